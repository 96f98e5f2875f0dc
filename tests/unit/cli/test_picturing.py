from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.support.commands import Kiosk, process

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_shape_of_wall(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "wall.png"
    at = "2199-01-01T09:30"
    answer = kiosk.json("wall", "--at", at, str(file), "--lang", "en")
    now = kiosk.json("now", "--at", at, "--lang", "en")
    assert answer == {"at": now["at"], "revision": 1, "file": str(file), "screens": now["screens"]}
    assert not QImage(str(file)).isNull()


def test_wall_for_people(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "wall.png"
    zh, en = (kiosk("wall", str(file), "--at", "2199-01-01", "--lang", language).out for language in ("zh", "en"))
    assert zh == f"2199-01-01T00:00:00+08:00 的 3 块屏画在 {file}\n"
    assert en == f"3 screens at 2199-01-01T00:00:00+08:00 are drawn in {file}\n"


def test_wall_of_one_screen(kiosk: Kiosk, tmp_path: Path) -> None:
    answer = kiosk.json("wall", "--screen", "e1", str(tmp_path / "e1.png"))
    assert [item["screen"] for item in answer["screens"]] == ["e1"]
    assert QImage(str(tmp_path / "e1.png")).height() == 1920


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--at", "garbage"), "E-CLI-TIME", 2),
        (("--screen", "nope"), "E-CUE-TARGET", 2),
        (("--at", "2000-01-01"), "E-PGM-NONE", 3),
    ],
    ids=lambda value: str(value),
)
def test_what_cannot_be_drawn_leaves_no_file(
    kiosk: Kiosk, tmp_path: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    assert kiosk("wall", str(tmp_path / "wall.png"), *words).refused(exit_code) == code
    assert not (tmp_path / "wall.png").exists()


def test_a_place_that_cannot_be_written_to(kiosk: Kiosk, tmp_path: Path) -> None:
    ran = kiosk("wall", str(tmp_path / "no" / "wall.png"), "--json")
    assert (ran.code, ran.answer["error"]["code"]) == (3, "E-SNAPSHOT")


def test_without_a_file_it_says_how_it_is_called(kiosk: Kiosk) -> None:
    assert kiosk("wall").refused(2) == "E-CLI-USAGE"


def test_no_display_is_needed(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "wall.png"
    ran = process(kiosk.data, "wall", str(file), QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert (ran.code, ran.err) == (0, "")
    assert not QImage(str(file)).isNull()
