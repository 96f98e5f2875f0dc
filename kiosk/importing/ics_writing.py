"""The schedule as an iCalendar file (RFC 5545) that other calendar programs show and this one reads back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.domain.schedule import Entry
from kiosk.importing.ics_dates import LAST_YEAR
from kiosk.importing.ics_timezone import describe
from kiosk.services.calendar_exchange import Outgoing

if TYPE_CHECKING:
    from icalendar import Event

_YEARS_AHEAD = 10
"""So long the time zone is described at least; where its clocks follow a rule, for ever."""

_MIDNIGHT = time()
_DAY = timedelta(days=1)


def write_calendar(outgoing: Sequence[Outgoing], zone: ZoneInfo, name: str, at: datetime) -> bytes:
    """The bytes of a calendar; the same for the same entries and the same instant `at`, which is the one it is written at."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//exhibition-kiosk//schedule//ZH")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar["X-WR-CALNAME"] = vText(name)
    days = [day for each in outgoing for day in _days(each.entry)] or [at.date()]
    last_year = min(max(max(days).year, at.year) + _YEARS_AHEAD, LAST_YEAR)
    calendar.add_component(describe(zone, min(days).year, last_year))
    for each in outgoing:
        calendar.add_component(_event(each, zone, at))
    return bytes(calendar.to_ical())


def _days(entry: Entry) -> Iterable[date]:
    """The days by which the years are known that a file is about."""
    return (entry.day, entry.until or entry.day, *entry.added, *entry.dropped)


def _event(outgoing: Outgoing, zone: ZoneInfo, at: datetime) -> Event:
    from icalendar import Event, vText, vUri

    entry, event = outgoing.entry, Event()
    event.add("UID", outgoing.uid)
    event.add("DTSTAMP", at.astimezone(UTC).replace(microsecond=0))
    event["SUMMARY"] = vText(outgoing.summary)
    event["LOCATION"] = vText(outgoing.location)
    event.add("DTSTART", _moment(entry.day, entry.start, entry, zone))
    event.add("DTEND", _moment(entry.day + entry.nights * _DAY, entry.end, entry, zone))
    if entry.rule is not None:
        event["RRULE"] = vUri(entry.rule + _until(entry, zone))  # written as it is: its parts stay in their order
    for name, days in (("RDATE", entry.added), ("EXDATE", entry.dropped)):
        if days:
            event.add(name, [_moment(day, entry.start, entry, zone) for day in days])
    for word, value in _kept(entry).items():
        event[f"X-KIOSK-{word}"] = vText(value)
    return event


def _whole_days(entry: Entry) -> bool:
    return entry.start == entry.end == _MIDNIGHT


def _moment(day: date, at: time, entry: Entry, zone: ZoneInfo) -> date | datetime:
    return day if _whole_days(entry) else datetime.combine(day, at, tzinfo=zone)


def _until(entry: Entry, zone: ZoneInfo) -> str:
    """The last day as RFC 5545 wants it: a day, or the instant at which the last occurrence begins in UTC."""
    if entry.until is None or _counted(entry):
        return ""
    if _whole_days(entry):
        return f";UNTIL={entry.until:%Y%m%d}"
    return f";UNTIL={datetime.combine(entry.until, entry.start, tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _counted(entry: Entry) -> bool:
    """Whether the rule ends by itself; with such a one iCalendar allows no last day."""
    return "COUNT=" in (entry.rule or "")


def _kept(entry: Entry) -> dict[str, str]:
    """What iCalendar has no word for, each of it said, so that reading the file back leaves nothing to guess."""
    words = {
        "PLAYLIST": entry.playlist,
        "TARGET": entry.target,
        "HOLIDAYS": entry.holidays.value,
        "MAKEUP": entry.makeup.value,
        "MUST-PLAY": str(entry.must_play).upper(),
        "MAY-IDLE": str(entry.may_idle).upper(),
        "DAYPART": entry.daypart or "",
        "NOTE": entry.note,
    }
    return words | ({"UNTIL": f"{entry.until:%Y%m%d}"} if entry.until is not None and _counted(entry) else {})
