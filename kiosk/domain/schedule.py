"""The schedule: which playlist plays when, once or again and again.

The rule by which one of several entries wins, in the words that code, panel and manual share:

    A must-play entry beats all others. Else a one-off beats a recurring entry, the narrower target beats the wider one
    (screen, section, hall), the one that starts later beats the one that starts earlier, and else the older entry stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from kiosk.domain.calendar import NO_CALENDAR, Calendar
from kiosk.domain.hours import ALWAYS_OPEN, Hours


class Holidays(Enum):
    """What statutory holidays do to the days of an entry."""

    IGNORE = "ignore"
    SKIP = "skip"
    ONLY = "only"


class Makeup(Enum):
    """Which day a make-up workday (调休) is for an entry: the weekday it is, or the day off that it is worked for."""

    WEEKDAY = "weekday"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A playlist on a target (hall, section, screen) at a time of day: on one day, or on those of a rule.

    `day` is the first day; the days of an entry are hall days, and one that runs over midnight belongs to the day it starts
    on. It ends, exclusive, at `end` of the day `nights` later. `rule` is an RRULE (RFC 5545) of days without its UNTIL;
    `until` is the last day, inclusive. `dropped` days stay deleted and `added` ones extra, whatever the rule says.
    `daypart` is the name its times came from, `uid` that of the calendar event it came from. Its timeline begins at its
    occurrence's start, but never before `anchor_us`, the instant it was first published. A higher id is a younger entry; 0
    is one that has none yet.
    """

    id: int
    playlist: str
    target: str
    day: date
    start: time
    end: time
    nights: int = 0
    rule: str | None = None
    until: date | None = None
    dropped: tuple[date, ...] = ()
    added: tuple[date, ...] = ()
    holidays: Holidays = Holidays.IGNORE
    makeup: Makeup = Makeup.WEEKDAY
    must_play: bool = False
    may_idle: bool = False
    daypart: str | None = None
    note: str = ""
    uid: str | None = None
    anchor_us: int = 0

    @property
    def once(self) -> bool:
        """Whether it has one day at most."""
        return self.rule is None and not self.added

    @property
    def recurring(self) -> bool:
        """Whether it is 日常 (daily life) or, as a one-off, 活动 (an event)."""
        return self.rule is not None

    @property
    def asks_calendar(self) -> bool:
        """Whether holidays or make-up days change its days."""
        return self.holidays is not Holidays.IGNORE or self.makeup is not Makeup.WEEKDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that an entry plays: from `start_us` until `end_us` (exclusive), counted to hall day `day`."""

    entry: Entry
    day: date
    start_us: int
    end_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What a programme knows of days: its entries by id, the hall's hours, the calendar."""

    entries: tuple[Entry, ...] = ()
    hours: Hours = ALWAYS_OPEN
    calendar: Calendar = NO_CALENDAR


NO_SCHEDULE = Schedule()
