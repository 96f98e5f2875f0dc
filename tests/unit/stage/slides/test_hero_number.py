from dataclasses import replace

import pytest

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
