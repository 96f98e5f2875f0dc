from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.session import Aid, ChooseSection, GoOn, Left, begun
from kiosk.domain.text import Language
from kiosk.domain.view import PLAIN, OpenSlide
from kiosk.domain.wall import Screen
from kiosk.stage.visit import home
from kiosk.stage.visit.board import Board
from tests.support.pages import faults_of, words_in
from tests.support.visits import SLIDES, exhibit, visited
from tests.unit.stage.visit.test_frame import SIZES

LEFT = Left(slide=SLIDES[0].id, view=PLAIN, at_us=0)


def laid(
    on: Screen, language: Language = Language.ZH, aids: frozenset[Aid] = frozenset(), *, count: int = 16, left: Left | None = None
) -> Board:  # fmt: skip
    told = visited(replace(begun(0, "work", None), aids=aids), on=on, language=language, programme=exhibit(count))
    board = told.board()
    home.build(board, told.programme, told.session, left, frozenset())
    return board


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("count", [0, 1, 5, 16])
@pytest.mark.parametrize("aids", [frozenset(), frozenset({Aid.LARGE_TEXT})], ids=["usual", "large"])
def test_its_words_are_whole_and_on_nothing(aids: frozenset[Aid], count: int, on: Screen, language: Language) -> None:
    board = laid(on, language, aids, count=count, left=LEFT)
    assert faults_of(board.root, board.page) == []


@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
def test_all_sections_and_the_slides_of_the_chosen_one_are_there(on: Screen) -> None:
    acts = [target.act for target in laid(on, count=8).targets]
    assert [act.slide for act in acts if isinstance(act, OpenSlide)] == [slide.id for slide in SLIDES[:8]]
    sections = [section.id for section in exhibit().sections]
    assert [act.section for act in acts if isinstance(act, ChooseSection)] == sections


def test_the_page_that_was_left_is_offered() -> None:
    on = SIZES["43 inches"]
    assert GoOn() in [target.act for target in laid(on, left=LEFT).targets]
    assert GoOn() not in [target.act for target in laid(on).targets]


def test_whoever_reaches_only_the_tabs_begins_with_a_sections_first_page() -> None:
    board = laid(SIZES["43 inches"], aids=frozenset({Aid.LOW_REACH}))
    tab = next(target for target in board.targets if target.rect.top() > 700 and target.rect.left() > 600)
    assert tab.act == OpenSlide(slide=SLIDES[0].id)


def test_a_section_without_slides_still_says_what_it_is() -> None:
    texts = [words.text for words in words_in(laid(SIZES["43 inches"], count=0).root)]
    assert exhibit().section_by_id["work"].name.zh in texts
