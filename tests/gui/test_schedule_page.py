"""The page of the schedule on the reference exhibit: read, changed, taken back and published by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.schedule import Entry
from kiosk.panel.button import Key
from kiosk.panel.day_plan import HOUR_US as DAY_HOUR_US
from tests.support.at_panel import AtPanel, at_panel
from tests.support.panel_pictures import HOUR_US, OPENED_US, lived_in_house


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data_dir = tmp_path_factory.mktemp("lived-in") / "data"
    with lived_in_house(data_dir):
        return data_dir


@pytest.fixture
def house(lived_in: Path, tmp_path: Path) -> Iterator[House]:
    """Friday 2027-01-15, 17:00; four entries and opening hours are in the draft and not published."""
    shutil.copytree(lived_in, tmp_path / "data")
    with app.open_house(tmp_path / "data", start_at_us=OPENED_US + HOUR_US + 10_000_000) as house:
        yield house


def entries(house: House) -> dict[int, Entry]:
    return {entry.id: entry for entry in house.store.read(lambda uow: uow.draft.entries())}


def click(panel: AtPanel, word: str) -> None:
    QTest.mouseClick(key_of(panel, word), Qt.MouseButton.LeftButton)


def key_of(panel: AtPanel, word: str) -> Key:
    keys = [each for each in panel.window.findChildren(Key) if each.isVisible()]
    (key,) = [each for each in keys if each.accessibleName().replace("\u00a0", " ") == word]
    return key


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
        click(panel, "看看")
        await panel.until(lambda: tells(panel, "接下来：2027-01-19 09:00、2027-01-26 09:00"))
        assert len(entries(house)) == 4, "it was only asked what it means"
        panel.press(Qt.Key.Key_Escape)
        assert not tells(panel, "接下来："), "nothing was added"
        click(panel, "看看")
        await panel.until(lambda: tells(panel, "接下来："))
        click(panel, "加入草稿")
        await panel.until(lambda: table.model().rowCount() == 5)
        assert entries(house)[5].rule == "FREQ=WEEKLY;BYDAY=TU"
        await panel.until(lambda: tells(panel, "已加入草稿：第 5 项"))
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: table.model().rowCount() == 4)

    assert at_panel(qapp, house, use) == []
    assert sorted(entries(house)) == [1, 2, 3, 4]


def test_an_entry_is_skipped_and_removed_and_both_taken_back(qapp: QApplication, house: House) -> None:
    before = entries(house)

    async def use(panel: AtPanel) -> None:
        table = await open_page(panel)
        click_row(table, 3)
        click(panel, "跳过一次")
        await panel.until(lambda: tells(panel, "已跳过 2027-01-18 这一次"))
        assert [str(day) for day in entries(house)[1].dropped] == ["2027-01-18"]
        panel.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await panel.until(lambda: tells(panel, "已撤销：已跳过 2027-01-18 这一次"))
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
        click(panel, "发布：18 块屏有变化")
        assert tells(panel, "排程（活动）「十大发展举措」")
        assert tells(panel, "……共")
        click(panel, "不发布")
        assert latest() == before
        click(panel, "发布：18 块屏有变化")
        click(panel, "发布")
        await panel.until(lambda: latest() == before + 1)
        await panel.until(lambda: tells(panel, f"已发布第 {before + 1} 版，影响 18 块屏"))
        await panel.until(lambda: not any("有变化" in key.accessibleName() for key in panel.window.findChildren(Key)))
        assert not key_of(panel, "发布").isEnabled(), "nothing is left to publish"

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
        click(panel, "今天")
        await panel.until(lambda: tells(panel, "2027-01-15 周五"))

    assert at_panel(qapp, house, use) == []
