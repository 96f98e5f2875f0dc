"""Calendar files: the statutory holidays of a year and the days worked for them, as they are shipped and as staff load them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.calendar import CalendarDay, CalendarError, CalendarYear, DayKind, check_year
from kiosk.domain.text import Text
from kiosk.importing.toml_file import Codes, TomlFile

_CODES = Codes(syntax="E-CAL-SYNTAX", key="E-CAL-FIELD", value="E-CAL-FIELD")
_FIRST_YEAR, _LAST_YEAR = 1950, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class _DayFields:
    """A day as it stands in the file."""

    date: dt.date
    kind: DayKind
    name: Text
    instead_of: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _CalendarFile:
    year: int
    source: str
    day: tuple[_DayFields, ...]


def read_calendar(path: Path) -> CalendarYear:
    """The table of a year. Raises BadInput E-CAL-SYNTAX, E-CAL-FIELD, E-CAL-YEAR or E-CAL-DAY with the place."""
    file = TomlFile(path, path.name, _CODES)
    found = file.build(_CalendarFile, file.values)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        file.wrong(
            Text(zh=f"{found.year} 不是 {_FIRST_YEAR} 至 {_LAST_YEAR} 年", en=f"{found.year} is not {_FIRST_YEAR} to {_LAST_YEAR}"),
            "year", code="E-CAL-YEAR",
        )  # fmt: skip
    if not found.day:
        file.wrong(Text(zh="一天也没有", en="there is not one day in it"), "day", code="E-CAL-DAY")
    table = CalendarYear(
        year=found.year,
        source=found.source,
        days=tuple(
            CalendarDay(day=item.date, kind=item.kind, name=item.name, instead_of=item.instead_of) for item in found.day
        ),
    )
    try:
        check_year(table)
    except CalendarError as error:
        code = "E-CAL-YEAR" if table.days[error.index].day.year != table.year else "E-CAL-DAY"
        file.wrong(error.text, "day", error.index, error.field, code=code)
    return table


def shipped_calendars(folder: Path) -> tuple[CalendarYear, ...]:
    """The tables that come with the program, by year."""
    return tuple(sorted(map(read_calendar, folder.glob("*.toml")), key=lambda table: table.year))
