"""The benchmarks: the real player on the reference exhibit, measured from beside it."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.filming import film_house, film_screens
from kiosk.app.house import House
from kiosk.app.reference import Staging, own_player, reference_house, virtual_platform, watched_house
from kiosk.app.screens import with_player
from kiosk.domain.cue import Cue
from kiosk.domain.events import Commit
from kiosk.importing.telling import Progress
from kiosk.ops import bench, fades
from kiosk.ops.demo import START_WITHIN_S, saved, take_snapshot, wish
from kiosk.ops.films import Films
from kiosk.ops.player_process import PlayerProcess, shown_on_all
from kiosk.ops.schedule_bench import time_schedule

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.player.player import Player

CHANGING_DWELL_S, STILL_DWELL_S = 4.0, 600.0
MOST_GROWTHS = 10
"""So often charts grow at most, while the visitor of the touches still has the screen."""
SETTLED_S = 5.0
"""After the first pictures, until what comes next is drawn and rests."""
LOOK_S = 0.5
NEXT_INSTANT_US = 437_000_000
"""So far apart are the instants of the time machine: no multiple of a slide, so that the sections show others each time."""


def bench_start(screens: int, rounds: int, snapshot: Path, progress: Progress) -> dict[str, Any]:
    """From the start of the player's process until every screen has painted the slide it was to show."""
    values: list[float] = []
    with reference_house(Staging(screens=screens)) as house:
        watched = watched_house(house)
        platform = virtual_platform(house, watched.programme.wall)
        ids = [screen.id for screen in watched.programme.wall.screens]
        for count in range(1, rounds + 1):
            began_us = house.clock.now_us()
            with own_player(house, platform) as player:
                player.wait_for(partial(shown_on_all, house.telemetry, ids, began_us), START_WITHIN_S)
                if count == rounds:
                    take_snapshot(player, watched, snapshot)
            first = {play.screen: play.painted_us for play in reversed(house.telemetry.plays(began_us))}
            values.append((max(first.values()) - began_us) / 1e6)
            progress(count, rounds)
    return bench.answer("start", [bench.Figure(name="first_slide_on_all_screens_s", unit="s", values=tuple(values))])


def bench_skew(screens: int, rounds: int, snapshot: Path, progress: Progress, *, on_display: bool) -> dict[str, Any]:
    """How late the screens change, in a player in this process, so that a timer of its loop can be measured beside it."""
    figures: list[bench.Figure] = []
    with reference_house(Staging(screens=screens, in_one=True)) as house:

        async def measure(player: Player) -> None:
            programme = watched_house(house).programme
            figures.extend(await bench.skew(_Watched(house, player), house.clock, programme, rounds, progress))

        _in_this_process(house, measure, snapshot, on_display=on_display)
    return bench.answer("skew", figures)


def bench_frames(screens: int, rounds: int, snapshot: Path, progress: Progress, *, on_display: bool) -> dict[str, Any]:
    """What fading and standing cost, how soon a touch is answered, and how fluently charts grow.

    Frames, touches and charts are measured in this process, all else on a player of its own.
    """
    from kiosk.app.growing import growing
    from kiosk.app.touching import touching

    steps: list[fades.Step] = []
    touched: list[bench.Figure] = []
    with reference_house(Staging(screens=screens, in_one=True, dwell_s=CHANGING_DWELL_S)) as house:

        async def watch(player: Player) -> None:
            player.fleet.stepped.connect(lambda windows: steps.append((time.monotonic_ns() // 1000, len(windows))))
            await asyncio.sleep(rounds * CHANGING_DWELL_S)
            touched.extend(await touching(player, 5 * rounds, progress))
            touched.append(await growing(player, house.clock, min(rounds, MOST_GROWTHS)))

        _in_this_process(house, watch, snapshot, on_display=on_display)
        with player_beside(house, on_display=on_display) as player:
            peak = fades.fading_peak(player, 3 * CHANGING_DWELL_S)
    still = Staging(screens=screens, in_one=True, dwell_s=STILL_DWELL_S)
    with reference_house(still) as house, player_beside(house, on_display=on_display) as player:
        player.run_for(SETTLED_S)
        cpu, standing = fades.still(player, max(1, rounds // 4), progress)
    few = replace(still, screens=1 if screens <= 5 else 5)
    with reference_house(few) as house, player_beside(house, on_display=on_display) as player:
        player.run_for(SETTLED_S)
        fewer = fades.memory("", player)
    figures = [fades.fade_rates(steps, screens), cpu, standing, peak, *touched]
    if screens > few.screens and standing.values and fewer.values:
        each = (standing.values[0] - fewer.values[0]) / (screens - few.screens)
        figures.append(bench.Figure(name="pss_per_extra_screen_mib", unit="MiB", values=(each,)))
    return bench.answer("frames", figures)


def bench_videos(films: int, rounds: int, snapshot: Path, progress: Progress, *, on_display: bool) -> dict[str, Any]:
    """How many frames of films are never seen, and how late another screen changes meanwhile, in a player in this process."""
    lateness: list[int] = []
    with film_house(films) as house:
        seen = Films(film_screens(watched_house(house).programme.wall))

        async def watch(player: Player) -> None:
            player.cinema.laid.connect(lambda laid: seen.painted(laid.screen, laid.position_us))
            player.fleet.committed.connect(lambda commit: lateness.append(commit.late_us))
            while seen.rounds < rounds:
                progress(seen.rounds, rounds)
                await asyncio.sleep(LOOK_S)
            progress(rounds, rounds)

        _in_this_process(house, watch, snapshot, on_display=on_display)
    return bench.answer("videos", [seen.dropped(), bench.Figure(name="commit_lateness_us", unit="µs", values=tuple(lateness))])


@contextmanager
def player_beside(house: House, *, on_display: bool) -> Iterator[PlayerProcess]:
    """A player of its own, from its first pictures on."""
    watched = watched_house(house)
    ids = [screen.id for screen in watched.programme.wall.screens]
    began_us = house.clock.now_us()
    with own_player(house, None if on_display else virtual_platform(house, watched.programme.wall)) as player:
        player.wait_for(lambda: shown_on_all(house.telemetry, ids, began_us), START_WITHIN_S)
        yield player


def bench_resolve(playlists: int, entries: int, rounds: int) -> dict[str, Any]:
    """How long `resolve` takes on the reference exhibit with many more playlists, or with so many entries in its schedule."""
    with reference_house(Staging()) as house:
        programme = watched_house(house).programme
    if entries:
        return bench.answer("resolve", time_schedule(programme, entries, rounds))
    return bench.answer("resolve", [bench.time_resolve(programme, playlists, rounds)])


def bench_wall(rounds: int, snapshot: Path, progress: Progress) -> dict[str, Any]:
    """How long a picture of the hall takes: for a time machine that has drawn nothing yet, and for one at its next instants."""
    from kiosk.app.time_machine import TimeMachine, save_picture, time_machine

    first: list[float] = []
    following: list[float] = []

    def sheet(machine: TimeMachine, count: int, took_s: list[float]) -> QImage:
        began_s = time.perf_counter()
        picture = asyncio.run(machine.sheet(began_us + count * NEXT_INSTANT_US))
        took_s.append(time.perf_counter() - began_s)
        progress(len(first) + len(following), 2 * rounds)
        return picture

    with reference_house(Staging()) as house:
        began_us = house.clock.now_us()
        for _ in range(rounds):
            with time_machine(house) as machine:
                last = sheet(machine, 0, first)
        with time_machine(house) as machine:
            sheet(machine, 0, [])
            for count in range(1, rounds + 1):
                last = sheet(machine, count, following)
        save_picture(last, snapshot)
    figures = {"wall_first_s": first, "wall_next_s": following}
    return bench.answer("wall", [bench.Figure(name=name, unit="s", values=tuple(took)) for name, took in figures.items()])


def _in_this_process(house: House, use: Callable[[Player], Awaitable[None]], snapshot: Path, *, on_display: bool) -> None:
    """Runs a player here, `use` beside it from its first pictures on, and has its screens saved at the end."""
    watched = watched_house(house)
    ids = [screen.id for screen in watched.programme.wall.screens]
    if not on_display:
        os.environ["QT_QPA_PLATFORM"] = virtual_platform(house, watched.programme.wall)
    began_us = house.clock.now_us()

    async def beside(player: Player) -> None:
        while not shown_on_all(house.telemetry, ids, began_us):
            await asyncio.sleep(0.1)
        await use(player)
        number = wish(watched, snapshot)
        while not saved(watched, number, snapshot):
            await asyncio.sleep(0.1)

    with_player(house, beside)


class _Watched:
    """A player in this process as the measurement of skew sees it."""

    def __init__(self, house: House, player: Player) -> None:
        self._house = house
        self._commits: list[Commit] = []
        player.fleet.committed.connect(self._commits.append)

    def commits(self) -> list[Commit]:
        return self._commits

    def give(self, cue: Cue) -> Future[Cue]:
        written = self._house.store.write(lambda uow: uow.journal.add(cue))
        written.add_done_callback(lambda _: self._house.bell.ring())
        return written
