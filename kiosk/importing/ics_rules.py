"""The rules of events: which of them are about whole days, when they end, and what they are on the clock of the hall."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.domain.text import Text
from kiosk.importing.ics_dates import LAST_YEAR, CannotHold, moment

if TYPE_CHECKING:
    from kiosk.importing.ics_event import Event

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WHOLE = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_OPEN_YEARS = 10
"""So many years of a rule without end are looked at for changes of the clock."""
_VALUE = r"[+-]?\d{0,3}[A-Z]{0,8}"
_PART = rf"(?:(?:COUNT|INTERVAL)=[1-9]\d{{0,4}}|(?!COUNT|INTERVAL)[A-Z-]{{1,20}}={_VALUE}(?:,{_VALUE})*)"
_SIMPLE = re.compile(rf"{_PART}(?:;{_PART})*", re.ASCII)
_LONGEST = 500
_REFUSED = Text(zh="给每个时刻一个单独的事件", en="make one event for each time of day")


def split_until(rule: str) -> tuple[str, str | None]:
    """A rule without its UNTIL, and that."""
    parts = rule.split(";")
    found = next((part[6:] for part in parts if part.startswith("UNTIL=")), None)
    return ";".join(part for part in parts if not part.startswith("UNTIL=")), found


def of_days(rule: str, begins: datetime) -> str:
    """The rule if it is about days. Times of day in it that only repeat the beginning are left out. Raises CannotHold."""
    names = [part.split("=", 1)[0] for part in rule.split(";")]
    if len(rule) > _LONGEST or not _SIMPLE.fullmatch(rule) or len(set(names)) < len(names):
        reason = Text(zh=f"规则“{rule[:60]}”读不懂", en=f"the rule '{rule[:60]}' is not understood")
        raise CannotHold(reason, Text(zh="改正规则", en="correct the rule"))
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    redundant = {"BYHOUR": begins.hour, "BYMINUTE": begins.minute, "BYSECOND": begins.second}
    for name, value in redundant.items():
        if name in parts and parts[name].lstrip("0") != str(value).lstrip("0"):
            reason = Text(zh=f"它不按整天重复（{name}={parts[name]}）", en=f"it does not repeat by days ({name}={parts[name]})")
            raise CannotHold(reason, _REFUSED)
    if parts.get("FREQ") not in _WHOLE:
        said = parts.get("FREQ", "")
        raise CannotHold(Text(zh=f"它不按整天重复（FREQ={said}）", en=f"it does not repeat by days (FREQ={said})"), _REFUSED)
    return ";".join(part for part in rule.split(";") if part.split("=", 1)[0] not in redundant)


def last_day(until: str, event: Event, hall: tzinfo, where: str) -> date | None:
    """The last day, on the event's own clock, on which the event may begin; None for the end of all calendars."""
    if until[:4].isdecimal() and int(until[:4]) > LAST_YEAR:
        return None
    zone = event.zone or hall
    found = moment(until, zone, where)
    local = found.at.replace(tzinfo=None) if found.whole_day else found.on_clock_of(zone)
    if found.whole_day or event.whole_day or local.time() >= event.begins.time():
        return local.date()
    return local.date() - timedelta(days=1)


def steady(zone: tzinfo, hall: tzinfo, first: date, last: date | None, today: date) -> bool:
    """Whether the clocks of a zone and of the hall stay as far apart as they are, for as long as a rule lasts."""
    end = last or date(min(max(first.year, today.year) + _OPEN_YEARS, LAST_YEAR), 12, 31)
    apart: timedelta | None = None
    for year in range(first.year, end.year + 1):
        for begins, ends, distance in _spans(zone, hall, year):
            if begins <= end and ends >= first:
                if apart not in (None, distance):
                    return False
                apart = distance
    return True


@lru_cache(maxsize=1024)
def _spans(zone: tzinfo, hall: tzinfo, year: int) -> tuple[tuple[date, date, timedelta], ...]:
    """From when to when in a year two clocks are how far apart, to the day; a day of change belongs to both."""
    found: list[tuple[date, date, timedelta]] = []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        here, there = at.astimezone(hall).utcoffset(), at.astimezone(zone).utcoffset()
        distance = (here or timedelta()) - (there or timedelta())
        begins = at.date()
        if found and found[-1][2] == distance:
            begins = found.pop()[0]
        found.append((begins, at.date(), distance))
        at += timedelta(hours=12)
    return tuple(found)


def shifted(rule: str, days: int) -> str | None:
    """The rule where every day of it is so many days later; None if no rule says that."""
    if days == 0:
        return rule
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    rest = set(parts) - {"FREQ", "INTERVAL", "COUNT", "BYDAY", "WKST"}
    if rest or parts["FREQ"] not in ("DAILY", "WEEKLY") or any(day not in _DAYS for day in _named(parts)):
        return None
    if parts["FREQ"] == "WEEKLY" and parts.get("INTERVAL", "1") != "1":
        parts.setdefault("WKST", "MO")  # which weeks are left out depends on where a week begins
    for name in {"BYDAY", "WKST"} & set(parts):
        parts[name] = ",".join(_DAYS[(_DAYS.index(day) + days) % 7] for day in parts[name].split(","))
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _named(parts: dict[str, str]) -> list[str]:
    return [day for name in ("BYDAY", "WKST") if name in parts for day in parts[name].split(",")]
