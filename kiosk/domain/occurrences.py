"""When an entry plays: its days by rule, exceptions and calendar, and the instants of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from kiosk.domain import recurrence
from kiosk.domain.calendar import Calendar
from kiosk.domain.schedule import Entry, Holidays, Makeup, Occurrence
from kiosk.domain.text import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A day on which an entry does not play though its rule has it, and why: the holiday's name."""

    day: date
    name: Text


class Days(NamedTuple):
    """The days on which an entry plays in a span, and those it skips."""

    played: tuple[date, ...]
    skipped: tuple[Skipped, ...]


def days_of(entry: Entry, calendar: Calendar, first: date, last: date) -> Days:
    """The days from `first` to `last` (both inclusive) on which an entry plays, and those it skips."""
    if entry.rule is None:
        ruled = {entry.day} if first <= entry.day <= last else set()
    else:
        ruled = set(recurrence.days(entry.rule, entry.day, entry.until, first, last))
    played, skipped = set[date](), list[Skipped]()
    for day in sorted(ruled):
        holiday = calendar.holiday(day)
        if entry.holidays is Holidays.SKIP and holiday is not None:
            skipped.append(Skipped(day=day, name=holiday.name))
        elif entry.holidays is not Holidays.ONLY or holiday is not None:
            played.add(day)
    played |= {day for day in entry.added if first <= day <= last}
    return Days(tuple(sorted(played - set(entry.dropped))), tuple(skipped))


def occurrence(entry: Entry, day: date, zone: tzinfo) -> Occurrence | None:
    """The occurrence of an entry on one of its days; None where summer time leaves nothing of it."""
    start_us, end_us = instant_us(day, entry.start, zone), instant_us(day + entry.nights * _DAY, entry.end, zone)
    return Occurrence(entry=entry, day=day, start_us=start_us, end_us=end_us) if start_us < end_us else None


def occurrences(entry: Entry, calendar: Calendar, zone: tzinfo, from_us: int, to_us: int) -> Iterator[Occurrence]:
    """The occurrences of an entry that lie in a span of shared time, or reach into it, by their start."""
    first = hall_day(from_us, zone) - (entry.nights + 1) * _DAY
    for day in days_of(entry, calendar, first, hall_day(to_us, zone)).played:
        found = occurrence(entry, day, zone)
        if found is not None and found.start_us < to_us and from_us < found.end_us:
            yield found


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


__all__ = ["Days", "Makeup", "Skipped", "days_of", "hall_day", "instant_us", "occurrence", "occurrences"]
