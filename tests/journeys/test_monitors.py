"""The screens on real X servers, while monitors go and come back: every window on its own monitor, every pixel right."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.glass import PLACES, Glass, four_monitors, glass_of, set_monitor
from tests.support.hall import REPOSITORY, SCREENS, WITHIN_S, Hall, Player, agrees, environment, until
from tests.support.xservers import XServer, openbox, xorg

OUTPUTS = {screen: f"DUMMY{number}" for number, screen in enumerate(SCREENS)}
"""The screens take the outputs in the system's order."""
BACK_WITHIN_S = 2.0
"""So long after a monitor has come back its picture is right again, the reading of the pixels included."""


@pytest.mark.parametrize("managed", [False, True])
def test_monitors_of_a_desktop_go_and_come_back(qapp: QApplication, staggered: Hall, tmp_path: Path, managed: bool) -> None:
    hall = staggered
    with (
        four_monitors(tmp_path) as server,
        openbox(server, tmp_path / "openbox.log") if managed else nullcontext(),
        glass_of(hall, server) as glass,
        hall.player(**server.told) as player,
    ):
        player.until(lambda: glass.right(SCREENS))
        for lost in SCREENS:
            server.remove_monitor(lost)
            player.until(lambda lost=lost: without_monitor(hall) == [lost])
            player.until(lambda lost=lost: glass.right(SCREENS.keys() - {lost}))
            set_monitor(server, lost)
            player.until(lambda: glass.right(SCREENS))
        nothing_is_wrong(hall, player)


def without_monitor(hall: Hall) -> list[str]:
    """The screens of which staff are told that they have no monitor."""
    return [fault["where"] for fault in hall.ask("status")["faults"] if fault["code"] == "E-CFG-SCREEN"]


def test_outputs_are_switched_off_and_on(qapp: QApplication, staggered: Hall, tmp_path: Path) -> None:
    with four_outputs(tmp_path) as server, glass_of(staggered, server) as glass, staggered.player(**server.told) as player:
        switch_all(server, glass, player, 10)
        nothing_is_wrong(staggered, player)


@pytest.mark.long
def test_outputs_are_switched_a_hundred_times(qapp: QApplication, staggered: Hall, tmp_path: Path) -> None:
    with four_outputs(tmp_path) as server, glass_of(staggered, server) as glass, staggered.player(**server.told) as player:
        waited_s = switch_all(server, glass, player, 100)
        nothing_is_wrong(staggered, player)
    assert max(waited_s) < BACK_WITHIN_S


def four_outputs(folder: Path) -> AbstractContextManager[XServer]:
    return xorg(folder, list(OUTPUTS.values()), list(PLACES.values()))


def switch_all(server: XServer, glass: Glass, player: Player, cycles: int) -> list[float]:
    """Switches every output off and on again in each cycle, in another order; how long each picture was waited for."""
    player.until(lambda: glass.right(SCREENS))
    order, waited_s = random.Random(cycles), list[float]()
    for _ in range(cycles):
        for lost in order.sample(list(SCREENS), len(SCREENS)):
            server.switch_off(OUTPUTS[lost])
            player.until(lambda lost=lost: glass.right(SCREENS.keys() - {lost}))
            server.switch_on(OUTPUTS[lost], PLACES[lost])
            back_s = time.monotonic()
            player.until(lambda: glass.right(SCREENS))
            waited_s.append(time.monotonic() - back_s)
    return waited_s


def nothing_is_wrong(hall: Hall, player: Player) -> None:
    """Every picture that was planned came in whole and is the one that plays now, no fault is left, no screen was black."""
    assert [play for play in player.plays() if play.actual != play.planned] == []
    player.until(lambda: agrees(hall, player))
    assert hall.ask("status")["faults"] == []
    with hall.telemetry() as telemetry:
        assert {state.screen: state.black_frames for state in telemetry.screens()} == dict.fromkeys(SCREENS, 0)


def test_a_demonstration_with_a_monitor_for_each_screen_fills_them(qapp: QApplication, staggered: Hall, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "--data", str(staggered.data_dir), "demo", "--no-panel"]
    with (
        four_monitors(tmp_path) as server,
        glass_of(staggered, server) as glass,
        subprocess.Popen(command, cwd=REPOSITORY, env=environment(**server.told), stdout=subprocess.DEVNULL) as demo,
    ):
        try:
            until(lambda: glass.right(SCREENS), lambda: demo.poll() is None)
        finally:
            demo.terminate()
            demo.wait(WITHIN_S)
