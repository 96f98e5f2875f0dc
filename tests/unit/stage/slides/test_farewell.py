from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.qtkit.contrast import contrast
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Plate
from kiosk.stage.slides import farewell
from tests.support.pages import asset, faults_of, page, theme, words_in

HALL = Text(zh="河岸展厅", en="The hall at the river")
LONG_HALL = Text(
    zh="国家自主创新示范区核心区五年建设成就与智慧城市综合体验展示中心",
    en="Exhibition centre of the national innovation demonstration zone and of the smart city test site",
)
PICTURE = Plate(shown=asset(1920, 1080), image=QImage(1920, 1080, QImage.Format.Format_RGB32))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("plate", [None, PICTURE], ids=["from nothing", "picture"])
def test_it_says_in_both_languages_where_one_was_and_that_it_is_over(language: Language, plate: Plate | None) -> None:
    said = [words.text.replace("\u2028", " ") for words in words_in(farewell.build(page(language, plate=plate), HALL))]
    first, second = language, language.other
    spaced = farewell.WORDS.read(first).replace("，", "， ") if first is Language.ZH else farewell.WORDS.read(first)
    assert said == [HALL.read(first), HALL.read(second), spaced, farewell.WORDS.read(second)]


def test_a_hall_that_was_never_translated_has_one_name() -> None:
    said = [words.text for words in words_in(farewell.build(page(), Text(zh="河岸展厅")))]
    assert said.count("河岸展厅") == 1


@pytest.mark.parametrize("name", ThemeName)
def test_it_is_dark_in_every_theme_and_can_be_read(name: ThemeName) -> None:
    ground, _ = farewell.inks(theme(name))
    assert QColor(ground).lightnessF() < 0.2
    for words in words_in(farewell.build(page(name=name), HALL)):
        assert contrast(words.colour, ground) >= 7


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("hall", [HALL, LONG_HALL], ids=["short", "long"])
def test_all_words_stand_in_their_places(canvas: Canvas, language: Language, hall: Text) -> None:
    on = page(language, canvas)
    assert faults_of(farewell.build(on, hall), on) == []


def test_each_clause_has_its_line_where_there_is_room() -> None:
    for language in Language:
        goodbye = words_in(farewell.build(page(language), HALL))[2]
        assert goodbye.lines == 2
