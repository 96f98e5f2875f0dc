from __future__ import annotations

import pytest

from tests.support.commands import Kiosk


def test_a_dropped_playlist_is_in_the_bin_and_comes_back(kiosk: Kiosk) -> None:
    kiosk.json("playlist", "add", "tour", "history", "@east-story", "--title", "参观", "--title-en", "Tour")
    before = kiosk.json("playlist", "show", "tour")
    kiosk.json("playlist", "drop", "tour")
    (thing,) = kiosk.json("slides", "bin", "--lang", "en")["bin"]
    assert thing["discarded"].endswith("+08:00")
    assert {name: thing[name] for name in ("id", "kind", "name", "title", "days_left")} == {
        "id": 1, "kind": "playlist", "name": "tour", "title": "Tour", "days_left": 30,
    }  # fmt: skip
    assert "tour  参观" in kiosk("slides", "bin").out
    assert kiosk.json("slides", "restore", "1") == {"kind": "playlist", "name": "tour", "restored": True}
    assert kiosk.json("slides", "bin") == {"bin": []}
    assert kiosk.json("playlist", "show", "tour") == before


@pytest.mark.parametrize(("words", "code"), [(("restore", "9"), "E-BIN-GONE"), (("restore", "tour"), "E-CLI-USAGE")])
def test_what_is_not_in_the_bin_is_refused_in_one_line(kiosk: Kiosk, words: tuple[str, ...], code: str) -> None:
    assert kiosk("slides", *words).refused(2) == code


def test_what_is_there_again_is_not_restored_beside_it(kiosk: Kiosk) -> None:
    kiosk.json("playlist", "add", "tour", "history")
    kiosk.json("playlist", "drop", "tour")
    kiosk.json("playlist", "add", "tour", "history")
    assert kiosk("slides", "restore", "1").refused(2) == "E-BIN-TAKEN"
