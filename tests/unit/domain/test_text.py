from __future__ import annotations

import pytest

from kiosk.domain.text import Language, Measure, Text


def test_a_text_is_read_in_the_language_asked_for() -> None:
    assert Text(zh="你好", en="Hello").read(Language.EN) == "Hello"
    assert Text(zh="你好", en="Hello").read(Language.ZH) == "你好"


@pytest.mark.parametrize("en", [None, ""])
def test_what_is_not_translated_is_read_in_chinese_never_blank(en: str | None) -> None:
    assert Text(zh="你好", en=en).read(Language.EN) == "你好"


def test_each_language_has_another() -> None:
    assert [language.other for language in Language] == [Language.EN, Language.ZH]


@pytest.mark.parametrize(
    ("text", "hanzi", "words", "figures"),
    [
        ("", 0, 0, 0),
        ("展览馆，欢迎你！", 6, 0, 0),
        ("state-of-the-art don’t", 0, 2, 0),
        ("1,234.5 个，占 67%", 2, 0, 2),
        ("𠮷野家 AI 2026", 3, 1, 1),
    ],
)
def test_what_there_is_to_read(text: str, hanzi: int, words: int, figures: int) -> None:
    assert Measure.of(text) == Measure(hanzi=hanzi, words=words, figures=figures)


def test_parts_are_counted_apart() -> None:
    assert Measure.of("one", "two", "3", "4") == Measure(hanzi=0, words=2, figures=2)


def test_reading_takes_time_for_each() -> None:
    assert Measure(hanzi=0, words=0, figures=0).reading_s() == 3
    assert Measure(hanzi=8, words=6, figures=2).reading_s() == 3 + 2 + 2 + 3
