from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.text import Text
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.entries_list import EntriesList
from kiosk.panel.sheet import EntryLine, Listed
from kiosk.services.entry_errands import EndNow
from kiosk.services.errand import Errand
from kiosk.services.schedule_errands import Remove, Skip
from tests.support.desks import desk
from tests.support.scheduled import TUESDAY, entry


def line(id: int, day: date | None = TUESDAY) -> EntryLine:
    return EntryLine(entry=entry(id=id), text=Text(zh=f"排程 {id}"), next=Text(zh="周二"), next_day=day)


@pytest.fixture
def entries(parent: QWidget) -> EntriesList:
    made = EntriesList(parent)
    made.resize(800, 400)
    made.fit(1.0)
    made.put(Listed(lines=(line(2), line(5, None))))
    made.render_desk(desk())
    parent.show()
    return made


@pytest.fixture
def wanted(entries: EntriesList) -> list[Errand]:
    found: list[Errand] = []
    entries.errand.connect(found.append)
    return found


def click(key: Key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def choose(entries: EntriesList, row: int) -> None:
    place = entries.table.visualRect(entries.table.model().index(row, 0)).center()
    QTest.mouseClick(entries.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def words(entries: EntriesList) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in entries.findChildren(QLabel) if part.isVisible())


def test_the_selected_entry_is_skipped_on_its_next_day_or_removed(entries: EntriesList, wanted: list[Errand]) -> None:
    click(entries.skip)
    click(entries.remove)
    assert wanted == [], "nothing is selected"
    choose(entries, 0)
    click(entries.skip)
    click(entries.remove)
    assert wanted == [Skip(id=2, day=TUESDAY), Remove(id=2)]
    choose(entries, 1)
    assert not entries.skip.isEnabled(), "it has no next day"


def test_an_empty_list_says_what_plays_then_and_what_to_do(entries: EntriesList) -> None:
    entries.put(Listed())
    entries.render_desk(desk())
    assert "没有排程，全部按展区默认播放 — 按 N 新建，或在上面写一句话" in words(entries)
    assert not entries.table.isVisible()


def test_what_is_under_way_can_be_ended_now(entries: EntriesList, wanted: list[Errand]) -> None:
    entries.put(Listed(lines=(replace(line(2), under_way=True), line(5))))
    entries.render_desk(desk())
    choose(entries, 1)
    assert not entries.end.isEnabled()
    choose(entries, 0)
    click(entries.end)
    assert wanted == [EndNow(id=2, day=TUESDAY)]


def test_words_are_searched_for_once_nobody_types_and_cleared_at_once(entries: EntriesList) -> None:
    desks: list[Desk] = []
    entries.changed.connect(desks.append)
    QTest.keyClicks(entries.search, "school")
    assert desks == []
    deadline = time.monotonic() + 30
    while not desks:
        assert time.monotonic() < deadline
        QTest.qWait(20)
    assert [each.planning.words for each in desks] == ["school"]
    entries.render_desk(desks[0])
    entries.search.selectAll()
    QTest.keyClick(entries.search, Qt.Key.Key_Delete)
    assert [each.planning.words for each in desks] == ["school", ""]


def test_what_is_over_and_what_is_not_listed_is_told(entries: EntriesList) -> None:
    desks: list[Desk] = []
    entries.changed.connect(desks.append)
    entries.put(Listed(lines=(line(2),), more=51, over=7))
    entries.render_desk(desk())
    assert "还有 51 项没有列出" in words(entries)
    assert "已结束 7 项" in words(entries)
    click(entries.over)
    assert desks[-1].planning.over
    entries.put(Listed(over=7))
    entries.render_desk(desk())
    assert "以后没有排程" in words(entries)


def test_enter_and_a_double_click_open_the_selected_entry(entries: EntriesList) -> None:
    opened: list[EntryLine] = []
    entries.opened.connect(opened.append)
    choose(entries, 1)
    QTest.keyClick(entries.table, Qt.Key.Key_Return)
    place = entries.table.visualRect(entries.table.model().index(0, 0)).center()
    choose(entries, 0)
    QTest.mouseDClick(entries.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [each.id for each in opened] == [5, 2]
