from __future__ import annotations

import pytest

from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.report_card import SENTENCES, Change, Grade, PageCard, ReportCard, font_remark, grade_of, partners
from kiosk.domain.text import Text


def remark(code: str) -> Remark:
    return Remark(code=code, message=Text(zh="一", en="one"))


def page(content: str, number: int = 1, **more: object) -> PageCard:
    return PageCard(number=number, title=content, slide=f"deck-{content}", content=content, **more)  # type: ignore[arg-type]


def card(*pages: PageCard, **more: object) -> ReportCard:
    return ReportCard(file="a.pptx", deck="a", section="west", playlist="a", pages=pages, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("codes", "grade"),
    [
        ([], Grade.A),
        (["W-CHK-HANZI", "W-CHK-TITLE", "W-IMP-SMALL", "W-IMP-CONTRAST"], Grade.A),
        (["W-IMP-ANIMATION", "W-IMP-AUDIO"], Grade.B),
        (["W-IMP-TRANSITION", "W-IMP-FONT"], Grade.C),
        (["W-IMP-LINK"], Grade.C),
        (["W-IMP-LINK", "W-IMP-OLE", "W-IMP-TRANSITION"], Grade.D),
        (["E-IMG-TRUNC"], Grade.D),
        (["W-IMP-NOBODY-KNOWS"], Grade.C),
    ],
)
def test_the_worst_that_is_said_gives_the_grade(codes: list[str], grade: Grade) -> None:
    assert grade_of(map(remark, codes)) is grade


def test_every_grade_has_its_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(Grade)
    assert all(sentence.zh and sentence.en for sentence in SENTENCES.values())


def test_the_worst_page_gives_the_files_grade() -> None:
    good, bad = page("a"), page("b", findings=(remark("W-IMP-OLE"),))
    assert card(good).grade is Grade.A
    assert card(good, bad, good).grade is Grade.D
    assert card(good, remarks=(remark("W-IMP-MACRO"),)).grade is Grade.B


def test_a_missing_font_is_told_on_its_pages_with_what_stands_for_it() -> None:
    told = font_remark(MissingFont(font="方正小标宋", substitute="Noto Serif CJK SC", pages=(3,)))
    assert grade_of([told]) is Grade.C
    for language in (told.message.zh, told.message.en or ""):
        assert "方正小标宋" in language
        assert "Noto Serif CJK SC" in language


def test_a_font_that_nobody_has_a_substitute_for_is_told_as_well() -> None:
    told = font_remark(MissingFont(font="甲", substitute="", pages=(3,))).message
    assert "“”" not in told.zh
    assert "''" not in (told.en or "")


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("abc", "abc"),
        ("cab", "cab"),
        ("axc", "abc"),
        ("xabc", "-abc"),
        ("ab", "ab"),
        ("xyz", "abc"),
        ("xyzw", "abc-"),
        ("aab", "acb"),
    ],
)
def test_pages_find_what_they_were_by_what_is_on_them_then_in_their_order(contents: str, expected: str) -> None:
    found = partners([page(content) for content in "abc"], list(contents))
    assert "".join(old.content if old is not None else "-" for old in found) == expected


def test_only_pages_that_became_slides_count_as_changed() -> None:
    hidden = PageCard(number=2, title="b", hidden=True)
    told = card(page("a"), hidden, page("c", change=Change.CHANGED))
    assert [each.title for each in told.changed(Change.ADDED)] == ["a"]
    assert [each.title for each in told.changed(Change.CHANGED)] == ["c"]
    assert told.has_findings is False
