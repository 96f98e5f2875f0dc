"""When an entry plays: its days by rule, exceptions and calendar, and the instants of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from kiosk.domain import recurrence
from kiosk.domain.calendar import Calendar
from kiosk.domain.schedule import Entry, Holidays, Makeup, Occurrence
from kiosk.domain.text import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A day on which an entry does not play though its rule has it, and why: the name of the holiday or of the make-up day."""

    day: date
    name: Text


class Days(NamedTuple):
    """The days on which an entry plays in a span, and those it skips."""

    played: tuple[date, ...]
    skipped: tuple[Skipped, ...]


def days_of(entry: Entry, calendar: Calendar, first: date, last: date) -> Days:
    """The days from `first` to `last` (both inclusive) on which an entry plays, and those it skips.

    The rule comes first, then make-up days, then holidays; a day that was added plays whatever these say, and one that was
    dropped stays deleted even if it was added.
    """
    ruled, skipped = _ruled(entry, first, last), dict[date, Text]()
    if entry.makeup is Makeup.WORKDAY and entry.rule is not None:
        _as_workdays(entry, calendar, first, last, ruled, skipped)
    played = set(ruled)
    if entry.holidays is not Holidays.IGNORE:
        for day in ruled:
            holiday = calendar.holiday(day)
            if (holiday is None) == (entry.holidays is Holidays.ONLY):
                played.remove(day)
            if holiday is not None and entry.holidays is Holidays.SKIP:
                skipped[day] = holiday.name
    played.update(day for day in entry.added if first <= day <= last)
    played.difference_update(entry.dropped)
    told = (Skipped(day=day, name=name) for day, name in sorted(skipped.items()) if day not in {*played, *entry.dropped})
    return Days(tuple(sorted(played)), tuple(told))


def _ruled(entry: Entry, first: date, last: date) -> set[date]:
    if entry.rule is None:
        return {entry.day} if first <= entry.day <= last else set()
    return set(recurrence.days(entry.rule, entry.day, entry.until, first, last))


def _as_workdays(
    entry: Entry, calendar: Calendar, first: date, last: date, ruled: set[date], skipped: dict[date, Text]
) -> None:
    """Lets each make-up day play exactly if the rule has the day off it is worked for, and not because of its own weekday."""
    last = last if entry.until is None else min(last, entry.until)
    for makeup in calendar.makeups(max(first, entry.day), last):
        if makeup.instead_of is None:
            continue  # nobody knows which weekday it is to be: it stays the one it is
        if _ruled(entry, makeup.instead_of, makeup.instead_of):
            ruled.add(makeup.day)
        elif makeup.day in ruled:
            ruled.remove(makeup.day)
            skipped[makeup.day] = makeup.name


def unpublished_years(entry: Entry, calendar: Calendar, first: date, last: date) -> tuple[int, ...]:
    """The years in a span in which an entry has days and asks for holidays or make-up days, but that have no table."""
    if entry.holidays is Holidays.IGNORE and (entry.makeup is Makeup.WEEKDAY or entry.rule is None):
        return ()
    missing = (year for year in range(first.year, last.year + 1) if not calendar.covers(year))
    return tuple(year for year in missing if _asks(entry, max(first, date(year, 1, 1)), min(last, date(year, 12, 31))))


def _asks(entry: Entry, first: date, last: date) -> bool:
    """Whether an entry has days in a span for which the calendar matters."""
    return not _ruled(entry, first, last).issubset({*entry.added, *entry.dropped})


def occurrence(entry: Entry, day: date, zone: tzinfo) -> Occurrence | None:
    """The occurrence of an entry on one of its days; None where summer time leaves nothing of it."""
    start_us, end_us = instant_us(day, entry.start, zone), instant_us(day + entry.nights * _DAY, entry.end, zone)
    return Occurrence(entry=entry, day=day, start_us=start_us, end_us=end_us) if start_us < end_us else None


def once(entry: Entry, calendar: Calendar, zone: tzinfo) -> Occurrence | None:
    """The occurrence of an entry that plays once; None where a holiday or staff took it away."""
    asked = entry.dropped or entry.holidays is not Holidays.IGNORE
    if asked and entry.day not in days_of(entry, calendar, entry.day, entry.day).played:
        return None
    return occurrence(entry, entry.day, zone)


def occurrences(entry: Entry, calendar: Calendar, zone: tzinfo, from_us: int, to_us: int) -> Iterator[Occurrence]:
    """The occurrences of an entry that lie in a span of shared time, or reach into it, by their start.

    Those of one entry may overlap: it may be longer than the time from one of its days to the next.
    """
    begin, last = _hall_days(from_us, to_us, zone)
    if entry.once and (entry.day > last or (begin - entry.day).days > entry.nights + 1):
        return  # there may be a hundred thousand of these
    first = begin - (entry.nights + 1) * _DAY
    for day in days_of(entry, calendar, first, last).played:
        found = occurrence(entry, day, zone)
        if found is not None and found.start_us < to_us and from_us < found.end_us:
            yield found


@lru_cache(maxsize=64)
def _hall_days(from_us: int, to_us: int, zone: tzinfo) -> tuple[date, date]:
    return hall_day(from_us, zone), hall_day(to_us, zone)


def instant_us(day: date, at: time, zone: tzinfo) -> int:
    """The instant at which the hall's clock shows a time; one that is skipped or shown twice is read as RFC 5545 has it."""
    return (datetime.combine(day, at, tzinfo=zone) - _EPOCH) // timedelta(microseconds=1)


def is_over(entry: Entry, zone: tzinfo, t: int) -> bool:
    """Whether an entry has nothing to play at an instant or later, as far as its last day tells."""
    last = entry.day if entry.rule is None else entry.until
    if last is None:
        return False
    played = occurrence(entry, max((last, *entry.added)), zone)
    return played is not None and played.end_us <= t


def hall_day(t_us: int, zone: tzinfo) -> date:
    return (_EPOCH + timedelta(microseconds=t_us)).astimezone(zone).date()
