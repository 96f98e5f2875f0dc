"""How long the questions to a very full schedule take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import time as clock_time
from functools import partial
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import agenda
from kiosk.domain.cue import NO_CUES
from kiosk.domain.difference import difference
from kiosk.domain.occurrences import hall_day, instant_us
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import NOBODY, resolve
from kiosk.domain.schedule import Entry
from kiosk.ops.bench import DAY_US, GOLDEN, Figure
from kiosk.ops.busy_schedule import busy

DAYS = 20
"""On so many days the agenda is asked for."""
YEARS = 3
"""So often a year's difference is."""
YEAR_US = 365 * DAY_US


def time_schedule(programme: Programme, one_offs: int, rounds: int) -> list[Figure]:
    """The first answer of all, then `resolve` over a day that is worked out, agendas of days, and a year's difference.

    Each year's difference is asked of programmes nothing has been worked out for yet.
    """
    zone = ZoneInfo(programme.wall.timezone)
    first = hall_day(programme.anchor_us, zone)
    full, midnight_us = busy(programme, one_offs, first), instant_us(first, clock_time(), zone)
    screens = [screen.id for screen in full.wall.screens]
    index_s = _seconds(lambda: agenda(full, NO_CUES, screens, midnight_us, midnight_us + 2 * DAY_US))
    instants = (midnight_us + round(count * GOLDEN % 1 * DAY_US) for count in range(rounds))
    asked = (partial(resolve, full, NO_CUES, NOBODY, screens[place % len(screens)], t) for place, t in enumerate(instants))
    mornings = (midnight_us + (day + 1) * DAY_US for day in range(DAYS))
    agendas = (partial(agenda, full, NO_CUES, screens, from_us, from_us + DAY_US) for from_us in mornings)
    # From another day on each time, so that no entry is one that days are already known of.
    years = (_year(programme, one_offs, midnight_us + (place + 1) * DAY_US, zone) for place in range(YEARS))
    return [
        Figure(name="index_s", unit="s", values=(index_s,)),
        Figure(name="resolve_us", unit="µs", values=tuple(_seconds(ask) * 1e6 for ask in asked)),
        Figure(name="agenda_day_ms", unit="ms", values=tuple(_seconds(ask) * 1e3 for ask in agendas)),
        Figure(name="diff_year_s", unit="s", values=tuple(_seconds(ask) for ask in years)),
    ]


def _year(programme: Programme, one_offs: int, midnight_us: int, zone: ZoneInfo) -> Callable[[], object]:
    """A year's difference between a full schedule and the same with one weekly entry more."""
    first = hall_day(midnight_us, zone)
    before = busy(programme, one_offs, first)
    section, playlist = programme.sections[0].id, sorted(programme.timelines)[-1]
    weekly = Entry(
        id=len(before.schedule.entries) + 1, playlist=playlist, target=section, day=first, start=clock_time(9), end=clock_time(11),
        rule="FREQ=WEEKLY",
    )  # fmt: skip
    after = replace(before, scheduled=replace(before.schedule, entries=(*before.schedule.entries, weekly)))
    return partial(difference, before, after, NO_CUES, midnight_us, midnight_us + YEAR_US)


def _seconds(ask: Callable[[], object]) -> float:
    began_ns = time.perf_counter_ns()
    ask()
    return (time.perf_counter_ns() - began_ns) / 1e9
