"""Dates, times and spans as iCalendar writes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, NoReturn

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.ics_lines import Line
from kiosk.importing.ics_zones import Zones

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""The years that the program counts in."""

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
_SPAN = re.compile(r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?", re.ASCII)


class CannotHold(Exception):
    """What an event says has no place in the schedule: why, and what to do."""

    def __init__(self, reason: Text, fix: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.fix = fix


class Moment(NamedTuple):
    """An instant on the clock of some zone, or without one on that of whoever reads it; or a whole day."""

    at: datetime
    whole_day: bool

    def on_clock_of(self, zone: tzinfo) -> datetime:
        """What a clock in a zone shows then, as a naive datetime; days and times without a zone are the same everywhere."""
        if self.at.tzinfo is None or same_zone(self.at.tzinfo, zone):
            return self.at.replace(tzinfo=None)
        return self.at.astimezone(zone).replace(tzinfo=None)


class Span(NamedTuple):
    """A length of time: whole days as calendars count them, and exact time."""

    days: int
    exact: timedelta


def same_zone(one: tzinfo, other: tzinfo) -> bool:
    return one is other or getattr(one, "key", one) == getattr(other, "key", other)


def moments(line: Line, zones: Zones, file: str) -> list[Moment]:
    """The moments on a line. Raises BadInput E-ICS-DATE, E-ICS-TZ with the line, CannotHold for other times than ours."""
    where, tzid = f"{file}:{line.number}", line.parameters.get("TZID")
    zone = zones.zone(tzid, where) if tzid else None
    return [moment(text, zone, where) for text in line.value.split(",")]


def moment(text: str, zone: tzinfo | None, where: str) -> Moment:
    """One moment; `zone` is the one it stands in unless it says that it is UTC."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        _wrong(text, where)
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        at = time(int(hour or 0), int(minute or 0), 59 if second == "60" else int(second or 0))  # 60 is a leap second
    except ValueError:
        _wrong(text, where)
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise CannotHold(
            Text(zh=f"{on} 不在 {FIRST_YEAR} 至 {LAST_YEAR} 年之间", en=f"{on} is not from {FIRST_YEAR} to {LAST_YEAR}"),
            Text(zh="改正日期", en="correct the date"),
        )
    return Moment(datetime.combine(on, at, tzinfo=UTC if utc else zone if hour else None), hour is None)


def span(line: Line, file: str) -> Span:
    """A DURATION. Raises BadInput E-ICS-DATE, CannotHold for one that runs backwards."""
    text = line.value.strip()
    found = _SPAN.fullmatch(text)
    if found is None or text[-1] in "PT":
        _wrong(text, f"{file}:{line.number}")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    if found[1] == "-":
        raise CannotHold(Text(zh="时长是负的", en="its duration is negative"), Text(zh="改正时长", en="correct the duration"))
    return Span(7 * weeks + days, timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _wrong(text: str, where: str) -> NoReturn:
    shown = text.strip()[:30]
    raise BadInput(
        code="E-ICS-DATE",
        message=Text(zh=f"“{shown}”不是日期或时间", en=f"'{shown}' is no date or time"),
        where=where,
        fix=Text(zh="改正这一行，或从日历程序重新导出", en="correct this line, or export it again from the calendar program"),
    )
