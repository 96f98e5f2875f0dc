from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.calendar import NO_CALENDAR
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, Hours
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import ThemeName
from kiosk.panel.month_grid import MonthGrid
from kiosk.panel.month_plan import MonthPlan, month_of
from tests.support.desks import colours, desk
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, entry


def month(hours: Hours = ALWAYS_OPEN) -> MonthPlan:
    entries = (entry(id=1, playlist="special", target="west", rule="FREQ=DAILY"),)
    programme = replace(small_hall(), scheduled=Schedule(entries=entries, hours=hours))
    return month_of(programme, TUESDAY, NO_CALENDAR, hours)


@pytest.fixture
def grid(parent: QWidget) -> MonthGrid:
    made = MonthGrid(colours()[ThemeName.DARK], parent)
    made.resize(1000, 620)
    made.fit(1.0)
    made.render_month(desk(day=TUESDAY), month())
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


@pytest.fixture
def opened(grid: MonthGrid) -> list[date]:
    found: list[date] = []
    grid.opened.connect(found.append)
    return found


def test_a_click_opens_the_day_below_it(grid: MonthGrid, opened: list[date]) -> None:
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of(date(2026, 12, 24)).center().toPoint())
    assert opened == [date(2026, 12, 24)]


def test_arrow_keys_go_from_day_to_day_and_enter_opens_it(grid: MonthGrid, opened: list[date]) -> None:
    grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert opened == [date(2026, 11, 30)], "it stays within the weeks that are shown"


def test_closed_days_are_hatched(grid: MonthGrid) -> None:
    closed = date(2026, 12, 9)
    grid.render_month(desk(), month(Hours(closed=(ClosedDay(day=closed),))))
    image, hairline = grid.grab().toImage(), colours()[ThemeName.DARK].palette.hairline

    def inside(day: date) -> set[str]:
        room = grid.rect_of(day).adjusted(40, 60, -10, -10).toRect()
        return {
            image.pixelColor(x, y).name().upper()
            for x in range(room.left(), room.right()) for y in range(room.top(), room.bottom())
        }  # fmt: skip

    assert hairline in inside(closed)
    assert hairline not in inside(date(2026, 12, 10))
