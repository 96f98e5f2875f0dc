"""A month of the schedule as the panel shows it: its weeks whole, with what each day has that is not every day's filler."""

from __future__ import annotations

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import Turn, agenda
from kiosk.domain.calendar import Calendar, DayKind
from kiosk.domain.cue import NO_CUES
from kiosk.domain.hours import Hours
from kiosk.domain.occurrences import hall_day, instant_us
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Occurrence
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.services.opening import closure


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What an entry plays on a day: when, what, and in which sections (none: in all of them)."""

    start_us: int
    title: Text
    hues: tuple[str, ...]
    recurring: bool
    must: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A day of the grid; `named` is the holiday it is or the day it makes up for, `closed` why the hall does not open."""

    day: date
    happenings: tuple[Happening, ...]
    named: Text | None
    kind: DayKind | None
    closed: Text | None
    hours: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPlan:
    """A month, and the days of others that its weeks have; `unknown` says whose holidays nobody has published yet."""

    month: date
    zone: tzinfo
    weeks: tuple[tuple[MonthDay, ...], ...]
    unknown: Text | None


def month_of(programme: Programme, day: date, calendar: Calendar, hours: Hours) -> MonthPlan:
    """The month of a day; what staff hold by hand is not of the schedule, and left out."""
    zone, grid = ZoneInfo(programme.wall.timezone), Weeks().monthdatescalendar(day.year, day.month)
    from_us, to_us = (instant_us(each, time(), zone) for each in (grid[0][0], grid[-1][-1] + timedelta(days=1)))
    found = _happenings(programme, agenda(programme, NO_CUES, programme.screen_by_id, from_us, to_us), zone)
    weeks = tuple(
        tuple(
            MonthDay(
                day=each, happenings=found.get(each, ()), named=words.day_name(calendar, each),
                kind=named.kind if (named := calendar.by_day.get(each)) else None,
                closed=closure(hours, each), hours=words.open_from_to(hours, each),
            )
            for each in week
        )
        for week in grid
    )  # fmt: skip
    unknown = None if calendar.covers(day.year) else words.unpublished(day.year)
    return MonthPlan(month=day.replace(day=1), zone=zone, weeks=weeks, unknown=unknown)


def _happenings(programme: Programme, turns: tuple[Turn, ...], zone: tzinfo) -> dict[date, tuple[Happening, ...]]:
    """By day and instant; what plays over midnight counts to the day on which it begins."""
    sections = {screen.id: screen.section for screen in programme.wall.screens}
    hues = {section.id: section.hue for section in programme.sections}
    where: dict[Occurrence, dict[str, None]] = {}
    for turn in turns:
        if turn.why.occurrence is not None:
            where.setdefault(turn.why.occurrence, {})[hues[sections[turn.screen]]] = None
    found: dict[date, list[Happening]] = {}
    for each in sorted(where, key=lambda each: (each.start_us, each.entry.id)):
        playlist = programme.playlist_by_id.get(each.entry.playlist)
        happening = Happening(
            start_us=each.start_us, title=playlist.title if playlist else Text(zh=each.entry.playlist),
            hues=tuple(where[each]), recurring=each.entry.recurring, must=each.entry.must_play,
        )  # fmt: skip
        found.setdefault(hall_day(each.start_us, zone), []).append(happening)
    return {day: tuple(listed) for day, listed in found.items()}
