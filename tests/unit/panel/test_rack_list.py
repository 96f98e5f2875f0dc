from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.panel.delivery import Delivery, Held
from kiosk.panel.grid_model import Carried, Drop
from kiosk.panel.rack import rack_lines
from kiosk.panel.rack_list import RackList
from kiosk.panel.view import Hall
from tests.support.desks import desk, palette
from tests.support.dropping import hold_over, let_go_over
from tests.support.shelves import SPARE, house, shelf

LINES = rack_lines(shelf(), Hall())


@pytest.fixture
def rack(parent: QWidget) -> RackList:
    made = RackList(palette(), parent)
    made.resize(260, 560)
    made.fit(1.0, 244)
    made.render_desk(desk())
    made.put(LINES, None)
    parent.show()
    parent.activateWindow()
    QApplication.processEvents()
    return made


def place(rack: RackList, row: int) -> QPoint:
    return rack.visualRect(rack.model().index(row, 0)).center()


def test_a_click_opens_a_playlist_and_a_heading_does_nothing(rack: RackList) -> None:
    opened: list[object] = []
    rack.opened.connect(opened.append)
    for row in (3, 1, 5, 0):
        QTest.mouseClick(rack.viewport(), Qt.MouseButton.LeftButton, pos=place(rack, row))
    assert opened == ["tour", "a-east", None]
    QTest.keyClick(rack, Qt.Key.Key_Down)
    assert opened[-1] == "z-west", "the keys pass headings by"


def test_showing_what_is_open_opens_nothing(rack: RackList) -> None:
    opened: list[object] = []
    rack.opened.connect(opened.append)
    rack.put(LINES, "tour")
    assert rack.currentIndex().row() == 3
    rack.put(rack_lines(shelf(house(SPARE)), Hall())[:4], "tour")
    assert rack.currentIndex().row() == 3
    assert opened == []


def test_lines_can_be_hit_by_a_finger(rack: RackList) -> None:
    heights = [rack.visualRect(rack.model().index(row, 0)).height() for row, line in enumerate(LINES) if line.opens]
    assert min(heights) >= 44


def test_slides_are_dropped_on_playlists_only(rack: RackList) -> None:
    drops: list[Drop] = []
    rack.dropped.connect(drops.append)
    data = Carried(items=("view",), playlist="tour", places=(2,)).mime()
    for row, takes in ((0, False), (1, False), (2, True), (6, True)):
        assert hold_over(rack.viewport(), data, place(rack, row)) is takes
        assert let_go_over(rack.viewport(), data, place(rack, row)) is takes
    assert [(drop.playlist, drop.before) for drop in drops] == [("z-west", None), ("spare", None)]
    assert drops[0].carried.places == (2,)


def test_the_playlist_under_the_hand_is_framed(rack: RackList) -> None:
    hold_over(rack.viewport(), Carried(items=("view",)).mime(), place(rack, 3))
    area = rack.visualRect(rack.model().index(3, 0))
    image = rack.viewport().grab().toImage()
    found = {image.pixelColor(area.center().x(), y).name() for y in range(area.top(), area.top() + 4)}
    assert QColor(palette().focus).name() in found


def test_files_are_taken_by_playlists_and_by_the_names_of_sections(rack: RackList) -> None:
    deliveries: list[Delivery] = []
    rack.files_dropped.connect(deliveries.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/在/a.pptx")])
    headings = [row for row, line in enumerate(LINES) if line.section == "east" and not line.opens]
    for row in (headings[0], next(row for row, line in enumerate(LINES) if line.playlist == "tour"), 0):
        assert let_go_over(rack.viewport(), data, place(rack, row))
    assert [(each.section, each.playlist) for each in deliveries] == [("east", None), ("west", "tour"), (None, None)]


def test_it_tells_over_what_files_are_held_and_when_they_are_gone(rack: RackList) -> None:
    held: list[Held] = []
    rack.files_held.connect(held.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/在/a.pptx")])
    row = next(row for row, line in enumerate(LINES) if line.playlist == "tour")
    hold_over(rack.viewport(), data, place(rack, row))
    assert held[-1] == Held(files=(Path("/在/a.pptx"),), over=LINES[row].text)
    QApplication.sendEvent(rack.viewport(), QDragLeaveEvent())
    assert held[-1] == Held()
