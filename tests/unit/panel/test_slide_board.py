from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.panel.browse import Found
from kiosk.panel.chooser import Chooser
from kiosk.panel.desk import Browsing
from kiosk.panel.grid_model import Carried, Drop
from kiosk.panel.slide_board import SlideBoard
from kiosk.services.errand import Errand
from kiosk.services.playlist_errands import MoveBefore, PutIn, Shift, TakeOut
from tests.support.desks import desk, palette
from tests.support.dropping import let_go_over
from tests.support.shelves import SPARE, house, shelf

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOUR_OPEN = Browsing(playlist="tour")


@pytest.fixture
def board(parent: QWidget) -> SlideBoard:
    made = SlideBoard(palette(), parent)
    made.resize(900, 600)
    made.fit(1.0)
    made.render_desk(desk())
    for key, pressed in made.keys().items():
        QShortcut(QKeySequence(key), made).activated.connect(pressed)
    parent.show()
    parent.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def wanted(board: SlideBoard) -> list[Errand]:
    found: list[Errand] = []
    board.errand.connect(found.append)
    return found


def show(board: SlideBoard, browsing: Browsing = TOUR_OPEN, found: Found | None = None) -> None:
    board.put(shelf(house(SPARE)), browsing, found)
    QApplication.processEvents()


def choose(board: SlideBoard, *rows: int) -> None:
    for number, row in enumerate(rows):
        place = board.grid.visualRect(board.grid.model().index(row, 0)).center()
        keys = CTRL if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(board.grid.viewport(), Qt.MouseButton.LeftButton, keys, place)


def press(board: SlideBoard, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(board.window().focusWidget() or board.grid, key, modifier)


def words(board: SlideBoard) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in board.findChildren(QLabel) if part.isVisible())


def test_selected_slides_are_moved_by_keys(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    press(board, Qt.Key.Key_Right, ALT)
    assert wanted == [], "nothing is selected"
    choose(board, 1, 2)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(board, key, ALT)
    keys = (("view", 0), ("opening", 1))
    columns = board.grid.columns
    assert wanted == [Shift(playlist="tour", keys=keys, by=by) for by in (1, -1, columns, -columns)]


def test_selected_slides_are_taken_out(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    choose(board, 2, 3)
    press(board, Qt.Key.Key_Delete)
    assert wanted == [TakeOut(playlist="tour", keys=(("opening", 1), ("@a-east", 0)))]


def test_of_those_that_were_found_the_right_ones_are_taken_out_and_none_is_moved(
    board: SlideBoard, wanted: list[Errand]
) -> None:  # fmt: skip
    show(board, Browsing(playlist="tour", words="欢"), Found(words="欢", slides=("opening",)))
    choose(board, 1)
    press(board, Qt.Key.Key_Right, ALT)
    assert wanted == []
    press(board, Qt.Key.Key_Delete)
    assert wanted == [TakeOut(playlist="tour", keys=(("opening", 1),))]


def test_among_all_slides_nothing_is_taken_out(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board, Browsing())
    choose(board, 0)
    press(board, Qt.Key.Key_Delete)
    press(board, Qt.Key.Key_Right, ALT)
    assert wanted == []


def test_slides_are_copied_and_put_after_what_is_selected_or_at_the_end(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board, Browsing())
    press(board, Qt.Key.Key_V, CTRL)
    choose(board, 1, 2)
    press(board, Qt.Key.Key_C, CTRL)
    show(board)
    press(board, Qt.Key.Key_V, CTRL)
    choose(board, 0)
    press(board, Qt.Key.Key_V, CTRL)
    items = ("figures", "view")
    assert wanted == [PutIn(playlist="tour", items=items), PutIn(playlist="tour", items=items, before=("view", 0))]


def test_what_is_cut_is_taken_out_and_can_be_put_elsewhere(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    choose(board, 4)
    press(board, Qt.Key.Key_X, CTRL)
    show(board, Browsing(playlist="spare"))
    press(board, Qt.Key.Key_V, CTRL)
    assert wanted == [TakeOut(playlist="tour", keys=(("history", 0),)), PutIn(playlist="spare", items=("history",))]


def test_slides_are_added_to_a_playlist_that_is_chosen(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    choose(board, 0, 1)
    press(board, Qt.Key.Key_T)
    chooser = board.findChild(Chooser)
    titles = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    assert titles == ["「西厅故事」", "「东厅故事」", "「备用」"], "not to itself"
    press(board, Qt.Key.Key_Down)
    press(board, Qt.Key.Key_Return)
    assert wanted == [PutIn(playlist="a-east", items=("opening", "view"))]
    press(board, Qt.Key.Key_T)
    board.escape()
    assert not chooser.isVisible()
    assert len(wanted) == 1


def test_slides_are_dragged_to_another_place(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    data = board.grid.model().mimeData([board.grid.model().index(row, 0) for row in (0, 2)])
    before = board.grid.visualRect(board.grid.model().index(4, 0)).topLeft() + QPoint(15, 60)
    assert let_go_over(board.grid.viewport(), data, before)
    assert wanted == [MoveBefore(playlist="tour", keys=(("opening", 0), ("opening", 1)), before=("history", 0))]


def test_slides_from_elsewhere_are_added_where_they_are_dropped(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    there = board.grid.visualRect(board.grid.model().index(0, 0)).topLeft() + QPoint(15, 60)
    assert let_go_over(board.grid.viewport(), Carried(items=("figures",)).mime(), there)
    other = Carried(items=("history",), playlist="a-east", places=(2,))
    board.drop(Drop(carried=other, playlist="spare"))
    assert wanted == [
        PutIn(playlist="tour", items=("figures",), before=("opening", 0)),
        PutIn(playlist="spare", items=("history",)),
    ]


def test_dropped_on_the_playlist_it_comes_from_nothing_happens(board: SlideBoard, wanted: list[Errand]) -> None:
    show(board)
    board.drop(Drop(carried=Carried(items=("opening",), playlist="tour", places=(1,)), playlist="tour"))
    board.drop(Drop(carried=Carried(items=("opening",)), playlist="gone"))
    assert wanted == []


def test_where_there_is_nothing_it_says_what_to_do(board: SlideBoard) -> None:
    assert "正在读取内容" in words(board)
    show(board, Browsing(playlist="spare"))
    assert "这个播放列表是空的" in words(board)
    show(board, Browsing(words="没有"), Found(words="没有", slides=()))
    assert "没有匹配" in words(board)
    held = house()
    assert held.draft.held_exhibit is not None
    held.draft.held_exhibit = replace(held.draft.held_exhibit, decks=())
    held.draft.held_playlists = ()
    held.draft.held_assignments = ()
    board.put(shelf(held), Browsing(), None)
    assert "拖入 PPT" in words(board)
    show(board)
    choose(board, 0)
    assert "已选 1 页" in words(board)
    board.escape()
    assert board.grid.chosen_rows() == []
