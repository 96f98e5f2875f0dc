from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.sentence.names import key, normal, set_aside


def nothing(name: str) -> bool:
    return False


@given(st.text())
def test_the_normal_form_keeps_every_place(text: str) -> None:
    assert len(normal(text)) == len(text)
    assert normal(normal(text)) == normal(text)


def test_a_name_is_compared_by_its_letters_and_figures() -> None:
    assert key("“十三五”发展成效") == key("十三五 发展成效") == "十三五发展成效"
    assert key("Ｓｃｈｏｏｌ-Visit ２") == "schoolvisit2"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("每天 学校 参观", "学校参观", ["学校 参观"]),
        ("the over-view and overview", "overview", ["over-view", "overview"]),
        ("overviews", "overview", []),
        ("tour1", "tour", []),
        ("9-11", "911", []),
        ("screen 07", "screen-07", ["screen 07"]),
        ("在家", "家", []),
        ("“家”", "家", ["家"]),
    ],
)
def test_names_are_found_however_they_are_spaced_but_not_within_words(text: str, name: str, found: list[str]) -> None:
    kept, named = set_aside(text, [name], nothing)
    assert sorted(item.text for item in named) == sorted(found)
    assert len(kept) == len(text)
    assert all(item.text not in kept for item in named)


def test_the_longest_name_goes_first() -> None:
    _, named = set_aside("school visit tour", ["visit", "school visit tour", "school visit"], nothing)
    assert [item.text for item in named] == ["school visit tour"]


def test_a_name_that_can_be_read_stays_unless_it_is_quoted() -> None:
    assert set_aside("周末 《周末》", ["周末"], lambda name: True)[1][0].start == 4


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("在西厅", True),
        ("在“西厅”", True),
        ("西厅展区", True),
        ("on the west", True),
        ("west section", True),
        ("放西厅", False),
    ],
)
def test_the_words_around_a_name_say_that_it_is_a_place(text: str, placed: bool) -> None:
    (found,) = set_aside(text, ["西厅", "west"], nothing)[1]
    assert found.placed is placed
