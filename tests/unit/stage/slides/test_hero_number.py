from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import HeroNumber
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import hero_number
from kiosk.stage.slides.words import baseline
from tests.support.pages import LONG_LINE, LONG_TITLE, Told, page, words_in

AREA = HeroNumber(
    label=Text(zh="管辖面积", en="Area administered"),
    value=Text(zh="99"),
    unit=Text(zh="平方公里", en="km²"),
    note=Text(zh="近 70 万人", en="Nearly 700,000 people"),
)
LONG = replace(AREA, value=Text(zh="约 12,860,000", en="12,860,000"), label=LONG_LINE, note=LONG_LINE)


def build(
    fields: HeroNumber = AREA, language: Language = Language.ZH, canvas: Canvas = LANDSCAPE, title: Text = AREA.label
) -> dict[str, Told]:
    slide = Slide(id="x", title=title, fields=fields)
    return {words.text: words for words in words_in(hero_number.build(page(language, canvas), slide, fields))}


def test_a_short_number_is_as_large_as_it_gets_and_has_the_sections_hue() -> None:
    number = build()["99"]
    assert (number.token.px, number.colour) == (360, page().hue)


@pytest.mark.parametrize("value", ["99", "1", "千亿级", "第 12 位", "约 20"])
def test_the_ink_of_the_number_begins_where_the_words_below_do(value: str) -> None:
    hero = replace(AREA, value=Text(zh=value), unit=None)
    group = hero_number.build(page(name=ThemeName.LIGHT), Slide(id="x", title=LONG_LINE, fields=hero), hero)
    number = next(words for words in words_in(group) if words.text == value)
    scene = QGraphicsScene()
    scene.addItem(group)
    image = QImage(60, number.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), QRectF(LANDSCAPE.margin - 30, number.y, 60, number.height))
    painter.end()
    hue = QColor(number.colour)
    inked = [x for x in range(60) if any(image.pixelColor(x, y) == hue for y in range(number.height))]
    assert abs(inked[0] - 30) <= 2


def test_number_and_unit_stand_on_one_baseline_in_proportion() -> None:
    told = build()
    number, unit = told["99"], told["平方公里"]
    assert number.y + baseline(number.token) == unit.y + baseline(unit.token)
    assert 0.34 <= unit.token.px / number.token.px <= 0.4
    assert unit.x > number.right


def test_the_label_is_told_in_both_languages_and_the_note_in_one() -> None:
    told = build(title=LONG_TITLE)
    assert {"管辖面积", "Area administered", "近 70 万人"} <= set(told)
    assert "Nearly 700,000 people" not in told


def test_in_english_the_unit_is_part_of_the_label() -> None:
    told = build(language=Language.EN)
    assert "Area administered, km²" in told
    assert "km²" not in told


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_a_long_number_grows_smaller_until_it_and_all_below_it_have_room(canvas: Canvas, language: Language) -> None:
    told = build(LONG, language, canvas)
    number = told[LONG.value.read(language)]
    assert number.token.px < 360
    assert all(words.right <= canvas.width - canvas.margin for words in told.values())
    assert number.y >= canvas.content_top
    assert max(words.bottom for words in told.values()) <= canvas.content_bottom
