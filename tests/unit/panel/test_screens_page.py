from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.events import Commit, Fault
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.reader import Glance
from kiosk.panel.screens_page import ScreensPage
from kiosk.services.conductor import Request
from tests.support.desks import NOW_US, colours, desk, hall
from tests.support.exhibits import MINUTE

UNHUNG = Fault(code="E-CFG-SCREEN", where="e2", message=Text(zh="没有接显示器", en="no monitor"), since_us=0)


@pytest.fixture
def page(parent: QWidget) -> ScreensPage:
    made = ScreensPage(colours()[ThemeName.DARK], parent)
    parent.resize(1280, 700)
    made.resize(1280, 700)
    made.fit(1.0, 1280)
    made.render_desk(desk())
    parent.show()
    return made


@pytest.fixture
def asked(page: ScreensPage) -> list[Request]:
    requests: list[Request] = []
    page.errand.connect(lambda errand: requests.append(errand.request))
    return requests


def words(page: ScreensPage) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in page.findChildren(QLabel) if part.isVisible())


def click_row(page: ScreensPage, row: int) -> None:
    place = page.table.visualRect(page.table.model().index(row, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def key(page: ScreensPage, word: str) -> Key:
    return next(each for each in page.findChildren(Key) if each.accessibleName() == word)


def test_a_selected_screen_is_told_of(page: ScreensPage) -> None:
    assert "选一块屏" in words(page)
    page.render_desk(Desk(hall=hall(faults=(UNHUNG,))))
    click_row(page, 1)
    said = words(page)
    expected = (
        "屏 02 · east",
        "离线",
        "屏 02：没有接显示器",
        "为什么是这个？",
        "① 展区默认（垫片）「tour」",
        "② 全馆默认（垫片）「welcome」，被①覆盖",
    )
    assert [text for text in expected if text not in said] == []
    page.render_desk(Desk(hall=hall(faults=(UNHUNG,)), language=Language.EN))
    assert "Screen 02: no monitor (since 08:00)" in words(page)


def test_the_last_frame_is_shown_large(page: ScreensPage) -> None:
    frame = QImage(32, 18, QImage.Format.Format_RGB32)
    frame.fill(QColor("#FF0000"))
    page.see(Glance(hall=hall(), thumbnails={"e1": frame}))
    click_row(page, 0)
    image = page.grab().toImage()
    red = sum(image.pixelColor(x, 120).name() == "#ff0000" for x in range(image.width()))
    assert red > 250


def test_the_selection_and_the_order_outlive_new_readings(page: ScreensPage) -> None:
    click_row(page, 2)
    header = page.table.horizontalHeader()
    for _ in range(2):  # down from the last number
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for later in range(1, 4):
        page.render_desk(Desk(hall=hall(now_us=NOW_US + later * 1_000_000)))
    assert "屏 03 · west" in words(page)
    assert page.table.selectionModel().selectedRows()[0].row() == 0
    page.escape()
    assert "选一块屏" in words(page)


def test_identify_is_for_the_selected_screen_else_for_all(page: ScreensPage, asked: list[Request]) -> None:
    QTest.mouseClick(key(page, "识别全部"), Qt.MouseButton.LeftButton)
    click_row(page, 1)
    QTest.mouseClick(key(page, "识别这块屏"), Qt.MouseButton.LeftButton)
    assert [(wish.kind, wish.targets) for wish in asked] == [(CueKind.IDENTIFY, ("hall",)), (CueKind.IDENTIFY, ("e2",))]


def test_a_test_card_is_given_and_ended(page: ScreensPage, asked: list[Request]) -> None:
    assert not key(page, "测试图").isEnabled()
    click_row(page, 0)
    QTest.mouseClick(key(page, "测试图"), Qt.MouseButton.LeftButton)
    card = Cue(id=1, kind=CueKind.TEST_CARD, at_us=NOW_US - 1, until_us=NOW_US + MINUTE, targets=("e1",))
    page.render_desk(desk(card))
    QTest.mouseClick(key(page, "结束测试图"), Qt.MouseButton.LeftButton)
    assert [(wish.kind, wish.targets) for wish in asked] == [(CueKind.TEST_CARD, ("e1",))] * 2
    assert asked[0].hold_us is not None
    assert asked[0].hold_us >= MINUTE
    assert asked[1].hold_us == 1


def test_the_history_of_turns_comes_with_its_readings(page: ScreensPage) -> None:
    turn = Commit(due_us=NOW_US - 1000, began_us=NOW_US - 200, first_us=NOW_US, last_us=NOW_US, screens=3)
    page.see(Glance(hall=hall(), thumbnails={}, lateness=(turn,)))
    page.render_desk(desk())
    QApplication.processEvents()
    assert "换页 1 次，中位 0.8 毫秒，最晚 0.8 毫秒。" in words(page)


def test_without_screens_it_says_why(page: ScreensPage, asked: list[Request]) -> None:
    page.render_desk(Desk())
    assert "F2" in words(page)
    assert not key(page, "识别全部").isEnabled()
