import pytest

from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE
from kiosk.stage.slides import footnote
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.words import Words
from tests.support.pages import SOURCE, page


@pytest.mark.parametrize("language", list(Language))
def test_the_source_stands_at_the_foot(language: Language, sheet: Group) -> None:
    words = footnote.build(page(language, source=SOURCE), sheet)
    assert isinstance(words, Words)
    assert (words.text, words.token.px, words.lines) == (SOURCE.read(language), 28, 1)
    assert words.y() + words.size.height() == LANDSCAPE.footnote_bottom


def test_a_long_source_takes_two_lines_and_stays_below_the_content(sheet: Group) -> None:
    words = footnote.build(page(source=Text(zh="来源" * 50)), sheet)
    assert isinstance(words, Words)
    assert words.lines == 2
    assert words.y() >= LANDSCAPE.content_bottom


def test_a_slide_without_a_source_has_no_footnote(sheet: Group) -> None:
    assert footnote.build(page(), sheet) is None


def test_beside_a_picture_it_keeps_to_the_width_it_is_given(sheet: Group) -> None:
    words = footnote.build(page(source=Text(zh="来源" * 20)), sheet, 682)
    assert isinstance(words, Words)
    assert (words.lines, words.size.width() <= 682) == (2, True)
