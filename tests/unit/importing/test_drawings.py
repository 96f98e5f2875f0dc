from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import ForeignPage
from kiosk.importing.drawings import read_drawing
from tests.support import corpus
from tests.support.folders import picture
from tests.support.foreign import silent, task

Colour = tuple[int, int, int, int]


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    """Words are drawn with the fonts of a Qt that is there already."""


def drawn(folder: Path, content: bytes) -> tuple[ForeignPage, Image.Image]:
    file = folder / "图.svg"
    file.write_bytes(content)
    job = task(folder, file)
    [page] = read_drawing(job, silent).pages
    with Image.open(job.outbox / page.picture) as shown:
        return page, shown.convert("RGBA")


def middle(image: Image.Image) -> object:
    return image.getpixel((image.width // 2, image.height // 2))


def test_a_drawing_is_as_large_as_the_panel_has_room(tmp_path: Path) -> None:
    page, shown = drawn(tmp_path, corpus.svg("<title> 名字 </title><desc>一张图</desc><text>一<tspan>二</tspan></text>"))
    assert (page.width_px, page.height_px) == shown.size == (480, 360)
    assert (page.title, page.alt, page.words, page.remarks) == ("名字", "一张图", "一二", ())
    assert middle(shown) == (0x33, 0x66, 0x99, 255)


def test_where_nothing_is_drawn_it_can_be_seen_through(tmp_path: Path) -> None:
    _, shown = drawn(tmp_path, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"/>')
    assert middle(shown) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="{}" width="80" height="60"/>',
        '<image xlink:href="{}" width="80" height="60"/>',
        '<style>@import "{}"; rect {{ fill: url({}) }}</style>',
        '<g filter="url({})"/>',
    ],
)
def test_what_lies_outside_is_neither_fetched_nor_shown(tmp_path: Path, inside: str) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (80, 60), "red").save(other)
    page, shown = drawn(tmp_path, corpus.svg(inside.replace("{}", other.as_uri()).replace("{{", "{").replace("}}", "}")))
    assert [remark.code for remark in page.remarks] == ["W-IMP-LINK"]
    assert middle(shown) != (255, 0, 0, 255)


def test_what_lies_inside_is_shown(tmp_path: Path) -> None:
    gradient = (
        '<linearGradient id="g"><stop stop-color="#00ff00"/></linearGradient><rect width="80" height="60" fill="url(#g)"/>'
    )
    page, shown = drawn(tmp_path, corpus.svg(gradient + '<circle id="c" r="1"/><use xlink:href="#c"/>'))
    assert (page.remarks, middle(shown)) == ((), (0, 255, 0, 255))


def test_a_picture_inside_a_drawing_is_shown(tmp_path: Path) -> None:
    inner = base64.b64encode(picture(8, 8)).decode()
    page, shown = drawn(tmp_path, corpus.svg(f'<image xlink:href="data:image/png;base64,{inner}" width="80" height="60"/>'))
    assert page.remarks == ()
    assert middle(shown) != (0x33, 0x66, 0x99, 255)


@pytest.mark.parametrize("inside", ["<script>alert(1)</script>", "<foreignObject><p/></foreignObject>"])
def test_what_runs_is_taken_out(tmp_path: Path, inside: str) -> None:
    page, _ = drawn(tmp_path, corpus.svg(inside))
    assert [remark.code for remark in page.remarks] == ["W-IMP-LINK"]


def test_a_link_leads_nowhere_and_its_words_stay(tmp_path: Path) -> None:
    page, _ = drawn(tmp_path, corpus.svg('<a href="http://example.org"><text>words</text></a>'))
    assert (page.words, [remark.code for remark in page.remarks]) == ("words", ["W-IMP-LINK"])


def test_a_style_sheet_beside_it_is_remarked_on(tmp_path: Path) -> None:
    page, _ = drawn(tmp_path, b'<?xml version="1.0"?><?xml-stylesheet href="/etc/a.css"?>' + corpus.svg(""))
    assert [remark.code for remark in page.remarks] == ["W-IMP-LINK"]


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        drawn(tmp_path, corpus.svg("")[:-3])
    assert caught.value.code == "E-IMG-TRUNC"
