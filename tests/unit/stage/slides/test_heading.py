import pytest

from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import heading
from kiosk.stage.slides.card import Group
from tests.support.pages import LONG_TITLE, page, words_in

TITLE = Text(zh="全国排名从第 23 位升至第 17 位", en="National rank: from 23rd to 17th")


@pytest.mark.parametrize(("language", "px", "other"), [(Language.ZH, 64, TITLE.en), (Language.EN, 56, TITLE.zh)])
def test_the_other_language_stands_below_smaller(language: Language, px: int, other: str, sheet: Group) -> None:
    first, second = words_in(heading.build(page(language), TITLE, sheet))
    assert (first.text, first.token.px, first.token.weight) == (TITLE.read(language), px, 700)
    assert (second.text, second.token.px, second.token.weight) == (other, 32, 400)
    assert second.y >= first.bottom


def test_a_title_without_translation_stands_alone(sheet: Group) -> None:
    (only,) = words_in(heading.build(page(Language.EN), Text(zh="只有中文"), sheet))
    assert only.text == "只有中文"


@pytest.mark.parametrize("hanzi", [22, 26])
def test_the_longest_good_titles_keep_one_line(hanzi: int, sheet: Group) -> None:
    first, *_ = words_in(heading.build(page(), Text(zh="字" * hanzi), sheet))
    assert (first.lines, first.token.px) == (1, 64)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_a_long_title_stays_above_the_content(language: Language, canvas: Canvas, sheet: Group) -> None:
    built = heading.build(page(language, canvas), LONG_TITLE, sheet)
    assert max(words.bottom for words in words_in(built)) <= canvas.content_top
