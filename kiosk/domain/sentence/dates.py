"""Days as people name them, and rules of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
"""The last day of a month, or the last weekday of its kind in one."""

_LEAP_YEAR, _YEARS_AHEAD = 2028, 8
"""From one 29 February to the next there may be so many years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as people name it: with its year or without, even without its month. `day` may be LAST."""

    year: int | None = None
    month: int | None = None
    day: int

    @classmethod
    def of(cls, day: date) -> Day:
        return cls(year=day.year, month=day.month, day=day.day)

    def from_(self, base: date) -> date | None:
        """The day, or the next such day from `base` on if it has no year; None if there is no such day."""
        years = range(base.year, base.year + _YEARS_AHEAD + 1) if self.year is None else (self.year,)
        months = range(1, 13) if self.month is None else (self.month,)
        found = (_day_of(year, month, self.day) for year in years for month in months)
        return next((day for day in found if day is not None and (self.year is not None or day >= base)), None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, monthrange(year, month)[1] if day == LAST else day)
    except ValueError:
        return None


def rule(freq: str, by: str = "", interval: int = 1) -> str:
    """An RRULE of days."""
    return ";".join(filter(None, (f"FREQ={freq}", f"INTERVAL={interval}" if interval > 1 else "", by)))


def weekly(days: tuple[int, ...], interval: int = 1) -> str:
    return rule("WEEKLY", "BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(set(days))), interval)


def weekday_range(first: int, last: int) -> tuple[int, ...]:
    """The weekdays from one to another, over the end of the week if it has to be."""
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def week_day(today: date, weeks: int, weekday: int) -> Day:
    """A weekday of this week (which began on Monday) or of one that many weeks later."""
    return Day.of(today + timedelta(days=7 * weeks + weekday - today.weekday()))


def next_weekday(base: date, weekday: int) -> date:
    """The first such weekday from a day on."""
    return base + timedelta(days=(weekday - base.weekday()) % 7)


def yearly(day: Day) -> str | None:
    """The rule of a day that comes every year; None if there is no such day."""
    if day.month is None or day.year is not None or _day_of(_LEAP_YEAR, day.month, day.day) is None:
        return None
    return rule("YEARLY", f"BYMONTH={day.month};BYMONTHDAY={day.day}")


def monthly_on(days: Iterable[int], months: int = 1) -> str | None:
    """The rule of days of a month by their numbers; None if a month has no such day."""
    numbers = sorted(set(days))
    if not all(1 <= day <= 31 or day == LAST for day in numbers) or not numbers or months < 1:
        return None
    return rule("MONTHLY", "BYMONTHDAY=" + ",".join(map(str, numbers)), months)


def nth_weekdays(nths: Iterable[int], weekday: int, month: int | None = None) -> str | None:
    """The rule of the first, second or LAST such weekdays of each month, or of one month each year."""
    places = sorted(set(nths), key=lambda nth: (nth == LAST, nth))
    if not all(1 <= nth <= 5 or nth == LAST for nth in places) or not (month is None or 1 <= month <= 12):
        return None
    by = "BYDAY=" + ",".join(f"{nth}{WEEKDAYS[weekday]}" for nth in places)
    return rule("MONTHLY", by) if month is None else rule("YEARLY", f"BYMONTH={month};{by}")
