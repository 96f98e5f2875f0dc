from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kiosk.domain.hours import ClosedDay, DayHours, Hours
from kiosk.panel.hours_form import HoursForm
from kiosk.services.opening_errands import SetHours
from tests.support.desks import desk

HOURS = Hours(
    weekly=(DayHours(weekday=0), *(DayHours(weekday=day, opens=time(9), closes=time(17)) for day in range(1, 6))),
    closed=(ClosedDay(day=date(2026, 12, 1), note="检修"),),
)


@pytest.fixture
def form(parent: QWidget) -> HoursForm:
    made = HoursForm(parent)
    made.resize(1200, 600)
    made.fit(1.0)
    made.render_desk(desk())
    made.open(HOURS)
    parent.show()
    return made


@pytest.fixture
def saved(form: HoursForm) -> list[SetHours]:
    found: list[SetHours] = []
    form.errand.connect(found.append)
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(field: QLineEdit, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)


def test_hours_that_nobody_touched_are_saved_as_they_are(form: HoursForm, saved: list[SetHours]) -> None:
    click(form.save)
    assert saved == [SetHours(hours=HOURS)]


def test_a_weekday_is_closed_opened_and_given_times(form: HoursForm, saved: list[SetHours]) -> None:
    click(form.open_keys[0])
    click(form.open_keys[1])
    write(form.closes[2], "2130")
    write(form.farewell, "3")
    click(form.save)
    (errand,) = saved
    weekly = {item.weekday: (item.opens, item.closes) for item in errand.hours.weekly}
    assert 0 not in weekly, "open all day"
    assert weekly[1] == (None, None)
    assert weekly[2] == (time(9), time(21, 30))
    assert errand.hours.farewell_us == 180_000_000


def test_closed_days_come_and_go(form: HoursForm, saved: list[SetHours]) -> None:
    write(form.day, "2026-12-24")
    write(form.why, "moving")
    click(form.add)
    first = form.listed.visualItemRect(form.listed.item(0)).center()
    QTest.mouseClick(form.listed.viewport(), Qt.MouseButton.LeftButton, pos=first)
    click(form.remove)
    click(form.save)
    assert saved[0].hours == replace(HOURS, closed=(ClosedDay(day=date(2026, 12, 24), note="moving"),))


@pytest.mark.parametrize("typed", ["", "25:00"])
def test_what_cannot_be_read_is_said_and_not_saved(form: HoursForm, saved: list[SetHours], typed: str) -> None:
    form.closes[3].clear()
    write(form.closes[3], typed)
    click(form.save)
    assert saved == []
    told = [part.text() for part in form.findChildren(QLabel) if part.isVisible() and part.property("role") == "fault"]
    assert told
    assert "周四" in told[0] or "25:00" in told[0]
