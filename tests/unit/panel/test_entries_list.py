from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.text import Text
from kiosk.panel.button import Key
from kiosk.panel.entries_list import EntriesList
from kiosk.panel.sheet import EntryLine, Listed
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
