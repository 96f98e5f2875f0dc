"""The demonstration: the reference exhibit, played by the real player, and reported on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk import paths
from kiosk.app.house import House
from kiosk.app.reference import Staging, own_player, reference_house, virtual_platform, watched_house
from kiosk.domain.errors import BadInput
from kiosk.domain.ids import FieldError, check_range
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import LONGEST_S, SHORTEST_S
from kiosk.domain.text import Language, Text
from kiosk.importing.telling import Progress
from kiosk.ops.demo import PanelBeside, watch
from kiosk.ops.player_process import PlayerProcess

if TYPE_CHECKING:
    pass

T = TypeVar("T")
DEMO_S, DEMO_DWELL_S = 20.0, 6.0
_ON_DESKTOP = Text(zh="展厅已打开；关掉窗口或按 Ctrl-C 结束", en="the hall is open; close a window or press Ctrl-C to end")
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


def demonstrate(order: DemoOrder, progress: Progress, say: Callable[[Text], None]) -> dict[str, Any]:
    """Plays the exhibit and reports. A store that has a programme already is played as it is, at another time a copy of it.

    With a display: the panel and the hall window (or full screens, with a monitor for each of several), until one of them
    is closed or `seconds` are over. Without: virtual screens, 20 s.
    """
    virtual = not _has_display()
    seconds = order.seconds if order.seconds is not None else (DEMO_S if virtual else None)
    dwell_s = order.dwell_s if order.dwell_s is not None else (DEMO_DWELL_S if virtual else None)
    after_s = order.idle_after_s
    idle = _checked(lambda: IdleSettings() if after_s is None else IdleSettings(after_s=after_s), "--idle-after")
    _checked(lambda: check_range("seconds", 1 if seconds is None else seconds, 1, 86_400), "--seconds")
    _checked(lambda: check_range("dwell", SHORTEST_S if dwell_s is None else dwell_s, SHORTEST_S, LONGEST_S), "--dwell")
    staging = Staging(
        data_dir=order.data_dir,
        screens=order.screens,
        language=order.language,
        start_at=order.start_at,
        idle=idle,
        dwell_s=dwell_s,
    )
    with ExitStack() as open_:
        house = open_.enter_context(reference_house(staging, progress, say))
        watched = watched_house(house)
        platform = virtual_platform(house, watched.programme.wall) if virtual else None
        player = open_.enter_context(own_player(house, platform, windowed=not virtual))
        over = player.closed
        if order.panel and not virtual:
            over = PanelBeside(lambda: open_.enter_context(_own_panel(house, order.language)), say).quit
        if seconds is None:
            say(_ON_DESKTOP)
        return watch(player, watched, seconds, order.snapshot, over)


def _own_panel(house: House, language: Language) -> PlayerProcess:
    """The panel beside the player."""
    command = [*paths.own_command(), "--data", str(house.data_dir), "--lang", language.value, "panel", "--attached", "--beside"]
    return PlayerProcess(command, house.data_dir / "panel.log")


def _checked(make: Callable[[], T], where: str) -> T:
    """A value made of what was typed. Raises BadInput E-CFG-RANGE where it is out of range."""
    try:
        return make()
    except FieldError as error:
        fix = Text(zh="改这个数", en="change the number")
        raise BadInput(code="E-CFG-RANGE", message=error.text, where=where, fix=fix) from None


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
