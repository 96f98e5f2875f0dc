"""The calendar of the hall's country: statutory holidays and the days worked in their place, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from kiosk.domain.ids import FieldError
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


class CalendarError(FieldError):
    """A table that contradicts itself: which of its days is wrong, and in which field."""

    def __init__(self, index: int, field: str, text: Text) -> None:
        super().__init__(text)
        self.index = index
        self.field = field


def check_year(table: CalendarYear) -> None:
    """Raises CalendarError for the first day of a table that cannot be."""
    kinds: dict[date, DayKind] = {}
    for index, item in enumerate(table.days):
        if item.day.year != table.year:
            text = Text(zh=f"{item.day} 不在 {table.year} 年", en=f"{item.day} is not in {table.year}")
            raise CalendarError(index, "date", text)
        if item.day in kinds:
            raise CalendarError(index, "date", Text(zh=f"{item.day} 写了两次", en=f"{item.day} stands there twice"))
        kinds[item.day] = item.kind
    for index, item in enumerate(table.days):
        if item.kind is DayKind.MAKEUP:
            _check_makeup(table.year, index, item, kinds)
        elif item.instead_of is not None:
            text = Text(zh="只有调休上班日有 instead_of", en="only a make-up day has instead_of")
            raise CalendarError(index, "instead_of", text)


def _check_makeup(year: int, index: int, item: CalendarDay, kinds: Mapping[date, DayKind]) -> None:
    """Whether a make-up day is a Saturday or Sunday, worked for a day off of the table or of the year beside it."""
    if item.day.weekday() < 5:
        text = Text(zh=f"{item.day} 不是周末，不会是调休上班日", en=f"{item.day} is no weekend: it cannot be a make-up day")
        raise CalendarError(index, "date", text)
    off = item.instead_of
    if off is None:
        text = Text(zh=f"{item.day} 没写替哪一天上班", en=f"{item.day} does not say which day off it is worked for")
        raise CalendarError(index, "instead_of", text)
    known = kinds.get(off) is DayKind.HOLIDAY if off.year == year else abs(off.year - year) == 1
    if not known or off.weekday() >= 5:
        text = Text(zh=f"{off} 不是表里放假的工作日", en=f"{off} is not a Monday to Friday that the table has off")
        raise CalendarError(index, "instead_of", text)


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

    def makeups(self, first: date, last: date) -> tuple[CalendarDay, ...]:
        """The make-up days in a span, both its ends included."""
        years = (table for table in self.years if first.year <= table.year <= last.year)
        days = (item for table in years for item in table.days)
        return tuple(item for item in days if item.kind is DayKind.MAKEUP and first <= item.day <= last)

    def _of(self, kind: DayKind, day: date) -> CalendarDay | None:
        found = self.by_day.get(day)
        return found if found is not None and found.kind is kind else None


NO_CALENDAR = Calendar()
