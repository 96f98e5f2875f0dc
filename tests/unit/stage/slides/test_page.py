from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk.domain.asset import Media
from kiosk.domain.reach import target_px
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import Text
from kiosk.domain.view import View
from kiosk.stage.draw import draw
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Look, Plate
from kiosk.stage.pictures import pictures_of
from kiosk.stage.slides import attract, page
from kiosk.stage.slides import plate as plates
from kiosk.stage.slides.call import call_place
from kiosk.stage.visit.navigation import top_of
from tests.support.pages import asset, theme, words_in
from tests.support.pages import page as sheet
from tests.support.visits import SCREEN, exhibit

FIELDS = PageFields(file="media/x.png", alt=Text(zh="一页"), words="字", notes="备注")
SLIDE = Slide(id="x", title=Text(zh="某页"), fields=FIELDS)
PATH = "work/story/media/x.png"


def red(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    return image


def window(canvas: Canvas, size: tuple[int, int], *, visited: bool = False) -> QRectF:
    """Where the picture of a page stands."""
    on = sheet(canvas=canvas, plate=Plate(shown=asset(*size), image=red(*size)), view=View(visited=visited))
    (plate,) = page.build(on, SLIDE, FIELDS).childItems()
    assert isinstance(plate, plates.Plate)
    return plate.boundingRect()


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("size", [(1920, 1080), (1440, 1080), (800, 1131)])
def test_the_page_is_as_large_as_the_screen_has_room_for_all_of_it(canvas: Canvas, size: tuple[int, int]) -> None:
    place = window(canvas, size)
    assert canvas.rect.contains(place.toRect())
    assert place.width() == canvas.width or place.height() == canvas.height
    assert place.width() / place.height() == pytest.approx(size[0] / size[1], rel=0.01)
    assert place.center().toPoint() == QRectF(canvas.rect).center().toPoint()


def test_nothing_is_written_over_it() -> None:
    on = sheet(source=Text(zh="来源"), plate=Plate(shown=asset(1920, 1080), image=red(1920, 1080)))
    assert words_in(page.build(on, SLIDE, FIELDS)) == []


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_navigation_of_a_visitor_covers_none_of_it(canvas: Canvas) -> None:
    place = window(canvas, (1080, 1920) if canvas.portrait else (1920, 1080), visited=True)
    on = replace(SCREEN, pixels=(canvas.width, canvas.height), width_mm=680 if canvas.portrait else 1210)
    assert place.top() == 0
    assert place.bottom() <= top_of(canvas, target_px(on))


@pytest.mark.parametrize("pixels", [(1920, 1080), (3840, 1080), (1080, 1920), (1280, 720)])
def test_a_screen_shows_the_whole_page_on_the_ground_of_its_theme(pixels: tuple[int, int]) -> None:
    told = exhibit()
    story = replace(told.playlists[0], slides=(SLIDE.id,))
    media = (Media(path=PATH, shown=asset(1440, 1080)),)
    programme = replace(told, slides=(SLIDE,), playlists=(story,), media=media)
    content, on = Content(kind=ContentKind.SLIDE, slide=SLIDE.id), replace(SCREEN, pixels=pixels)
    (needed,) = pictures_of(programme, content, on)
    image = draw(programme, content, on, Look(theme=theme()), {PATH: red(needed.box.width(), needed.box.height())})
    shown = [image.pixelColor(x, pixels[1] // 2).name() for x in range(pixels[0])]
    assert abs(shown.count("#ff0000") - needed.box.width()) <= 2
    assert set(shown) - {"#ff0000"} <= {theme().bg.lower()} | {shown[shown.index("#ff0000") - 1], shown[shown.index("#ff0000")]}


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("size", [(1920, 1080), (1440, 1080), (800, 1131)])
def test_on_its_attract_frame_it_is_whole_and_apart_from_words_and_call(canvas: Canvas, size: tuple[int, int]) -> None:
    place = attract.page_place(canvas, asset(*size))
    assert canvas.rect.contains(place)
    assert place.width() / place.height() == pytest.approx(size[0] / size[1], rel=0.01)
    assert not any(place.intersects(call_place(canvas, turn)) for turn in range(3))
    on = sheet(canvas=canvas, plate=Plate(shown=asset(*size), image=red(*size)))
    assert [words.text for words in words_in(attract.build(on, SLIDE)) if words.rect.intersects(QRectF(place))] == []
