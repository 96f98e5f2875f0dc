from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.stage.visit import navigation, untranslated
from kiosk.stage.visit.board import Board
from tests.support.pages import faults_of, words_in
from tests.support.visits import SLIDES, visited
from tests.unit.stage.visit.test_frame import SIZES

ONLY_CHINESE = replace(SLIDES[0], title=Text(zh="只有中文的标题"))


def laid(slide: Slide, on: Screen, language: Language) -> Board:
    told = visited(on=on, language=language)
    board = told.board()
    untranslated.build(board, slide)
    return board


@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
def test_a_page_that_is_only_in_chinese_says_so_to_who_reads_english(on: Screen) -> None:
    board = laid(ONLY_CHINESE, on, Language.EN)
    assert [words.text for words in words_in(board.root)] == [untranslated.NOT_IN_ENGLISH]
    assert faults_of(board.root, board.page) == []
    assert board.targets == []


def test_it_stands_above_the_page_and_apart_from_the_navigation() -> None:
    board = laid(ONLY_CHINESE, SIZES["55 inches"], Language.EN)
    assert board.root.childrenBoundingRect().bottom() <= board.page.canvas.heading_top
    assert board.root.childrenBoundingRect().bottom() < navigation.top_of(board.page.canvas, board.side)


@pytest.mark.parametrize(
    ("slide", "language"),
    [
        (ONLY_CHINESE, Language.ZH),
        (replace(SLIDES[0], title=Text(zh="中文", en="English")), Language.EN),
        (replace(SLIDES[0], title=Text(zh="2021")), Language.EN),
    ],
    ids=["read in Chinese", "translated", "nothing to translate"],
)
def test_else_nothing_is_said(slide: Slide, language: Language) -> None:
    assert words_in(laid(slide, SIZES["55 inches"], language).root) == []
