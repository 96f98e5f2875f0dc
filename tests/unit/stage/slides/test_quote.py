import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Quote
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import quote
from tests.support.pages import Told, page, words_in

WORDS = Text(zh="聚焦智慧产业，建设智慧社会。", en="Focus on smart industry, build a smart society.")
BY = Text(zh="发展思路", en="Development thinking")


def build(text: Text = WORDS, language: Language = Language.ZH, canvas: Canvas = LANDSCAPE) -> list[Told]:
    """Title, words in the page's language, in the other, whose they are."""
    fields = Quote(text=text, by=BY)
    return words_in(quote.build(page(language, canvas), Slide(id="x", title=Text(zh="两条路"), fields=fields), fields))


@pytest.mark.parametrize("language", list(Language))
def test_the_words_stand_in_both_languages_and_whose_they_are_below(language: Language) -> None:
    _, words, other, by = build(language=language)
    assert [words.text, other.text, by.text] == [WORDS.read(language), WORDS.read(language.other), BY.read(language)]
    assert words.bottom < other.y
    assert other.bottom < by.y
    assert words.token.px > other.token.px > by.token.px == 32


def test_words_without_translation_stand_alone() -> None:
    assert len(build(Text(zh="只有中文"))) == 3


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize(("hanzi", "least", "most"), [(8, 88, 88), (30, 64, 88), (60, 56, 64)])
def test_fewer_words_are_larger_and_sixty_hanzi_are_comfortable(canvas: Canvas, hanzi: int, least: int, most: int) -> None:
    _, words, *_ = build(Text(zh="字" * hanzi), canvas=canvas)
    assert least <= words.token.px <= most


def test_the_mark_is_modest_and_beside_the_words_or_above_them() -> None:
    mark = quote.mark().boundingRect()
    assert max(mark.width(), mark.height()) <= 160
    _, words, *_ = build()
    assert words.x >= LANDSCAPE.margin + mark.right()
    _, upright, *_ = build(canvas=PORTRAIT)
    assert upright.x == PORTRAIT.margin
