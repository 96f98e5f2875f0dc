from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page, Plate
from kiosk.stage.slides import plate as plates
from kiosk.stage.slides import span
from tests.support.pages import LONG_LINE, LONG_TITLE, SOURCE, asset, faults_of, page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
TITLE = Text(zh="一条长河", en="One long river")
TEXT = Text(zh="从源头走来。\n往大海走去。", en="It comes from its spring.\nIt goes to the sea.")
LONG = Text(zh="\n".join([LONG_LINE.zh] * 3), en="\n".join([LONG_LINE.en or ""] * 3))


def part() -> Plate:
    return Plate(shown=asset(7680, 1080), image=QImage(1920, 1080, QImage.Format.Format_RGB32))


def build(on: Page, *, first: bool, title: Text = TITLE, text: Text = TEXT) -> QGraphicsItem:
    fields = PictureFields(file="media/x.svg", alt=Text(zh="图"), text=text, span=True)
    return span.build(on, Slide(id="x", title=title, fields=fields, source="a"), fields, first=first)


@CANVASES
def test_the_part_of_the_picture_covers_the_page(canvas: Canvas) -> None:
    root = build(page(canvas=canvas, plate=part()), first=False)
    (shown,) = (child for child in root.childItems() if isinstance(child, plates.Plate))
    assert shown.boundingRect() == canvas.rect


def test_without_the_picture_the_ornament_of_the_hue_is_there() -> None:
    root = build(page(plate=Plate(shown=asset(7680, 1080), image=None)), first=False)
    assert not any(isinstance(child, plates.Plate) for child in root.childItems())
    assert root.childItems()


def test_the_first_screen_tells_title_text_and_source_and_no_other_does() -> None:
    on = page(source=SOURCE, plate=part())
    told = [words.text for words in words_in(build(on, first=True))]
    assert told == [TITLE.zh, TITLE.en, *TEXT.zh.splitlines(), SOURCE.zh]
    assert words_in(build(on, first=False)) == []


@CANVASES
@pytest.mark.parametrize("language", list(Language))
def test_even_long_words_keep_to_the_veil_and_are_large_enough(canvas: Canvas, language: Language) -> None:
    on = page(language, canvas, source=SOURCE, plate=part())
    root = build(on, first=True, title=LONG_TITLE, text=LONG)
    told = words_in(root)
    assert faults_of(root, on) == []
    assert all(above.bottom <= below.y for above, below in pairwise(told))
    assert min(words.token.px for words in told) >= 28
    assert max(words.right for words in told) <= min(canvas.margin + span.WIDTH, canvas.width - canvas.margin) - span.PAD


def test_words_are_light_in_both_themes() -> None:
    for name in ThemeName:
        inks = [QColor(words.colour) for words in words_in(build(page(name=name, plate=part()), first=True))]
        assert min(ink.lightnessF() for ink in inks) > 0.6
