from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.session import HINT_AFTER_US, Aid
from kiosk.domain.text import Language, Measure
from kiosk.domain.wall import Screen
from kiosk.stage.visit import hint
from kiosk.stage.visit.frame import visit_frame
from tests.support.pages import faults_of, words_in
from tests.support.visits import exhibit, visited
from tests.unit.stage.visit.test_frame import SIZES


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_it_is_a_few_words_that_answer_to_no_touch(on: Screen, language: Language, large: bool) -> None:
    session = visited().session
    told = visited(replace(session, aids=frozenset({Aid.LARGE_TEXT} if large else ())), on=on, language=language)
    board = told.board()
    hint.build(board)
    assert (board.targets, board.covered) == ([], [])
    assert faults_of(board.root, board.page) == []
    (words,) = words_in(board.root)
    assert Measure.of(words.text).hanzi <= 8
    assert (words.lines, words.right < board.page.canvas.width) == (1, True)


@pytest.mark.parametrize(("pages", "shown"), [(1, False), (2, True)])
def test_it_is_shown_where_there_is_another_page(pages: int, shown: bool) -> None:
    before, due = (visited(programme=exhibit(pages), t=t) for t in (HINT_AFTER_US - 1, HINT_AFTER_US))
    assert (visit_frame(before, None).image != visit_frame(due, None).image) is shown
