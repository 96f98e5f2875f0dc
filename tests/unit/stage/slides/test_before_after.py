from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BeforeAfter, CaptionedPicture
from kiosk.domain.text import Text
from kiosk.domain.view import PLAIN, Grip, OpenPart, View
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page, Plate
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides import before_after
from tests.support.pages import asset, page, words_in

RED, BLUE = "#ff0000", "#0000ff"
ALT, CAPTION = Text(zh="图", en="A picture"), Text(zh="旧厂房", en="Workshops")
FIELDS = BeforeAfter(
    before=CaptionedPicture(file="old.png", alt=ALT, caption=CAPTION), after=CaptionedPicture(file="new.png", alt=ALT)
)
BARE = BeforeAfter(before=CaptionedPicture(file="old.png", alt=ALT), after=CaptionedPicture(file="new.png", alt=ALT))
SLIDE = Slide(id="x", title=Text(zh="更新"), fields=FIELDS)


def plate(colour: str, width: int, height: int) -> Plate:
    image = QImage(width // 10, height // 10, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Plate(shown=asset(width, height), image=image)


def sheet(view: View, canvas: Canvas = LANDSCAPE) -> Page:
    return page(canvas=canvas, view=view, plates={"old.png": plate(RED, 1600, 1200), "new.png": plate(BLUE, 1000, 2000)})


def seen(view: View) -> list[str]:
    """The colours in a line through the frame, above the knob, at a tenth, three, seven and nine tenths of its width."""
    on, frame = sheet(view), before_after.frame(LANDSCAPE)
    image = QImage(LANDSCAPE.width, LANDSCAPE.height, QImage.Format.Format_RGB32)
    scene = scene_with(before_after.build(on, SLIDE, FIELDS))
    painter = QPainter(image)
    render(scene, painter, QRectF(LANDSCAPE.rect), QRectF(LANDSCAPE.rect))
    painter.end()
    scene.clear()
    y = frame.top() + frame.height() // 4
    return [image.pixelColor(frame.left() + frame.width() * tenth // 10, y).name() for tenth in (1, 3, 7, 9)]


@pytest.mark.parametrize(
    ("view", "share"),
    [
        (PLAIN, 0.5),
        (View(part=0), 1.0),
        (View(part=1), 0.0),
        (View(part=7), 0.5),
        (View(share=0.2), 0.2),
        (View(part=0, share=0.2), 0.2),
        (View(share=1.5), 1.0),
        (View(share=-0.1), 0.0),
    ],
)
def test_the_handle_stands_where_it_was_drawn_to_else_as_was_chosen(view: View, share: float) -> None:
    assert before_after.divided_at(view) == share


@pytest.mark.parametrize(
    ("view", "colours"),
    [
        (PLAIN, [RED, RED, BLUE, BLUE]),
        (View(share=0.2), [RED, BLUE, BLUE, BLUE]),
        (View(share=0.8), [RED, RED, RED, BLUE]),
        (View(part=0), [RED] * 4),
        (View(part=1), [BLUE] * 4),
    ],
)
def test_left_of_the_handle_is_the_earlier_picture_and_right_of_it_the_later(view: View, colours: list[str]) -> None:
    assert seen(view) == colours


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("size", [(1600, 900), (400, 3000), (5000, 100)])
def test_both_pictures_cover_one_frame_cut_off_alike_on_both_sides(canvas: Canvas, size: tuple[int, int]) -> None:
    frame, place = before_after.frame(canvas), before_after.place(canvas, asset(*size))
    assert canvas.content.contains(frame)
    assert place.contains(frame)
    assert abs((frame.left() - place.left()) - (place.right() - frame.right())) <= 1
    assert abs((frame.top() - place.top()) - (place.bottom() - frame.bottom())) <= 1


@pytest.mark.parametrize("fields", [FIELDS, BARE], ids=["captions", "no captions"])
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_frame_is_gripped_and_the_cards_show_a_picture_whole(canvas: Canvas, fields: BeforeAfter) -> None:
    grip, before, after = before_after.areas(sheet(PLAIN, canvas), SLIDE, fields)
    assert (grip.act, before.act, after.act) == (Grip(), OpenPart(part=0), OpenPart(part=1))
    assert grip.rect == before_after.frame(canvas)
    for area in (before, after):
        assert min(area.rect.width(), area.rect.height()) >= 72
        assert canvas.content.contains(area.rect)
        assert not area.rect.intersects(grip.rect)
    assert not before.rect.intersects(after.rect)


def test_a_picture_that_is_seen_whole_is_the_only_one_that_is_named_on_the_frame() -> None:
    def words(view: View) -> list[str]:
        return [told.text for told in words_in(before_after.build(sheet(view), SLIDE, BARE))]

    assert [words(view).count("之前") for view in (PLAIN, View(part=0), View(part=1))] == [2, 2, 1]
    assert [words(view).count("之后") for view in (PLAIN, View(part=0), View(part=1))] == [2, 1, 2]
