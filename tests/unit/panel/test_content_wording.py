from __future__ import annotations

import pytest

from kiosk.domain.slide import SlideKind, Transition
from kiosk.domain.text import Language, Text
from kiosk.panel import content_wording as words
from kiosk.services.shelf import News


def test_every_kind_transition_language_and_news_has_its_word_in_both_languages() -> None:
    for told, of in (
        (words.KINDS, SlideKind), (words.TRANSITIONS, Transition), (words.LANGUAGES, Language), (words.NEWS_SHORT, News),
    ):  # fmt: skip
        assert set(told) == set(of)
        assert all(text.en for text in told.values())


@pytest.mark.parametrize(
    ("duration_us", "zh", "en"),
    [
        (8_000_000, "8 秒", "8 s"),
        (11_800_000, "11.8 秒", "11.8 s"),
        (142_000_000, "2 分 22 秒", "2 min 22 s"),
        (3_600_000_000, "60 分 00 秒", "60 min 00 s"),
        (0, "0 秒", "0 s"),
    ],
)
def test_spans_are_told_to_the_second_or_its_tenth(duration_us: int, zh: str, en: str) -> None:
    assert words.span(duration_us) == Text(zh=zh, en=en)


def test_what_was_found_says_when_there_is_more() -> None:
    assert words.found(1, False) == Text(zh="找到 1 页", en="1 slide found")
    assert "多写几个字" in words.found(200, True).zh


def test_a_name_is_written_in_the_language_it_is_read_in() -> None:
    both, zh = Text(zh="甲", en="A"), Text(zh="甲")
    assert words.renamed(both, "乙", Language.ZH) == Text(zh="乙", en="A")
    assert words.renamed(both, "B", Language.EN) == Text(zh="甲", en="B")
    assert words.renamed(zh, "B", Language.EN) == Text(zh="B")
