from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.wall import Wall
from kiosk.importing.folder import read_folder
from tests.support.exhibits import screen, wall
from tests.support.folders import edit, slides_folder

VIEW = "east/east-story/media/view.png"
EAST = [replace(screen(f"e{number}", "east"), pixels=(100, 64), width_mm=1000, place=(number, 0)) for number in range(4)]
FOUR = wall(*EAST)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Its one raster picture is large: 1000 x 250."""
    made = slides_folder(tmp_path / "slides")
    Image.new("RGB", (1000, 250), "#336699").save(made / VIEW)
    return made


def read(folder: Path, on: Wall, held: dict[str, bytes]) -> Exhibit:
    def put(content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        held[sha256] = content
        return sha256

    return read_folder(folder, on, put, lambda done, of: None)


def view(folder: Path, on: Wall, held: dict[str, bytes]) -> MediaFile:
    return next(media for media in read(folder, on, held).media if media.path == VIEW)


def shown_px(folder: Path, on: Wall) -> tuple[int, int]:
    shown = view(folder, on, {}).shown
    return shown.width_px, shown.height_px


def spanning(folder: Path) -> Path:
    edit(folder / "east/east-story/deck.toml", "alt = ", "span = true\nalt = ")
    return folder


def test_a_large_picture_is_kept_and_shown_smaller(folder: Path) -> None:
    held: dict[str, bytes] = {}
    media = view(folder, FOUR, held)
    assert held[media.original.sha256] == (folder / VIEW).read_bytes()
    assert (media.shown.width_px, media.shown.height_px) == (100, 25)
    assert media.shown.size_bytes == len(held[media.shown.sha256])


def test_a_picture_over_several_screens_keeps_the_pixels_of_all_of_them(folder: Path) -> None:
    assert shown_px(spanning(folder), FOUR) == (400, 100)


def test_behind_the_bezels_there_is_picture_too(folder: Path) -> None:
    framed = wall(*(replace(each, bezel_mm=10) for each in EAST))
    assert shown_px(spanning(folder), framed) == (406, 102)


def test_it_is_the_screens_of_its_own_section_that_count(folder: Path) -> None:
    assert shown_px(spanning(folder), wall(*(replace(each, section="west") for each in EAST))) == (100, 25)


def test_a_file_that_two_slides_name_has_the_pixels_of_the_one_that_needs_more(folder: Path) -> None:
    deck = folder / "east/east-story/deck.toml"
    _, slide = deck.read_text("utf-8").split("[[slide]]")
    spanning(folder)
    deck.write_text(deck.read_text("utf-8") + "\n[[slide]]" + slide.replace('"view"', '"again"'), "utf-8")
    assert shown_px(folder, FOUR) == (400, 100)


def test_a_picture_that_is_named_twice_is_one(folder: Path) -> None:
    edit(folder / "sections.toml", "media/east.svg", "media/west.svg")
    assert [media.path for media in read(folder, FOUR, {}).media] == [VIEW, "media/west.svg"]


def test_an_upright_picture_keeps_pixels_to_cover_a_page_that_lies(folder: Path) -> None:
    Image.new("RGB", (250, 1000), "#336699").save(folder / VIEW)
    assert shown_px(folder, FOUR) == (25, 100)
