"""The calendar of the hall's country: statutory holidays and the days worked in their place, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from kiosk.domain.text import Text


class DayKind(Enum):
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    """A Saturday or Sunday that is worked in place of a day off (调休)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day that is not what its weekday says. A make-up day says for which day off it is worked."""

    day: date
    kind: DayKind
    name: Text
    instead_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """The published table of one year, and where it was published."""

    year: int
    source: str
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The tables there are. Of a year without one nothing is known, which is said and never guessed."""

    years: tuple[CalendarYear, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Worked out once: the calendar is part of the key under which days are kept."""
        return hash(self.years)

    @cached_property
    def by_day(self) -> Mapping[date, CalendarDay]:
        return {item.day: item for year in self.years for item in year.days}

    def covers(self, year: int) -> bool:
        return any(table.year == year for table in self.years)

    def holiday(self, day: date) -> CalendarDay | None:
        return self._of(DayKind.HOLIDAY, day)

    def makeup(self, day: date) -> CalendarDay | None:
        return self._of(DayKind.MAKEUP, day)

    def _of(self, kind: DayKind, day: date) -> CalendarDay | None:
        found = self.by_day.get(day)
        return found if found is not None and found.kind is kind else None


NO_CALENDAR = Calendar()
