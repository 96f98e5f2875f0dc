from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import SectionOpener
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page, Plate
from kiosk.stage.slides import plate as plates
from kiosk.stage.slides import section_opener
from tests.support.pages import LONG_TITLE, SOURCE, asset, cards_in, page, section, words_in

TITLE = Text(zh="主要工作", en="What was done")
CONTENTS = (
    Text(zh="超算中心", en="Supercomputing"),
    Text(zh="天健湖", en="Tianjian Lake"),
    Text(zh="挂图作战", en="Wall chart"),
)
CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def build(on: Page, title: Text = TITLE, contents: tuple[Text, ...] = CONTENTS) -> QGraphicsItem:
    fields = SectionOpener(file="media/x.svg", alt=Text(zh="图"), contents=contents)
    return section_opener.build(on, Slide(id="x", title=title, fields=fields), fields)


def test_the_sections_place_is_told_by_a_figure_in_both_languages() -> None:
    def numeral(on: Page) -> QPainterPath:
        root = build(on)
        return next(child for child in root.childItems() if isinstance(child, QGraphicsPathItem)).path()

    first, third, third_in_english = (
        numeral(replace(page(language), number=number))
        for language, number in ((Language.ZH, 1), (Language.ZH, 3), (Language.EN, 3))
    )
    assert first != third
    assert third == third_in_english


@CANVASES
@pytest.mark.parametrize("size", [(1920, 1080), (800, 800), (300, 900)])
def test_the_picture_covers_its_part_of_the_page_past_the_edges(canvas: Canvas, size: tuple[int, int]) -> None:
    frame = section_opener.frame(canvas)
    assert section_opener.place(canvas, asset(*size)).contains(frame)
    assert frame.top() < 0 < canvas.width < frame.right()
    assert canvas.portrait or frame.bottom() > canvas.height


def test_a_picture_that_is_not_there_leaves_a_blank_plate() -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)

    def plates_with(image: QImage | None) -> int:
        root = build(page(plate=Plate(shown=asset(1920, 1080), image=image)))
        return sum(isinstance(child, plates.Plate) for child in root.childItems())

    assert (plates_with(image), plates_with(None)) == (1, 0)


def test_title_promise_and_contents_are_told_and_the_title_in_both_languages() -> None:
    told = [words.text for words in words_in(build(page(Language.EN)))]
    promise = section().promise.read(Language.EN)
    assert told == ["What was done", "主要工作", promise, "Supercomputing", "Tianjian Lake", "Wall chart"]


@CANVASES
@pytest.mark.parametrize("language", list(Language))
def test_even_long_words_touch_neither_the_picture_nor_the_numeral(canvas: Canvas, language: Language) -> None:
    contents = (Text(zh="国家超算郑州中心一期", en="Supercomputing Centre, phase 1"),) * 3
    root = build(page(language, canvas, source=SOURCE), LONG_TITLE, contents)
    picture = QRectF(section_opener.frame(canvas))
    numeral = next(child for child in root.childItems() if isinstance(child, QGraphicsPathItem)).sceneBoundingRect()
    assert not picture.intersects(numeral)
    for words in words_in(root):
        assert not words.rect.intersects(picture), words.text
        assert words.y >= numeral.bottom(), words.text
        assert words.token.px >= 28, words.text


def test_each_word_of_the_contents_has_a_pill_of_its_own() -> None:
    on = page()
    root = build(on)
    pills = cards_in(root, on.theme.surface)
    assert len(pills) == 3
    assert not any(one.intersects(other) for one, other in combinations(pills, 2))
    assert all(pill.contains(words.rect) for pill, words in zip(pills, words_in(root)[-3:], strict=True))


def test_without_contents_the_promise_stands_at_the_foot() -> None:
    last = words_in(build(page(), contents=()))[-1]
    assert (last.text, last.bottom) == (section().promise.zh, LANDSCAPE.content_bottom)
