"""The demonstration: the real player on the reference exhibit, and a report of what was painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.programme import Programme
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.ops.machine import Effort, effort, machine, pss_mib
from kiosk.ops.player_process import PlayerProcess, shown_on_all
from kiosk.services.ports import Clock, Doorbell, Telemetry
from kiosk.services.reporting import Moment, demo_report, status

START_WITHIN_S = 30
SNAPSHOT_WITHIN_S = 20
_SETTLED_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a demonstration needs of the house it runs in."""

    programme: Programme
    telemetry: Telemetry
    clock: Clock
    bell: Doorbell


def some_of(wall: Wall, count: int) -> Wall:
    """A wall of `count` screens, taken from the sections in turn, so that as many as possible are there.

    Raises BadInput E-CFG-RANGE.
    """
    if not 1 <= count <= len(wall.screens):
        raise BadInput(
            code="E-CFG-RANGE",
            message=Text(
                zh=f"屏幕数应在 1 至 {len(wall.screens)} 之间", en=f"the screens must be from 1 to {len(wall.screens)}"
            ),
            where="--screens",
            fix=Text(zh="改这个数", en="change the number"),
        )
    by_section = [tuple(group) for _, group in groupby(wall.screens, key=lambda screen: screen.section)]
    in_turn = sorted((rank, place, screen) for place, row in enumerate(by_section) for rank, screen in enumerate(row))
    chosen = {screen.id for _, _, screen in in_turn[:count]}
    return replace(wall, screens=tuple(screen for screen in wall.screens if screen.id in chosen))


class PanelBeside:
    """The panel beside the player: whoever quits there ends the demonstration; if it fails, that is said and all plays on.

    `start` opens it when it is first asked after, which is when the screens show something: so it lies on top of them.
    """

    def __init__(self, start: Callable[[], PlayerProcess], say: Callable[[Text], None]) -> None:
        self._start = start
        self._panel: PlayerProcess | None = None
        self._say = say
        self._said = False

    def quit(self) -> bool:
        """Whether somebody has quit there."""
        if self._panel is None:
            self._panel = self._start()
        if not self._said and not self._panel.alive() and not self._panel.closed():
            self._said = True
            reason = self._panel.last_words()
            self._say(
                Text(zh=f"控制台出错退出（{reason}），屏幕照常播放", en=f"the panel has failed ({reason}), the screens play on")
            )
        return self._panel.closed()


def watch(
    player: PlayerProcess, watched: Watched, seconds: float | None, snapshot: Path | None, over: Callable[[], bool]
) -> dict[str, Any]:
    """Lets the player run for `seconds` from its first pictures on (None: without end), and reports.

    It ends before that if somebody closes it or it is `over`.
    The snapshot is taken at the end, or at the beginning where nobody knows when the end will be.
    """
    started_us = watched.clock.now_us()
    screens = [screen.id for screen in watched.programme.wall.screens]
    player.wait_for(lambda: shown_on_all(watched.telemetry, screens, started_us), START_WITHIN_S)
    began_s = time.monotonic()
    if seconds is None:
        if snapshot is not None:
            take_snapshot(player, watched, snapshot)
        player.until_closed(over)
        return _report(watched, started_us, time.monotonic() - began_s, _costs(player.pid, None))
    player.run_for(min(_SETTLED_S, seconds), over)
    before = effort(player.pid)
    player.run_for(max(0.0, began_s + seconds - time.monotonic()), over)
    costs = _costs(player.pid, before)
    if snapshot is not None:
        take_snapshot(player, watched, snapshot)
    return _report(watched, started_us, time.monotonic() - began_s, costs)


def take_snapshot(player: PlayerProcess, watched: Watched, file: Path) -> None:
    """Asks the player for a contact sheet of what is painted. Raises EnvironmentFault E-SNAPSHOT if it cannot be saved."""
    number = wish(watched, file)
    player.wait_for(lambda: saved(watched, number, file), SNAPSHOT_WITHIN_S)


def wish(watched: Watched, file: Path) -> int:
    """Asks whatever player runs for a contact sheet; answers the number of the wish."""
    number = watched.telemetry.wish_snapshot(str(file.resolve()))
    watched.bell.ring()
    return number


def saved(watched: Watched, number: int, file: Path) -> bool:
    """Whether the wish has been granted. Raises EnvironmentFault E-SNAPSHOT if it could not be."""
    error = watched.telemetry.granted(number)
    if error:
        raise not_saved(file)
    return error is not None


def not_saved(file: Path) -> EnvironmentFault:
    """About a picture that could not be written to where somebody wants it."""
    return EnvironmentFault(
        code="E-SNAPSHOT",
        message=Text(zh="截图无法保存", en="the snapshot could not be saved"),
        where=str(file),
        fix=Text(zh="换一个能写入的位置，文件名以 .png 结尾", en="name a place that can be written to, ending in .png"),
    )


def _costs(pid: int, before: Effort | None) -> dict[str, Any]:
    after = effort(pid)
    cpu = before.percent_until(after) if before and after else None
    return {"pss_mib": pss_mib(pid), "cpu_percent": cpu}


def _report(watched: Watched, started_us: int, seconds: float, costs: dict[str, Any]) -> dict[str, Any]:
    telemetry = watched.telemetry
    player, screens, faults = telemetry.player(), telemetry.screens(), telemetry.faults()
    moment = Moment.of(watched.programme.wall, watched.clock.now_us())
    return demo_report(
        machine(), round(seconds, 1), watched.programme, telemetry.plays(started_us), screens,
        telemetry.commits(started_us), costs, status(player, screens, faults, moment)["faults"],
    )  # fmt: skip
