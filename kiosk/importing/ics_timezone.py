"""The description of a time zone for a calendar file: when its clocks change, in the words of RFC 5545.

Written here, for the one that the library makes puts the beginning of summer time an hour late.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone
    from icalendar.cal.timezone import TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENOUGH_FOR_A_RULE = 3
_SHORTEST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """From one distance to UTC to another; whether that is summer time, and what people call it."""

    before: timedelta
    after: timedelta
    summer: bool
    name: str


def describe(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of a zone from one year to another; where changes follow a rule, also for ever after."""
    from icalendar import Timezone

    described = Timezone()
    described.add("TZID", zone.key)
    at_first = datetime(first_year, 1, 1, tzinfo=zone)
    described.add_component(_observance(_change(at_first, at_first), (at_first.replace(tzinfo=None),), last_year))
    changes: dict[_Change, list[datetime]] = {}
    for change, onset in _changes(zone, first_year, last_year):
        changes.setdefault(change, []).append(onset)
    for change, onsets in changes.items():
        described.add_component(_observance(change, onsets, last_year))
    return described


def _changes(zone: tzinfo, first_year: int, last_year: int) -> Iterator[tuple[_Change, datetime]]:
    """The changes of a zone's clocks, each with what they show when it comes, before it."""
    days = (last_year - first_year + 1) * 366
    first = datetime(first_year, 1, 1, 12, tzinfo=UTC)
    for earlier, later in pairwise(first + timedelta(days=day) for day in range(days)):
        if earlier.year > last_year:
            return
        if earlier.astimezone(zone).utcoffset() == later.astimezone(zone).utcoffset():
            continue
        low, high = earlier, later
        while high - low > _SHORTEST:
            middle = low + (high - low) // 2
            before = middle.astimezone(zone).utcoffset() == earlier.astimezone(zone).utcoffset()
            low, high = (middle, high) if before else (low, middle)
        onset = high.replace(second=0, microsecond=0)  # what lies in between is less than a minute
        change = _change(earlier.astimezone(zone), later.astimezone(zone))
        yield change, (onset + change.before).replace(tzinfo=None)


def _change(before: datetime, after: datetime) -> _Change:
    return _Change(
        before=before.utcoffset() or timedelta(), after=after.utcoffset() or timedelta(),
        summer=bool(after.dst()), name=after.tzname() or "",
    )  # fmt: skip


def _observance(change: _Change, onsets: Sequence[datetime], last_year: int) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard
    from icalendar.prop import vRecur

    made = TimezoneDaylight() if change.summer else TimezoneStandard()
    made.add("DTSTART", onsets[0])
    made.add("TZOFFSETFROM", change.before)
    made.add("TZOFFSETTO", change.after)
    made.add("TZNAME", change.name)
    rule = _rule(onsets, last_year)
    if rule is not None:
        made.add("RRULE", vRecur.from_ical(rule))
    elif len(onsets) > 1:
        made.add("RDATE", list(onsets[1:]))
    return made


def _rule(onsets: Sequence[datetime], last_year: int) -> str | None:
    """The yearly rule that changes follow to the end of what was looked at, if they do."""
    years = [onset.year for onset in onsets]
    same = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    if len(onsets) < _ENOUGH_FOR_A_RULE or len(same) > 1 or years != list(range(years[0], last_year + 1)):
        return None
    weeks = {(onset.day - 1) // 7 + 1 for onset in onsets}
    if all(onset.day + 7 > monthrange(onset.year, onset.month)[1] for onset in onsets):
        weeks = {-1}
    if len(weeks) > 1:
        return None
    return f"FREQ=YEARLY;BYMONTH={onsets[0].month};BYDAY={weeks.pop()}{_DAYS[onsets[0].weekday()]}"
