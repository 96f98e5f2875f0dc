from __future__ import annotations

import pytest

from kiosk.domain.session import StartOver, StayHere
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.stage.visit import asking
from tests.support.pages import faults_of, words_in
from tests.support.visits import visited
from tests.unit.stage.visit.test_frame import SESSIONS, SIZES


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ["page", "large"])
def test_it_asks_in_both_languages_with_the_seconds_that_are_left(name: str, on: Screen, language: Language) -> None:
    board = visited(SESSIONS[name], on=on, language=language).board()
    asking.build(board, 17, 20)
    texts = [words.text for words in words_in(board.root)]
    assert {"17", "还在看吗？", "Still there?"} <= set(texts)
    assert faults_of(board.root, board.page) == []
    assert [target.act for target in board.targets] == [StayHere(), StartOver(), StayHere()]


def test_nothing_below_it_answers() -> None:
    board = visited().board()
    board.target(board.page.canvas.rect, StartOver(), asking.OVER)
    asking.build(board, 17, 20)
    assert len(board.targets) == 3
