from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from kiosk.domain.calendar import NO_CALENDAR, Calendar, DayKind
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, Hours
from kiosk.domain.schedule import Entry, Schedule
from kiosk.panel.month_plan import MonthDay, MonthPlan, month_of
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, entry, year


def month(*entries: Entry, calendar: Calendar = NO_CALENDAR, hours: Hours = ALWAYS_OPEN) -> MonthPlan:
    numbered = tuple(replace(each, id=number, playlist="special") for number, each in enumerate(entries, 1))
    programme = replace(small_hall(), scheduled=Schedule(entries=numbered, hours=hours, calendar=calendar))
    return month_of(programme, TUESDAY, calendar, hours)


def days(found: MonthPlan) -> dict[date, MonthDay]:
    return {each.day: each for week in found.weeks for each in week}


def test_its_weeks_are_whole_and_what_recurs_is_on_each_of_its_days() -> None:
    found = days(month(entry(target="west", rule="FREQ=WEEKLY;BYDAY=TU"), entry(target="hall", start=time(15), end=time(16))))
    assert (min(found), max(found)) == (date(2026, 11, 30), date(2027, 1, 3))
    assert [day.day for day, each in sorted(found.items()) if each.happenings] == [1, 8, 15, 22, 29]
    daily, event = found[TUESDAY].happenings
    assert (daily.recurring, len(daily.hues)) == (True, 1)
    assert (event.recurring, len(event.hues)) == (False, 2)


def test_what_loses_all_the_time_is_not_there_for_it_does_not_play() -> None:
    found = days(month(entry(target="west", rule="FREQ=DAILY"), entry(target="west")))
    assert [each.recurring for each in found[TUESDAY].happenings] == [False]


def test_holidays_closed_days_and_years_without_a_table_are_told() -> None:
    hours = Hours(closed=(ClosedDay(day=date(2026, 12, 3), note="检修"),))
    found = month(calendar=Calendar(years=(year(2026, ("2026-12-02", "校庆")),)), hours=hours)
    holiday, closed = days(found)[date(2026, 12, 2)], days(found)[date(2026, 12, 3)]
    assert holiday.named is not None
    assert (holiday.named.zh, holiday.kind) == ("校庆（放假）", DayKind.HOLIDAY)
    assert closed.closed is not None
    assert closed.closed.zh == "闭馆：检修"
    assert found.unknown is None
    unknown = month().unknown
    assert unknown is not None
    assert unknown.zh == "2026 年节假日未发布"
