import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Plate
from kiosk.stage.slides import poster
from tests.support.pages import asset, page, section, words_in


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("size", [(1920, 1080), (800, 800)])
def test_the_picture_covers_the_page(canvas: Canvas, size: tuple[int, int]) -> None:
    assert poster.place(canvas, asset(*size)).contains(canvas.rect)


@pytest.mark.parametrize("image", [None, QImage(1920, 1080, QImage.Format.Format_RGB32)], ids=["from nothing", "picture"])
def test_name_and_promise_are_told_in_both_languages(image: QImage | None) -> None:
    plate = Plate(shown=asset(1920, 1080), image=image)
    told = {words.text for words in words_in(poster.build(page(plate=plate)))}
    name, promise = section().name, section().promise
    assert told == {name.zh, name.en, promise.zh, promise.en}


def test_a_long_name_rather_becomes_smaller_than_it_has_two_lines() -> None:
    on = page(Language.EN)
    name = next(words for words in words_in(poster.build(on)) if words.text == on.section.name.en)
    assert (name.lines, name.token.px) == (1, 80)


def test_words_on_a_picture_are_light_in_both_themes() -> None:
    plate = Plate(shown=asset(1920, 1080), image=QImage(1920, 1080, QImage.Format.Format_RGB32))
    for name in ThemeName:
        inks = [QColor(words.colour) for words in words_in(poster.build(page(plate=plate, name=name)))]
        assert min(ink.lightnessF() for ink in inks) > 0.6
