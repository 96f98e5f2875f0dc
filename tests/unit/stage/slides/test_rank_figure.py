import pytest

from kiosk.domain.text import Language
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.rank_figure import Figure, around
from tests.support.pages import page, words_in


@pytest.mark.parametrize(
    ("rank", "after"),
    [
        (1, "st"),
        (2, "nd"),
        (3, "rd"),
        (4, "th"),
        (11, "th"),
        (12, "th"),
        (13, "th"),
        (17, "th"),
        (23, "rd"),
        (101, "st"),
        (111, "th"),
    ],
)
def test_english_ranks_have_their_ending(rank: int, after: str) -> None:
    assert around(rank, Language.EN) == ("", after)


def test_chinese_ranks_stand_between_two_words() -> None:
    assert around(23, Language.ZH) == ("第", "位")


@pytest.mark.parametrize("language", list(Language))
def test_a_figure_tells_its_width_and_stands_around_its_middle(language: Language, sheet: Group) -> None:
    on = page(language)
    figure = Figure(on, 1_286, 128, on.hue, sheet)
    told = words_in(figure)
    number = next(words for words in told if words.text == "1,286")
    assert (number.token.px, number.colour) == (128, on.hue)
    assert (min(words.x for words in told), max(words.right for words in told)) == (0, figure.width)
    assert all(28 <= words.token.px < 128 for words in told if words != number)
    assert number.y < 0 < number.bottom
