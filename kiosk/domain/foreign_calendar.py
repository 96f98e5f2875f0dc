"""A calendar file of another program as it was read: its events in days and times of the hall, and what of it cannot be held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an event says of matters that iCalendar has no word for; None where it does not say. An empty `daypart` is none."""

    playlist: str | None = None
    target: str | None = None
    holidays: Holidays | None = None
    makeup: Makeup | None = None
    must_play: bool | None = None
    may_idle: bool | None = None
    daypart: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignEvent:
    """One event: what it is called, where it is, and when it is, with the fields of an entry of the schedule."""

    uid: str
    name: str
    summary: str
    location: str
    day: date
    start: time
    end: time
    nights: int = 0
    rule: str | None = None
    until: date | None = None
    dropped: tuple[date, ...] = ()
    added: tuple[date, ...] = ()
    kept: Kept = Kept()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld:
    """An event that the schedule cannot hold: why, and what to do about it."""

    event: str
    reason: Text
    fix: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCalendar:
    """All that a file says. `unheld` are the UIDs of events that are in it though the schedule cannot hold them."""

    events: tuple[ForeignEvent, ...]
    not_held: tuple[NotHeld, ...] = ()
    unheld: frozenset[str] = frozenset()
    remarks: tuple[Text, ...] = ()
