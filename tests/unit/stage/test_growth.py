from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import IdleRule, Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Bar, BarFields, TitleFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.stage.draw import draw, growth_of
from kiosk.stage.growth import SceneGrowth
from kiosk.stage.look import Look
from kiosk.stage.slides.card import bar
from kiosk.stage.slides.growing import Growing
from tests.support.exhibits import screen, wall
from tests.support.pages import section, theme

SCREEN = screen("screen-01", "work")
CHART, WORDS = (Content(kind=ContentKind.SLIDE, slide=slide) for slide in ("chart", "words"))
LOOK = Look(theme=theme(ThemeName.LIGHT))
BARS = BarFields(
    unit=Text(zh="公里", en="km"),
    bars=tuple(Bar(label=Text(zh=name), value=value) for name, value in (("东线", 340), ("西线", 215), ("环线", 88))),
)
PROGRAMME = Programme(
    revision=1,
    anchor_us=0,
    note="",
    wall=wall(SCREEN),
    sections=(section(),),
    sources=(),
    slides=(
        Slide(id="chart", title=Text(zh="三条线"), fields=BARS),
        Slide(id="words", title=Text(zh="没有图表"), fields=TitleFields(subtitle=Text(zh="字"))),
    ),
    playlists=(Playlist(id="story", section="work", title=Text(zh="故事"), slides=("chart", "words")),),
    assignments=(),
    media=(),
    idle=IdleRule(after_us=1, frame_us=1, frames=1),
)


def settled(on: Screen) -> QImage:
    return draw(PROGRAMME, CHART, on, LOOK, {})


def grown(on: Screen, *shares: float) -> QImage:
    """The settled picture after the chart has been painted over it at these shares, one after the other."""
    growth, sheet = growth_of(PROGRAMME, CHART, on, LOOK), settled(on)
    assert growth is not None
    for share in shares:
        growth.paint(sheet, share)
    return sheet


def coloured(image: QImage) -> int:
    """How many of the pixels on a grid have the hue of the bars."""
    hue = QColor(LOOK.theme.hue("s1")).rgb()
    return sum(image.pixel(x, y) == hue for x in range(0, image.width(), 7) for y in range(200, image.height(), 7))


@pytest.mark.parametrize("pixels", [(1920, 1080), (1080, 1920), (3840, 2160)])
def test_at_the_end_the_sheet_is_the_settled_picture(pixels: tuple[int, int]) -> None:
    """Within one of 255: where a line lies between two pixels is rounded at another place."""
    on = replace(SCREEN, pixels=pixels)
    come, picture = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (grown(on, 0.3, 1.0), settled(on)))
    assert np.abs(come - picture).max() <= 1


@pytest.mark.parametrize("pixels", [(1280, 720), (1280, 1024)])
def test_where_the_area_ends_between_two_pixels_it_fits_all_the_same(pixels: tuple[int, int]) -> None:
    """Within one of 255: where a line lies between two pixels is rounded at another place."""
    on = replace(SCREEN, pixels=pixels)
    come, picture = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (grown(on, 0.3, 1.0), settled(on)))
    assert np.abs(come - picture).max() <= 1


def test_at_the_beginning_there_is_no_bar_and_then_they_grow() -> None:
    none, half, full = (coloured(grown(SCREEN, share)) for share in (0.0, 0.5, 1.0))
    assert none == 0
    assert half == pytest.approx(full / 2, rel=0.1)


def test_nothing_changes_outside_the_area() -> None:
    sheet = QImage(200, 100, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#112233"))
    root = Growing(QRectF(10, 5, 20, 10))
    root.grow = lambda share: None  # type: ignore[method-assign]
    bar(QRectF(0, 0, 100, 50), "#FF0000", root)
    SceneGrowth(root, QRectF(0, 0, 200, 100), 2.0, "#000000").paint(sheet, 0.5)
    red = {(x, y) for x in range(200) for y in range(100) if sheet.pixelColor(x, y) == QColor("#FF0000")}
    assert red == {(x, y) for x in range(20, 60) for y in range(10, 30)}


def test_what_has_no_values_does_not_grow() -> None:
    for content in (WORDS, replace(CHART, kind=ContentKind.ATTRACT), Content(kind=ContentKind.BLACK)):
        assert growth_of(PROGRAMME, content, SCREEN, LOOK) is None
