from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Kiosk
from tests.support.folders import picture


@pytest.fixture
def view(tmp_path: Path) -> Path:
    file = tmp_path / "Panorama.png"
    file.write_bytes(picture(64, 36))
    return file


def test_an_import_answers_in_its_shape(kiosk: Kiosk, view: Path) -> None:
    (told,) = kiosk.json("import", str(view), "--section", "east")["files"]
    assert {name: told[name] for name in ("file", "status", "code", "missing_fonts", "deck", "section", "playlist")} == {
        "file": "Panorama.png", "status": "ok", "code": None, "missing_fonts": [],
        "deck": "panorama", "section": "east", "playlist": "panorama",
    }  # fmt: skip
    (slide,) = told["slides"]
    assert {name: slide[name] for name in ("index", "status", "findings", "slide", "change")} == {
        "index": 1, "status": "ok", "findings": [], "slide": "panorama-1", "change": "added"
    }  # fmt: skip
    assert told["seconds"] > 0


def test_a_person_is_told_in_their_language(kiosk: Kiosk, view: Path) -> None:
    assert "1 页进入展区 west" in kiosk("import", str(view)).out
    assert "1 slides for section west" in kiosk("import", str(view), "--lang", "en").out


def test_what_came_in_is_published_like_any_slide(kiosk: Kiosk, view: Path) -> None:
    kiosk.json("import", str(view), "--section", "east", "--playlist", "east-story")
    kiosk.json("publish")
    (east,) = (item for item in kiosk.json("now")["screens"] if item["section"] == "east")
    assert (east["playlist"], east["slide"]["of"]) == ("east-story", 2)


def test_one_live_slide_is_of_one_file(kiosk: Kiosk, view: Path) -> None:
    assert kiosk("import", str(view), str(view), "--live", "1").refused(2) == "E-CLI-USAGE"
    assert kiosk("import", str(view), "--live", "0").refused(2) == "E-CLI-USAGE"
    assert kiosk("import").refused(2) == "E-CLI-USAGE"


def test_without_slides_there_is_no_section_to_go_to(bare: Kiosk, view: Path) -> None:
    assert bare("import", str(view)).refused(3) == "E-DB-MISSING"
    bare.json("init")
    assert bare("import", str(view)).refused(3) == "E-DRAFT-EMPTY"


def test_slides_are_found_by_a_part_of_a_word(kiosk: Kiosk) -> None:
    assert kiosk.json("slides", "find", "段") == {
        "query": "段",
        "slides": [
            {
                "slide": "view", "deck": "east-story", "section": "east", "playlist": ["east-story"], "title": "外景",
                "excerpt": "第一【段】 第二【段】 One Two",
            }
        ],
    }  # fmt: skip
    (hit,) = kiosk.json("slides", "find", "欢", "welc", "--lang", "en")["slides"]
    assert (hit["slide"], hit["title"]) == ("opening", "Welcome")
    assert kiosk("slides", "find", "外景").out.startswith("east/east-story  view  外景  —  ")


def test_who_finds_nothing_is_told_what_to_try(kiosk: Kiosk) -> None:
    assert kiosk.json("slides", "find", "没有", "的词") == {"query": "没有 的词", "slides": []}
    assert "换个说法" in kiosk("slides", "find", "没有的词").out
    assert "try another word" in kiosk("slides", "find", "nowhere", "--lang", "en").out
