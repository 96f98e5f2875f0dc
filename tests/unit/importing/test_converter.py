"""What the converter says when its program fails; what it makes when all is well is looked at with the decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing import converter
from kiosk.importing.converter import Converter
from tests.support.slideshows import stand_in


def refused(folder: Path) -> BadInput:
    (folder / "deck.pptx").write_bytes(b"a deck")
    with pytest.raises(BadInput) as caught:
        Converter(folder / "deck.pptx", "年报.pptx", folder, folder / "fonts.conf").make("pdf")
    assert caught.value.where == "年报.pptx"
    assert caught.value.message.en
    return caught.value


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/pid; exec /bin/sleep 600")
    monkeypatch.setattr(converter, "LONGEST_S", 0.5)
    error = refused(tmp_path)
    assert error.code == "E-CONV-TIMEOUT"
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}").exists()


def test_a_program_that_makes_nothing_and_says_all_went_well_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "exit 0")
    assert refused(tmp_path).code == "E-CONV-NOOUT"


def test_an_empty_file_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, f": > {tmp_path}/office/pdf/deck.pdf")
    assert refused(tmp_path).code == "E-CONV-NOOUT"


def test_a_program_that_asks_to_be_started_again_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = f"[ -e {tmp_path}/once ] || {{ : > {tmp_path}/once; exit 81; }}"
    stand_in(tmp_path, monkeypatch, f"{again}\n/bin/cp {tmp_path}/deck.pptx {tmp_path}/office/pdf/deck.pdf")
    (tmp_path / "deck.pptx").write_bytes(bytes(100))
    made = Converter(tmp_path / "deck.pptx", "deck.pptx", tmp_path, tmp_path / "fonts.conf").make("pdf")
    assert made.read_bytes() == bytes(100)


def test_a_program_sees_nothing_of_our_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "told to nobody")
    stand_in(tmp_path, monkeypatch, f"/usr/bin/env > {tmp_path}/office/pdf/deck.pdf")
    (tmp_path / "deck.pptx").write_bytes(b"a deck")
    made = Converter(tmp_path / "deck.pptx", "deck.pptx", tmp_path, tmp_path / "fonts.conf").make("pdf")
    told = dict(line.split("=", 1) for line in made.read_text().splitlines())
    assert "SECRET" not in told
    assert told["HOME"] == str(tmp_path / "office")
    assert told["FONTCONFIG_FILE"] == str(tmp_path / "fonts.conf")
