"""The page of the schedule on the reference exhibit: read, changed, taken back and published by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView

from kiosk.app.house import House
from kiosk.domain.schedule import Entry, Holidays
from kiosk.panel.button import Key
from kiosk.panel.day_plan import HOUR_US as DAY_HOUR_US
from kiosk.panel.sights import Sights
from tests.support.at_panel import AtPanel, at_panel
from tests.support.panel_pictures import OPENED_US
from tests.support.staff import Staff


@pytest.fixture
def house(lived_in_copy: House) -> House:
    return lived_in_copy


def entries(house: House) -> dict[int, Entry]:
    return {entry.id: entry for entry in house.store.read(lambda uow: uow.draft.entries())}


def write(field: QLineEdit, words: str) -> None:
    """As an input method writes: Hanzi have no keys."""
    assert field.hasFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def click_row(table: QTableView, row: int) -> None:
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def tells(panel: AtPanel, words: str) -> bool:
    return any(words in text for text in panel.words())


async def open_page(panel: AtPanel) -> QTableView:
    panel.press(Qt.Key.Key_F3)
    table = panel.window.schedule.table
    await panel.until(lambda: table.model().rowCount() == 4)
    return table


def test_a_sentence_is_read_back_added_and_taken_back(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        table = await open_page(panel)
        panel.press(Qt.Key.Key_N)
        write(panel.window.schedule.findChild(QLineEdit), "每周二 9-11 胡同 plan-story")
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: tells(panel, "【胡同】"))
        panel.press(Qt.Key.Key_Escape, Qt.Key.Key_N)
        field = panel.window.schedule.findChild(QLineEdit)
        field.selectAll()
        write(field, "每周二 9-11 plan-story 展区三 到6月底")
        panel.click("看看")
        await panel.until(lambda: tells(panel, "接下来：2027-01-19 09:00、2027-01-26 09:00"))
        assert len(entries(house)) == 4, "it was only asked what it means"
        panel.press(Qt.Key.Key_Escape)
        assert not tells(panel, "接下来："), "nothing was added"
        panel.click("看看")
        await panel.until(lambda: tells(panel, "接下来："))
        panel.click("加入草稿")
        await panel.until(lambda: table.model().rowCount() == 5)
        assert entries(house)[5].rule == "FREQ=WEEKLY;BYDAY=TU"
        await panel.until(lambda: tells(panel, "撤销：已加入草稿"))
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: table.model().rowCount() == 4)

    assert at_panel(qapp, house, use) == []
    assert sorted(entries(house)) == [1, 2, 3, 4]


def test_an_entry_is_skipped_and_removed_and_both_taken_back(qapp: QApplication, house: House) -> None:
    before = entries(house)

    async def use(panel: AtPanel) -> None:
        table = await open_page(panel)
        click_row(table, 3)
        panel.click("跳过一次")
        await panel.until(lambda: tells(panel, "撤销：已跳过"))
        assert [str(day) for day in entries(house)[1].dropped] == ["2027-01-18"]
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: tells(panel, "重做：已跳过"))
        assert entries(house) == before
        click_row(table, 1)
        panel.press(Qt.Key.Key_Delete)
        await panel.until(lambda: table.model().rowCount() == 3)
        assert sorted(entries(house)) == [1, 2, 4]
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: table.model().rowCount() == 4)

    assert at_panel(qapp, house, use) == []
    assert entries(house) == before


def test_publishing_tells_what_changes_before_it_is_done(qapp: QApplication, house: House) -> None:
    def latest() -> int:
        return house.store.read(lambda uow: uow.programmes.latest())

    async def use(panel: AtPanel) -> None:
        await open_page(panel)
        before = latest()
        panel.click("发布：18 块屏有变化")
        assert tells(panel, "排程（活动）「十大发展举措」")
        assert tells(panel, "……共")
        panel.click("不发布")
        assert latest() == before
        panel.click("发布：18 块屏有变化")
        panel.click("发布")
        await panel.until(lambda: latest() == before + 1)
        await panel.until(lambda: tells(panel, f"撤销：已发布第 {before + 1} 版"))
        await panel.until(lambda: not any("有变化" in key.accessibleName() for key in panel.window.findChildren(Key)))
        assert not panel.key("发布").isEnabled(), "nothing is left to publish"

    assert at_panel(qapp, house, use) == []


def test_days_are_turned_and_an_instant_is_asked_about(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        await open_page(panel)
        assert tells(panel, "2027-01-15 周五 · 2027 年节假日未发布 · 开放 09:00–21:00")
        lanes = panel.window.schedule.lanes
        QTest.mouseMove(lanes, QPoint(round(lanes.place_of(OPENED_US + 3 * DAY_HOUR_US)), 60))
        await panel.until(lambda: tells(panel, "19:00 放什么"))
        assert tells(panel, "基本情况：排程（活动）「十大发展举措」01-15 18:30–20:00，备注：馆庆")
        panel.press(Qt.Key.Key_Right)
        await panel.until(lambda: tells(panel, "2027-01-16 周六"))
        assert not tells(panel, "馆庆"), "the event is over"
        QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(round(lanes.place_of(OPENED_US + 21 * DAY_HOUR_US)), 60))
        assert tells(panel, "13:00 放什么")
        assert tells(panel, "发展思路：排程（日常，必须播放）「十大发展举措」01-16 13:00–14:00")
        lanes.setFocus()
        panel.press(Qt.Key.Key_Left)
        assert tells(panel, "12:45 放什么"), "with the focus on the lanes the arrow keys move the instant"
        assert tells(panel, "2027-01-16 周六")
        panel.click("今天")
        await panel.until(lambda: tells(panel, "2027-01-15 周五"))

    assert at_panel(qapp, house, use) == []


async def choose(staff: Staff, box: QComboBox, words: str) -> None:
    """One of a list by its first letters: the list is clicked, what is typed selects, Enter takes."""
    at = box.findText(words)
    assert at >= 0
    staff.actions += 1
    box.setFocus()
    while box.currentIndex() != at:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < at else Qt.Key.Key_Up)


def fill(staff: Staff, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    staff.type(words, enter=False)


def test_a_school_visit_every_week_takes_eight_actions_by_the_form_and_three_by_a_sentence(
    qapp: QApplication, house: House
) -> None:
    async def use(panel: AtPanel) -> None:
        await open_page(panel)
        staff, page = Staff(panel), panel.window.schedule
        staff.press(Qt.Key.Key_N)
        await choose(staff, page.form.playlist, "十大发展举措")
        staff.click(page.form.days[1])
        fill(staff, page.form.start, "9")
        fill(staff, page.form.end, "11")
        fill(staff, page.form.until, "2027-06-30")
        await staff.until(page.form.save.isEnabled)
        assert staff.tells("接下来：2027-01-19 09:00、2027-01-26 09:00"), "five dates are shown before it is saved"
        staff.click(page.form.save)
        await staff.until(lambda: 5 in entries(house))
        assert staff.actions <= 8
        staff.begin()
        await staff.until(lambda: staff.tells("撤销：已加入草稿"))
        staff.press(Qt.Key.Key_N)
        staff.type("每周二 9-11 plan-story 到2027年6月30日 跳过节假日", enter=False)
        await staff.until(lambda: staff.tells("与第 5 项"))
        staff.press(Qt.Key.Key_Return)
        await staff.until(lambda: 6 in entries(house))
        assert staff.actions <= 3

    assert at_panel(qapp, house, use) == []
    form, sentence = entries(house)[5], entries(house)[6]
    assert (form.rule, form.until, form.holidays) == ("FREQ=WEEKLY;BYDAY=TU", date(2027, 6, 30), Holidays.SKIP)
    assert replace(sentence, id=5) == form


def test_a_block_is_dragged_asked_about_saved_and_taken_back(qapp: QApplication, house: House) -> None:
    before = entries(house)

    async def use(panel: AtPanel) -> None:
        await open_page(panel)
        panel.press(Qt.Key.Key_Right)
        await panel.until(lambda: tells(panel, "2027-01-16 周六"))
        lanes = panel.window.schedule.lanes
        assert lanes.plan is not None
        own = next(block.own for lane in lanes.plan.lanes for block in lane.blocks if block.must)
        place = next(at for at, lane in enumerate(lanes.plan.lanes) if any(block.must for block in lane.blocks))
        start = lanes.rect_of(place, own.start_us, own.end_us).center().toPoint()
        by = QPoint(round(lanes.place_of(own.end_us) - lanes.place_of(own.start_us)), 0)
        QTest.mousePress(lanes, Qt.MouseButton.LeftButton, pos=start)
        for point in (start + by / 2, start + by):
            move = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(point), QPointF(lanes.mapToGlobal(point)), Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            )  # fmt: skip
            QApplication.sendEvent(lanes, move)
        QTest.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=start + by)
        await panel.until(lambda: tells(panel, "01-16 13:00–14:00 → 01-16 14:00–15:00"))
        panel.click("只改这一次")
        await panel.until(lambda: tells(panel, "撤销：只改了这一次"))
        assert [str(day) for day in entries(house)[4].dropped] == ["2027-01-16"]
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: entries(house) == before)

    assert at_panel(qapp, house, use) == []


def test_the_hall_is_seen_at_the_instant_that_is_pointed_at(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        await open_page(panel)
        sights, lanes = panel.window.findChild(Sights), panel.window.schedule.lanes
        place = QPoint(round(lanes.place_of(OPENED_US + 3 * DAY_HOUR_US)), 60)
        QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=place)
        await panel.until(lambda: sights.shown_us == OPENED_US + 3 * DAY_HOUR_US)

    assert at_panel(qapp, house, use) == []
