"""The demonstration on a desktop with one monitor: the hall window, the panel beside it, and how either ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.hall import REPOSITORY, WITHIN_S, children_of, environment, run, until
from tests.support.xservers import XServer, openbox, xvfb

SIZE = (1920, 1080)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[XServer]:
    with xvfb(tmp_path / "xvfb.log", SIZE) as server, openbox(server, tmp_path / "openbox.log"):
        yield server


class Demo:
    """A running demonstration of two screens, the panel beside it."""

    def __init__(self, server: XServer, process: subprocess.Popen[bytes], said: Path) -> None:
        self._server = server
        self._process = process
        self._said = said

    @property
    def ended(self) -> int | None:
        return self._process.poll()

    def said(self) -> str:
        return self._said.read_text("utf-8")

    def started(self, role: str) -> list[int]:
        """The processes it has started in a role: player, panel."""
        children = {int(child): Path(f"/proc/{child}/cmdline") for child in children_of(self._process.pid)}
        return [pid for pid, words in children.items() if f"\0{role}\0" in words.read_text("utf-8")]

    def window(self, pid: int) -> str | None:
        """The window of a process, once it is in sight."""
        with suppress(subprocess.CalledProcessError):
            return self._server.run("xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", ".").split()[0]
        return None

    def area(self, window: str) -> tuple[int, int, int, int]:
        told = dict(line.split("=") for line in self._server.run("xdotool", "getwindowgeometry", "--shell", window).split())
        return int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])


@contextmanager
def demo(server: XServer, folder: Path) -> Iterator[tuple[Demo, int, int]]:
    """A demonstration whose windows are in sight, with its player and its panel; nothing of it is left afterwards."""
    said = folder / "said.txt"
    command = [sys.executable, "-m", "kiosk", "--lang", "en", "demo", "--screens", "2"]
    (folder / "temporary").mkdir()
    told = server.told | {"TMPDIR": str(folder / "temporary")}
    with said.open("ab") as output:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=environment(**told), stdout=output, stderr=output)
    running = Demo(server, process, said)
    both: list[int] = []
    try:
        (player,) = until(lambda: running.started("player"))
        (panel,) = until(lambda: running.started("panel"))
        both = [player, panel]
        until(lambda: running.window(player) is not None and running.window(panel) is not None)
        until(lambda: "press Ctrl-C" in running.said(), story=running.said)
        yield running, player, panel
        process.wait(WITHIN_S)
        assert [pid for pid in both if Path(f"/proc/{pid}").exists()] == []
        assert list((folder / "temporary").iterdir()) == []
    finally:
        for pid in (process.pid, *both):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def test_the_hall_window_alone_plays_all_screens_and_reports(desktop: XServer, tmp_path: Path) -> None:
    said = run("demo", "--screens", "18", "--seconds", "6", "--no-panel", **desktop.told, TMPDIR=str(tmp_path))
    assert (said.code, said.err) == (0, "")
    report = json.loads(said.out)
    assert len(report["screens"]) == 18
    assert report["faults"] == []
    for screen in report["screens"]:
        assert screen["black_frames"] == 0
        assert screen["shown"] != []
        assert all(entry["planned"] == entry["actual"] for entry in screen["shown"])


def test_the_panel_stands_beside_the_hall_window_and_whoever_quits_there_ends_it(desktop: XServer, tmp_path: Path) -> None:
    with demo(desktop, tmp_path) as (running, player, panel):
        hall, beside = running.window(player), running.window(panel)
        assert hall is not None
        assert beside is not None
        left, top, width, height = running.area(hall)
        panel_left, panel_top, panel_width, panel_height = running.area(beside)
        assert left + width < panel_left + panel_width <= SIZE[0], "the right side of the panel is free"
        assert top + height < panel_top + panel_height <= SIZE[1], "and its lower side"
        assert (left, top) < (panel_left, panel_top), "the left side of the hall window is free"
        assert top < panel_top, "and its upper side"
        os.kill(panel, signal.SIGTERM)
        until(lambda: running.ended is not None)
    assert running.ended == 0
    assert "failed" not in running.said()


def test_closing_the_hall_window_ends_it(desktop: XServer, tmp_path: Path) -> None:
    with demo(desktop, tmp_path) as (running, player, _):
        hall = running.window(player)
        assert hall is not None
        desktop.run("xdotool", "windowactivate", "--sync", hall, "key", "alt+F4")
        until(lambda: running.ended is not None)
    assert running.ended == 0


def test_a_panel_that_fails_is_spoken_of_once_and_the_screens_play_on(desktop: XServer, tmp_path: Path) -> None:
    with demo(desktop, tmp_path) as (running, player, panel):
        os.kill(panel, signal.SIGKILL)
        until(lambda: "the panel has failed" in running.said())
        assert running.ended is None
        assert Path(f"/proc/{player}").exists()
        os.kill(player, signal.SIGTERM)
        until(lambda: running.ended is not None)
    assert running.ended == 0
    assert running.said().count("the panel has failed") == 1
    assert "2 screens played" in running.said()
