from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.text import Text
from kiosk.panel.browse import Found, view_of
from kiosk.panel.desk import Browsing
from kiosk.panel.grid_model import Carried, Drop
from kiosk.panel.slide_grid import SlideGrid
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.services.shelf import Shelf
from tests.support.desks import desk, palette
from tests.support.dropping import hold_over, let_go_over
from tests.support.shelves import TOUR, house, many_slides, shelf

ORDERS = tuple[PictureOrder, ...]


@pytest.fixture
def grid(parent: QWidget) -> SlideGrid:
    made = SlideGrid(palette(), parent)
    made.resize(900, 600)
    made.fit(1.0)
    made.render_desk(desk())
    parent.show()
    parent.activateWindow()
    return made


def show(grid: SlideGrid, playlist: str | None, found: Shelf | None = None, words: str = "") -> None:
    browsing = Browsing(playlist=playlist, words=words)
    hits = Found(words=words, slides=("view", "opening")) if words else None
    grid.put(view_of(found or shelf(), browsing, hits), playlist, sorted_by_hand=not words)
    QApplication.processEvents()


def centre(grid: SlideGrid, row: int) -> QPoint:
    return grid.visualRect(grid.model().index(row, 0)).center()


def click(grid: SlideGrid, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, centre(grid, row))


def test_several_are_selected_by_mouse_and_by_keys(grid: SlideGrid) -> None:
    show(grid, "tour")
    click(grid, 0)
    click(grid, 3, Qt.KeyboardModifier.ControlModifier)
    assert grid.chosen_keys() == [("opening", 0), ("@a-east", 0)]
    click(grid, 1)
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert grid.chosen_keys() == [("view", 0), ("opening", 1)]
    QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(grid.chosen_rows()) == 5


def test_a_selection_stays_with_its_slides_when_others_come(grid: SlideGrid) -> None:
    show(grid, "tour")
    click(grid, 1)
    click(grid, 2, Qt.KeyboardModifier.ControlModifier)
    held = house()
    held.draft.put_playlist(replace(TOUR, slides=("history", "opening", "figures", "opening", "view")))
    show(grid, "tour", shelf(held))
    assert grid.chosen_keys() == [("opening", 1), ("view", 0)]
    assert grid.chosen_rows() == [3, 4]
    show(grid, None)
    assert grid.chosen_rows() == [], "another list, another selection"


def test_pictures_are_asked_for_once_and_shown_when_they_come(grid: SlideGrid, qtbot: QtBot) -> None:
    wanted: list[ORDERS] = []
    grid.wanted.connect(wanted.append)
    show(grid, "tour")
    qtbot.waitUntil(lambda: bool(wanted), timeout=30_000)
    slides = [order.slide for orders in wanted for order in orders]
    assert sorted(set(slides)) == ["history", "opening", "view"], "a playlist as a whole has no picture"
    red = QImage(192, 108, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    for orders in list(wanted):
        for order in orders:
            grid.take_picture(order, red)
    wanted.clear()
    QApplication.processEvents()
    assert grid.viewport().grab().toImage().pixelColor(centre(grid, 0) - QPoint(0, 30)) == QColor("red")
    QTest.qWait(1)
    assert wanted == []
    show(grid, "tour", shelf())
    QTest.qWait(100)
    assert wanted == [], "the same slides have the same pictures, however often the content is read"


def test_the_picture_it_had_stands_until_the_one_it_needs_comes(grid: SlideGrid, qtbot: QtBot) -> None:
    wanted: list[ORDERS] = []
    grid.wanted.connect(wanted.append)
    show(grid, "tour")
    qtbot.waitUntil(lambda: bool(wanted), timeout=30_000)
    red = QImage(192, 108, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    for order in wanted[-1]:
        grid.take_picture(order, red)
    wanted.clear()
    held = house()
    held.draft.put_slide(replace(shelf().slides["opening"], title=Text(zh="新")))
    show(grid, "tour", shelf(held))
    above = centre(grid, 0) - QPoint(0, 30)
    assert grid.viewport().grab().toImage().pixelColor(above) == QColor("red")
    qtbot.waitUntil(lambda: bool(wanted), timeout=30_000)
    assert [order.slide for order in wanted[-1]] == ["opening"]


def test_of_ten_thousand_slides_only_those_in_sight_are_asked_for(grid: SlideGrid, qtbot: QtBot) -> None:
    many, wanted = shelf(many_slides()), list[ORDERS]()
    grid.wanted.connect(wanted.append)
    show(grid, "d", many)
    qtbot.waitUntil(lambda: bool(wanted), timeout=30_000)
    first = {order.slide for orders in wanted for order in orders}
    assert "p-0" in first
    assert len(first) < 40
    click(grid, 0)
    QTest.keyClick(grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "p-9999" in {order.slide for order in wanted[-1]}, timeout=30_000)
    assert "p-0" not in {order.slide for order in wanted[-1]}, "what is out of sight again is not asked for any more"
    assert grid.chosen_keys() == [("p-9999", 0)]


def test_what_is_dropped_between_slides_is_told_with_its_place(grid: SlideGrid) -> None:
    drops: list[Drop] = []
    grid.dropped.connect(drops.append)
    show(grid, "tour")
    data = Carried(items=("figures",)).mime()
    left = grid.visualRect(grid.model().index(1, 0)).topLeft() + QPoint(20, 60)
    assert hold_over(grid.viewport(), data, left)
    assert let_go_over(grid.viewport(), data, left)
    right = grid.visualRect(grid.model().index(1, 0)).topRight() + QPoint(-20, 60)
    assert let_go_over(grid.viewport(), data, right)
    assert let_go_over(grid.viewport(), data, QPoint(grid.width() - 30, grid.height() - 30))
    beside = QPoint(grid.viewport().width() - 3, left.y())
    assert let_go_over(grid.viewport(), data, beside)
    assert [drop.before for drop in drops] == [2, 3, 6, grid.columns + 1], "beside the last of a row is behind it"
    assert {drop.playlist for drop in drops} == {"tour"}
    assert drops[0].carried.items == ("figures",)


def test_the_line_between_two_slides_stands_only_while_something_is_held_there(grid: SlideGrid) -> None:
    show(grid, "tour")
    data, at = Carried(items=("figures",)).mime(), grid.visualRect(grid.model().index(1, 0)).topLeft()
    before = grid.viewport().grab().toImage()
    hold_over(grid.viewport(), data, at + QPoint(20, 60))
    line = grid.viewport().grab().toImage().pixelColor(at + QPoint(0, 60))
    assert line == QColor(palette().focus)
    let_go_over(grid.viewport(), data, at + QPoint(20, 60))
    assert grid.viewport().grab().toImage().pixelColor(at + QPoint(0, 60)) == before.pixelColor(at + QPoint(0, 60))


@pytest.mark.parametrize("where", ["all", "found", "foreign"])
def test_nothing_is_dropped_where_there_is_no_order_or_it_is_not_ours(grid: SlideGrid, where: str) -> None:
    drops: list[Drop] = []
    grid.dropped.connect(drops.append)
    show(grid, None if where == "all" else "tour", words="页" if where == "found" else "")
    data = QMimeData() if where == "foreign" else Carried(items=("figures",)).mime()
    if where == "foreign":
        data.setText("figures")
    assert not hold_over(grid.viewport(), data, QPoint(60, 60))
    assert not let_go_over(grid.viewport(), data, QPoint(60, 60))
    assert drops == []


def test_it_takes_other_colours_and_grows(grid: SlideGrid) -> None:
    show(grid, "tour")
    width = grid.visualRect(grid.model().index(0, 0)).width()
    columns = grid.columns
    grid.fit(1.5)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    grid.doItemsLayout()
    assert grid.visualRect(grid.model().index(0, 0)).width() == round(1.5 * width)
    assert grid.columns < columns
