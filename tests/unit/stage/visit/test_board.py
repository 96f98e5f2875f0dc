from __future__ import annotations

from PySide6.QtCore import QRect

from kiosk.domain.session import GoHome
from kiosk.domain.text import Language, Text
from tests.support.pages import words_in
from tests.support.visits import visited

PLACE = QRect(100, 100, 300, 96)
NAME = Text(zh="返回目录", en="Menu")


def test_a_button_says_what_it_does_in_the_middle_of_its_place() -> None:
    board = visited(language=Language.EN).board()
    board.button(PLACE, NAME, GoHome())
    (words,) = words_in(board.root)
    assert words.text == "Menu"
    assert abs(words.rect.center().x() - PLACE.center().x()) <= 2
    (target,) = board.targets
    assert (target.rect.toRect(), target.act, target.name) == (PLACE, GoHome(), NAME)


def test_words_that_are_too_long_are_set_smaller_and_never_cut() -> None:
    board = visited().board()
    board.button(PLACE, Text(zh="一个很长很长很长很长的按钮"), GoHome())
    (words,) = words_in(board.root)
    assert words.rect.width() <= PLACE.width()
    assert words.rect.height() <= PLACE.height()


def test_what_covers_the_board_takes_the_answers_away() -> None:
    board = visited().board()
    board.button(PLACE, NAME, GoHome())
    board.cover()
    assert board.targets == []


def test_a_button_is_as_wide_as_its_words_and_as_a_finger() -> None:
    board = visited().board()
    assert board.width_of("返回目录") > board.width_of("返回") >= board.side
