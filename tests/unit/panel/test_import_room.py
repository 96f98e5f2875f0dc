from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from kiosk.panel.desk import Browsing, Desk
from kiosk.panel.import_room import ImportRoom
from kiosk.services.placing import Again
from tests.support.desks import palette
from tests.support.report_cards import EVERY_GRADE, imported
from tests.support.shelves import shelf

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(parent: QWidget) -> ImportRoom:
    made = ImportRoom(palette(), parent)
    holder = QWidget(parent)
    holder.resize(900, 600)
    lines = QVBoxLayout(holder)
    lines.addWidget(made.report)
    lines.addWidget(made.tray)
    made.put(shelf(), (imported(),), Browsing(playlist="tour"))
    made.render_desk(Desk())
    made.fit(1.0)
    parent.show()
    return made


def open_report(room: ImportRoom) -> None:
    QTest.mouseClick(room.tray.earlier, LEFT)
    QTest.keyClick(room.report.findChild(QListWidget), Qt.Key.Key_Return)


def test_a_report_takes_the_place_of_the_slides_and_gives_it_back(room: ImportRoom) -> None:
    reads: list[bool] = []
    room.read.connect(reads.append)
    assert not room.escape(), "there was nothing to leave"
    open_report(room)
    assert room.report.isVisible()
    assert room.escape()
    assert not room.report.isVisible()
    assert reads == [True, False]


def test_its_playlist_is_opened_and_the_report_left(room: ImportRoom) -> None:
    opened: list[object] = []
    room.opened.connect(opened.append)
    open_report(room)
    QTest.mouseClick(room.report.open, LEFT)
    assert opened == [EVERY_GRADE.playlist]
    assert not room.report.isVisible()


def test_a_page_that_is_to_be_live_waits_like_any_file(room: ImportRoom) -> None:
    wanted: list[object] = []
    room.wanted.connect(wanted.append)
    open_report(room)
    QTest.keyClick(room.report.list, Qt.Key.Key_Down)
    QTest.keyClick(room.report.list, Qt.Key.Key_Down)
    QTest.mouseClick(room.report.live, LEFT)
    assert wanted == [(Again(imported=imported(), live=2),)]


def test_the_section_of_the_open_playlist_is_preset(room: ImportRoom) -> None:
    name = next(section.name.zh for section in shelf().exhibit.sections if section.id == "west")
    assert room.tray.where.accessibleName() == f"放到：{name}"
