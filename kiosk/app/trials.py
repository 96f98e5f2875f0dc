"""The demonstration and the benchmarks: the reference exhibit in a throw-away store, played by the real player."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.app.content import initialise, load_slides, what_counts
from kiosk.app.house import House, open_house, set_clock
from kiosk.app.screens import with_player
from kiosk.config import SETTINGS_FILE
from kiosk.domain.cue import Cue
from kiosk.domain.errors import BadInput
from kiosk.domain.events import Commit
from kiosk.domain.ids import FieldError, check_range
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import LONGEST_S, SHORTEST_S
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Wall
from kiosk.importing.folder import Progress
from kiosk.importing.site import read_site
from kiosk.ops import bench
from kiosk.ops.demo import Watched, some_of, take_snapshot, watch
from kiosk.ops.player_process import PlayerProcess, shown_on_all
from kiosk.ops.virtual_screens import offscreen_platform
from kiosk.services.publishing import Order, publish
from kiosk.services.times import parse_time

if TYPE_CHECKING:
    from kiosk.player.player import Player

T = TypeVar("T")
DEMO_S, DEMO_DWELL_S = 20.0, 6.0
START_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOrder:
    """What a demonstration is told; `data_dir` None means a throw-away store."""

    data_dir: Path | None
    language: Language = Language.ZH
    screens: int = 18
    seconds: float | None = None
    dwell_s: float | None = None
    idle_after_s: float | None = None
    start_at: str | None = None
    snapshot: Path | None = None
    panel: bool = True


def demonstrate(order: DemoOrder, progress: Progress, on_desktop: Callable[[], None]) -> dict[str, Any]:
    """Plays the exhibit and reports. A store that has a programme already is played as it is.

    With a display: the hall window and the panel, until one of them is closed or `seconds` are over. Without: virtual
    screens, 20 s.
    """
    virtual = not _has_display()
    seconds = order.seconds if order.seconds is not None else (DEMO_S if virtual else None)
    dwell_s = order.dwell_s if order.dwell_s is not None else (DEMO_DWELL_S if virtual else None)
    after_s = order.idle_after_s
    idle = _checked(lambda: IdleSettings() if after_s is None else IdleSettings(after_s=after_s), "--idle-after")
    _checked(lambda: check_range("seconds", 1 if seconds is None else seconds, 1, 86_400), "--seconds")
    _checked(lambda: check_range("dwell", SHORTEST_S if dwell_s is None else dwell_s, SHORTEST_S, LONGEST_S), "--dwell")
    with ExitStack() as open_:
        house = open_.enter_context(_reference_house(order, idle, dwell_s, progress))
        player = open_.enter_context(_own_player(house, virtual=virtual))
        panel = open_.enter_context(_own_panel(house, order.language)) if order.panel and not virtual else None
        if seconds is None:
            on_desktop()
        return watch(player, _watched(house), seconds, order.snapshot, panel)


def bench_start(screens: int, rounds: int, snapshot: Path, progress: Progress) -> dict[str, Any]:
    """From the start of the player's process until every screen has painted the slide it was to show."""
    values: list[float] = []
    with _reference_house(DemoOrder(data_dir=None, screens=screens), IdleSettings(), None, _unseen) as house:
        watched = _watched(house)
        ids = [screen.id for screen in watched.programme.wall.screens]
        for count in range(1, rounds + 1):
            began_us = house.clock.now_us()
            with _own_player(house, virtual=True) as player:
                player.wait_for(partial(shown_on_all, house.telemetry, ids, began_us), START_WITHIN_S)
                if count == rounds:
                    take_snapshot(player, watched, snapshot)
            first = {play.screen: play.painted_us for play in reversed(house.telemetry.plays(began_us))}
            values.append((max(first.values()) - began_us) / 1e6)
            progress(count, rounds)
    return bench.answer("start", [bench.Figure(name="first_slide_on_all_screens_s", unit="s", values=tuple(values))])


def bench_skew(screens: int, rounds: int, snapshot: Path, progress: Progress) -> dict[str, Any]:
    """How late the screens change, in a player in this process, so that a timer of its loop can be measured beside it."""
    figures: list[bench.Figure] = []
    with _reference_house(DemoOrder(data_dir=None, screens=screens), IdleSettings(), None, _unseen) as house:
        programme = _watched(house).programme
        os.environ["QT_QPA_PLATFORM"] = offscreen_platform(programme.wall, house.data_dir / "screens.json")

        async def measure(player: Player) -> None:
            while not shown_on_all(house.telemetry, list(programme.screen_by_id), 0):
                await asyncio.sleep(0.1)
            fleet = _Watched(house, player)
            figures.extend(await bench.skew(fleet, house.clock, programme, rounds, progress))
            wish = house.telemetry.wish_snapshot(str(snapshot.resolve()))
            house.bell.ring()
            while house.telemetry.granted(wish) is None:
                await asyncio.sleep(0.1)

        with_player(house, measure)
    return bench.answer("skew", figures)


def bench_resolve(playlists: int, rounds: int) -> dict[str, Any]:
    """How long `resolve` takes on the reference exhibit with many more playlists."""
    with _reference_house(DemoOrder(data_dir=None), IdleSettings(), None, _unseen) as house:
        return bench.answer("resolve", [bench.time_resolve(_watched(house).programme, playlists, rounds)])


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


@contextmanager
def _reference_house(order: DemoOrder, idle: IdleSettings, dwell_s: float | None, progress: Progress) -> Iterator[House]:
    """A house with the reference exhibit published; the throw-away one is gone afterwards."""
    reference = read_site(paths.reference_site())
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as throw_away:
        data_dir = order.data_dir or Path(throw_away)
        if order.start_at is not None:
            set_clock(data_dir, parse_time(order.start_at, ZoneInfo(reference.timezone), "--start-at"))
        initialise(data_dir, None)
        if order.data_dir is None:
            (data_dir / SETTINGS_FILE).write_text(f'[screens]\nlanguage = "{order.language.value}"\n', "utf-8")
        with open_house(data_dir) as house:
            if not house.store.read(lambda uow: uow.programmes.latest()):
                _publish_reference(house, some_of(reference, order.screens), idle, dwell_s, progress)
            yield house


def _publish_reference(house: House, wall: Wall, idle: IdleSettings, dwell_s: float | None, progress: Progress) -> None:
    house.store.write(lambda uow: uow.draft.put_wall(wall)).result()
    load_slides(house, paths.reference_slides(), progress)
    now_us = house.clock.now_us()
    told = Order(note="", now_us=now_us, anchor_us=now_us, idle=idle, dwell_s=dwell_s)
    house.store.write(lambda uow: publish(uow, told)).result()


def _own_player(house: House, *, virtual: bool) -> PlayerProcess:
    """The player of a house as a process of its own: on virtual screens, or in the hall window on the desktop."""
    platform = offscreen_platform(_watched(house).programme.wall, house.data_dir / "screens.json") if virtual else None
    command = [*paths.own_command(), "--data", str(house.data_dir), "--debug", "player", "--attached"]
    command += [] if virtual else ["--windowed"]
    return PlayerProcess(command, house.data_dir / "player.log", platform)


def _own_panel(house: House, language: Language) -> PlayerProcess:
    """The panel beside the player."""
    command = [*paths.own_command(), "--data", str(house.data_dir), "--lang", language.value, "panel", "--attached"]
    return PlayerProcess(command, house.data_dir / "panel.log")


def _watched(house: House) -> Watched:
    programme, _ = what_counts(house, house.clock.now_us(), None)
    return Watched(programme=programme, telemetry=house.telemetry, clock=house.clock, bell=house.bell)


def _checked(make: Callable[[], T], where: str) -> T:
    """A value made of what was typed. Raises BadInput E-CFG-RANGE where it is out of range."""
    try:
        return make()
    except FieldError as error:
        fix = Text(zh="改这个数", en="change the number")
        raise BadInput(code="E-CFG-RANGE", message=error.text, where=where, fix=fix) from None


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _unseen(done: int, of: int) -> None:
    """Nobody looks."""
