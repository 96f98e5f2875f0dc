"""A schedule as full as a hall could ever have it, for measuring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from zlib import crc32

from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Holidays, Schedule

ONE_IN = 100
"""So many one-off entries there are for each recurring one."""


def busy(programme: Programme, one_offs: int, first: date) -> Programme:
    """The programme with so many one-off entries over a year from a day on, and recurring ones that began a year earlier."""
    targets = [HALL, *(section.id for section in programme.sections), *(screen.id for screen in programme.wall.screens)]
    playlists = sorted(programme.timelines)
    entries: list[Entry] = []
    for id in range(1, one_offs + one_offs // ONE_IN + 1):
        recurring = id > one_offs
        day = first + timedelta(days=_drawn(id, "day", 365) - (365 if recurring else 0))
        start = 8 * 60 + _drawn(id, "start", 11 * 60)
        entries.append(
            Entry(
                id=id, playlist=playlists[_drawn(id, "playlist", len(playlists))], target=targets[_drawn(id, "target", len(targets))],
                day=day, start=_time(start), end=_time(start + 10 + _drawn(id, "length", 170)),
                rule=_matching(id, day) if recurring else None,
                holidays=tuple(Holidays)[_drawn(id, "holidays", 3)] if recurring else Holidays.IGNORE,
                anchor_us=programme.anchor_us,
            )
        )  # fmt: skip
    return replace(programme, scheduled=Schedule(entries=tuple(entries), calendar=programme.schedule.calendar))


def _drawn(id: int, what: str, count: int) -> int:
    """One of so many, as if by chance and the same each time."""
    return crc32(f"{what} {id}".encode()) % count


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _matching(id: int, day: date) -> str:
    """A rule of which a day is the first."""
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    rules = (
        "FREQ=DAILY", f"FREQ=WEEKLY;BYDAY={weekday}", f"FREQ=WEEKLY;BYDAY={weekday},SU", "FREQ=WEEKLY;INTERVAL=2",
        f"FREQ=MONTHLY;BYDAY={(day.day - 1) // 7 + 1}{weekday}", f"FREQ=MONTHLY;BYMONTHDAY={day.day}", "FREQ=YEARLY",
    )  # fmt: skip
    return rules[_drawn(id, "rule", len(rules))]
