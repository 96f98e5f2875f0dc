"""What the schedule and the opening hours want of a screen at an instant; it counts where nobody holds the screen.

Days are worked out in windows and kept, for each programme: asking again costs a search in a list. `warm` works a window
out ahead of time, so that nobody waits for it while screens change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.domain.calendar import Calendar
from kiosk.domain.hours import ALWAYS_OPEN, Closing, Hours
from kiosk.domain.occurrences import hall_day, instant_us, occurrences, once
from kiosk.domain.programme import Programme
from kiosk.domain.reason import CLOSED, Reason, Rule
from kiosk.domain.schedule import Entry, Occurrence
from kiosk.domain.wall import Screen

WINDOW_US = 86_400_000_000
"""How much is worked out at once for a screen."""
_WINDOWS = 32
"""For how many windows the rules are asked at once: asking is what takes long, not how many days they name."""
_FARTHEST = timedelta(days=40)
"""How far the opening before and the one after a closing are looked for."""
_DAY, _MIDNIGHT = timedelta(days=1), time()


Claim = Occurrence | Closing


class Stretch(NamedTuple):
    """From `start_us` until `end_us` the same candidates want the screen, strongest first; there may be none."""

    start_us: int
    end_us: int
    reasons: tuple[Reason, ...]


def stretch(programme: Programme, screen: Screen, t: int) -> Stretch | None:
    """The candidates for a screen at an instant, and how long they stand as they are; None where nothing was ever scheduled."""
    if programme.scheduled is None:
        return None
    return _window(programme, screen, t // WINDOW_US).at(t)


def warm(programme: Programme, from_us: int, to_us: int) -> None:
    """Works out what `stretch` will be asked for in a span, so that it need not be worked out when it is asked."""
    if programme.scheduled is not None:
        for window in range(from_us // WINDOW_US, to_us // WINDOW_US + 1):
            for screen in programme.wall.screens:
                _window(programme, screen, window)


def strength(claim: Claim, screen: Screen) -> tuple[int, ...]:
    """Sorts the claims on a screen, strongest first, by the rule that `schedule` states.

    Being closed stands between the entries that must play and all others.
    """
    if isinstance(claim, Closing):
        return (1,)
    entry = claim.entry
    breadth = -screen.targets.index(entry.target)
    return (0 if entry.must_play else 2, entry.recurring, breadth, -claim.start_us, entry.id)


@dataclass(slots=True)
class _Window:
    """One screen in one window: where its claims begin and end, and all of them by their strength."""

    starts: list[int]
    end_us: int
    claims: list[Claim]
    _known: dict[int, Stretch] = field(default_factory=dict)

    def at(self, t: int) -> Stretch:
        place = bisect_right(self.starts, t) - 1
        found = self._known.get(place)
        if found is None:
            start_us = self.starts[place]
            end_us = self.starts[place + 1] if place + 1 < len(self.starts) else self.end_us
            standing = (claim for claim in self.claims if claim.start_us <= start_us < claim.end_us)
            found = self._known[place] = Stretch(start_us, end_us, tuple(map(_reason, standing)))
        return found


def _reason(claim: Claim) -> Reason:
    if isinstance(claim, Closing):
        return Reason(rule=Rule.SCHEDULE, source=CLOSED, closing=claim)
    return Reason(rule=Rule.SCHEDULE, source=claim.entry.playlist, occurrence=claim)


@lru_cache(maxsize=2048)
def _window(programme: Programme, screen: Screen, window: int) -> _Window:
    start_us, end_us = window * WINDOW_US, (window + 1) * WINDOW_US
    zone = ZoneInfo(programme.wall.timezone)
    closings = _closings(programme.schedule.hours, zone, start_us, end_us)
    month = window // _WINDOWS
    claims: list[Claim] = [each for name in screen.targets for each in _expanded(programme, name, month).get(window, ())]
    claims += closings
    claims.sort(key=lambda claim: strength(claim, screen))
    edges = {edge for claim in claims for edge in (claim.start_us, claim.end_us) if start_us < edge < end_us}
    return _Window(starts=sorted({start_us, *edges}), end_us=end_us, claims=claims)


@lru_cache(maxsize=1024)
def _expanded(programme: Programme, target: str, month: int) -> Mapping[int, list[Occurrence]]:
    """The occurrences for a target in _WINDOWS windows, by window."""
    zone, first, last = ZoneInfo(programme.wall.timezone), month * _WINDOWS, (month + 1) * _WINDOWS - 1
    entries = (entry for entry in _entries(programme).get(target, ()) if not entry.once)
    recurring = (_month(entry, programme.schedule.calendar, zone, month) for entry in entries)
    found: dict[int, list[Occurrence]] = {}
    for each in chain(_one_offs(programme, target).get(month, ()), chain.from_iterable(recurring)):
        for window in range(max(first, each.start_us // WINDOW_US), min(last, (each.end_us - 1) // WINDOW_US) + 1):
            found.setdefault(window, []).append(each)
    return found


@lru_cache(maxsize=65_536)
def _month(entry: Entry, calendar: Calendar, zone: ZoneInfo, month: int) -> tuple[Occurrence, ...]:
    """Kept by entry, for two programmes that are compared have most of theirs in common."""
    month_us = _WINDOWS * WINDOW_US
    return tuple(occurrences(entry, calendar, zone, month * month_us, (month + 1) * month_us))


@lru_cache(maxsize=256)
def _one_offs(programme: Programme, target: str) -> Mapping[int, list[Occurrence]]:
    """The occurrences of the entries that play once, by the months that `_expanded` counts."""
    zone, month_us = ZoneInfo(programme.wall.timezone), _WINDOWS * WINDOW_US
    found: dict[int, list[Occurrence]] = {}
    for entry in (entry for entry in _entries(programme).get(target, ()) if entry.once):
        each = once(entry, programme.schedule.calendar, zone)
        if each is not None:
            for month in range(each.start_us // month_us, (each.end_us - 1) // month_us + 1):
                found.setdefault(month, []).append(each)
    return found


@lru_cache(maxsize=8)
def _entries(programme: Programme) -> Mapping[str, list[Entry]]:
    """The entries that have something to show, by target."""
    found: dict[str, list[Entry]] = {}
    for entry in programme.schedule.entries:
        if entry.playlist in programme.timelines:
            found.setdefault(entry.target, []).append(entry)
    return found


@lru_cache(maxsize=256)
def _closings(hours: Hours, zone: ZoneInfo, start_us: int, end_us: int) -> tuple[Closing, ...]:
    """When the hall is closed in a span, whole."""
    if hours == ALWAYS_OPEN:
        return ()
    first, last = hall_day(start_us, zone) - _FARTHEST, hall_day(end_us, zone) + _FARTHEST
    closed_us, found = instant_us(first, _MIDNIGHT, zone), list[Closing]()
    for opens_us, closes_us in (*_openings(hours, zone, first, last), (instant_us(last, _MIDNIGHT, zone),) * 2):
        if closed_us < opens_us and closed_us < end_us and start_us < opens_us:
            dark_us = min(closed_us + hours.farewell_us, opens_us)
            found.append(Closing(start_us=closed_us, dark_us=dark_us, end_us=opens_us))
        closed_us = max(closed_us, closes_us)
    return tuple(found)


def _openings(hours: Hours, zone: ZoneInfo, first: date, last: date) -> Iterator[tuple[int, int]]:
    """From when to when the screens are on, day by day."""
    weekly, closed = {item.weekday: item for item in hours.weekly}, {item.day for item in hours.closed}
    for day in (first + _DAY * count for count in range((last - first).days)):
        item = weekly.get(day.weekday())
        if day in closed or (item is not None and item.opens is None):
            continue
        opens, closes = (item.opens, item.closes) if item is not None else (None, None)
        if opens is None or closes is None:
            yield instant_us(day, _MIDNIGHT, zone), instant_us(day + _DAY, _MIDNIGHT, zone)
        else:
            closing_day = day if opens < closes else day + _DAY
            yield instant_us(day, opens, zone) - hours.warm_up_us, instant_us(closing_day, closes, zone)
