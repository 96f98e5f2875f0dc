"""Measures this installation on this machine, on the reference exhibit; what the project's figures are made with."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Protocol

from kiosk.domain.cue import NO_CUES, Cue, CueKind
from kiosk.domain.events import Commit
from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import NOBODY, resolve
from kiosk.ops.machine import machine
from kiosk.services.ports import Clock
from kiosk.services.reporting import nearest_rank

SHORTEST_WAIT_S, LONGEST_WAIT_S = 2.0, 5.0
GOLDEN = 0.6180339887498949
"""Multiples of it, less their whole part, spread evenly over 0 to 1 however many are taken."""
_AHEAD_OF_CUE_S = 0.5
DAY_US = 86_400_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Measured values of one name, all in one unit."""

    name: str
    unit: str
    values: tuple[float, ...]

    def answer(self) -> dict[str, Any]:
        digits = {"s": 4, "ratio": 3}.get(self.unit, 1)
        return {
            "name": self.name,
            "unit": self.unit,
            "n": len(self.values),
            "median": round(nearest_rank(self.values, 50), digits) if self.values else None,
            "p99": round(nearest_rank(self.values, 99), digits) if self.values else None,
            "max": round(max(self.values), digits) if self.values else None,
        }


def answer(bench: str, figures: Sequence[Figure]) -> dict[str, Any]:
    return {"bench": bench, "machine": machine(), "figures": [figure.answer() for figure in figures]}


class WatchedFleet(Protocol):
    """What the measurement of skew needs of a running player."""

    def commits(self) -> Sequence[Commit]: ...
    def give(self, cue: Cue) -> Future[Cue]: ...


async def skew(
    fleet: WatchedFleet, clock: Clock, programme: Programme, rounds: int, told: Callable[[int, int], None]
) -> list[Figure]:
    """Gives `rounds` cues 2 to 5 s ahead, and beside each sets a timer of the event loop for a wait as long.

    The timer is due half a second before the cue, when the GUI thread has nothing to do: the comparison favours it.
    """
    loop = asyncio.get_running_loop()
    timers: list[float] = []
    commits: list[Commit] = []
    for count in range(1, rounds + 1):
        wait_s = SHORTEST_WAIT_S + (LONGEST_WAIT_S - SHORTEST_WAIT_S) * (count * GOLDEN % 1)
        timer_due_s = loop.time() + wait_s
        loop.call_at(timer_due_s, lambda due_s: timers.append((loop.time() - due_s) * 1e6), timer_due_s)
        at_us = clock.now_us() + round((wait_s + _AHEAD_OF_CUE_S) * 1e6)
        await asyncio.wrap_future(fleet.give(_step(programme, at_us, count)))
        await asyncio.sleep(wait_s + 2 * _AHEAD_OF_CUE_S + 1.0)
        commits += [commit for commit in fleet.commits() if commit.due_us == at_us]
        told(count, rounds)
    return [
        Figure(name="commit_lateness_us", unit="µs", values=tuple(commit.late_us for commit in commits)),
        Figure(name="first_to_last_us", unit="µs", values=tuple(commit.last_us - commit.first_us for commit in commits)),
        Figure(name="qasync_timer_lateness_us", unit="µs", values=tuple(timers)),
    ]


def _step(programme: Programme, at_us: int, count: int) -> Cue:
    """One slide on, on all screens: as a cue "next" does it, at an instant of our choosing."""
    numbers = []
    for screen in programme.wall.screens:
        playlist = programme.default_playlist(screen)
        if playlist is not None:
            numbers.append((screen.id, count % len(playlist.slides) + 1))
    return Cue(id=0, kind=CueKind.NEXT, at_us=at_us, targets=(HALL,), numbers=tuple(numbers))


def time_resolve(programme: Programme, playlists: int, rounds: int) -> Figure:
    """How long `resolve` takes for a screen of a programme with so many playlists, at instants over a day."""
    slides = tuple(slide.id for slide in programme.slides)
    many = tuple(
        Playlist(id=f"bench-{number}", section=programme.sections[number % len(programme.sections)].id,
                 title=programme.sections[0].name, slides=slides, anchor_us=programme.anchor_us)
        for number in range(playlists)
    )  # fmt: skip
    assignments = tuple(
        Assignment(target=section.id, playlist=many[place].id) for place, section in enumerate(programme.sections)
    )
    large = replace(programme, playlists=many, assignments=assignments)
    screens = [screen.id for screen in large.wall.screens]
    values: list[float] = []
    for count in range(rounds):
        screen, t = screens[count % len(screens)], large.anchor_us + round(count * GOLDEN % 1 * DAY_US)
        began_ns = time.perf_counter_ns()
        resolve(large, NO_CUES, NOBODY, screen, t)
        values.append((time.perf_counter_ns() - began_ns) / 1000)
    return Figure(name="resolve_us", unit="µs", values=tuple(values))
