"""Between values of the schedule and rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, time

import msgspec

from kiosk.domain.calendar import CalendarDay, CalendarYear
from kiosk.domain.hours import ClosedDay, DayHours, Daypart, Hours
from kiosk.domain.programme import plain
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.store.rows_schedule import CalendarYearRow, ClosedDayRow, DaypartRow, EdgesRow, EntryRow, OpeningRow
from kiosk.store.translate import sound


def entry_to_row(entry: Entry) -> EntryRow:
    return EntryRow(
        id=entry.id or None, playlist=entry.playlist, target=entry.target, day=entry.day.isoformat(),
        start=entry.start.isoformat(), end=entry.end.isoformat(), nights=entry.nights, rule=entry.rule,
        until=entry.until.isoformat() if entry.until else None, dropped=_days(entry.dropped), added=_days(entry.added),
        holidays=entry.holidays.value, makeup=entry.makeup.value, must_play=entry.must_play, may_idle=entry.may_idle,
        daypart=entry.daypart, note=entry.note, uid=entry.uid,
    )  # fmt: skip


def entry_from_row(row: EntryRow) -> Entry:
    with sound("schedule_entry", row.id):
        return Entry(
            id=row.id, playlist=row.playlist, target=row.target, day=date.fromisoformat(row.day),
            start=time.fromisoformat(row.start), end=time.fromisoformat(row.end), nights=row.nights, rule=row.rule,
            until=date.fromisoformat(row.until) if row.until else None, dropped=_read_days(row.dropped),
            added=_read_days(row.added), holidays=Holidays(row.holidays), makeup=Makeup(row.makeup),
            must_play=bool(row.must_play), may_idle=bool(row.may_idle), daypart=row.daypart, note=row.note, uid=row.uid,
        )  # fmt: skip


def _days(days: Iterable[date]) -> str:
    return json.dumps([day.isoformat() for day in days])


def _read_days(text: str) -> tuple[date, ...]:
    return msgspec.json.decode(text, type=tuple[date, ...])


def hours_to_rows(hours: Hours) -> tuple[list[OpeningRow], list[ClosedDayRow], list[EdgesRow]]:
    weekly = [OpeningRow(weekday=item.weekday, opens=_time(item.opens), closes=_time(item.closes)) for item in hours.weekly]
    closed = [ClosedDayRow(day=item.day.isoformat(), note=item.note) for item in hours.closed]
    return weekly, closed, [EdgesRow(id=1, warm_up_us=hours.warm_up_us, farewell_us=hours.farewell_us)]


def hours_from_rows(weekly: Iterable[OpeningRow], closed: Iterable[ClosedDayRow], edges: EdgesRow) -> Hours:
    return Hours(
        weekly=tuple(_opening(row) for row in weekly), closed=tuple(_closed(row) for row in closed),
        warm_up_us=edges.warm_up_us, farewell_us=edges.farewell_us,
    )  # fmt: skip


def _opening(row: OpeningRow) -> DayHours:
    with sound("opening", row.weekday):
        return DayHours(weekday=row.weekday, opens=_read_time(row.opens), closes=_read_time(row.closes))


def _closed(row: ClosedDayRow) -> ClosedDay:
    with sound("closed_day", row.day):
        return ClosedDay(day=date.fromisoformat(row.day), note=row.note)


def _time(value: time | None) -> str | None:
    return value.isoformat() if value is not None else None


def _read_time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text is not None else None


def daypart_to_row(position: int, part: Daypart) -> DaypartRow:
    return DaypartRow(
        id=part.id, position=position, name_zh=part.name.zh, name_en=part.name.en,
        start=part.start.isoformat(), end=part.end.isoformat(),
    )  # fmt: skip


def daypart_from_row(row: DaypartRow) -> Daypart:
    with sound("daypart", row.id):
        return Daypart(
            id=row.id, name=Text(zh=row.name_zh, en=row.name_en),
            start=time.fromisoformat(row.start), end=time.fromisoformat(row.end),
        )  # fmt: skip


def year_to_row(year: CalendarYear) -> CalendarYearRow:
    return CalendarYearRow(year=year.year, source=year.source, days=json.dumps(plain(year.days), ensure_ascii=False))


def year_from_row(row: CalendarYearRow) -> CalendarYear:
    with sound("calendar_year", row.year):
        days = msgspec.json.decode(row.days, type=tuple[CalendarDay, ...])
        return CalendarYear(year=row.year, source=row.source, days=days)
