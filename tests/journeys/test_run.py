"""Player and panel under `kiosk run`: either may be killed at any moment, and nobody is left when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from kiosk.domain.events import Play
from kiosk.ops.virtual_screens import offscreen_platform
from kiosk.store.lock import Role, role_lock
from tests.support.hall import REPOSITORY, SCREENS, WITHIN_S, Hall, children_of, environment, misplayed, until

SEED = 5
LONGEST_LIFE_S = 1.0


class Running:
    """A running `kiosk run`."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        platform = offscreen_platform(hall.wall(), hall.data_dir / "screens.json")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--data", hall.data_dir, "--lang", "en", "run"],
            cwd=REPOSITORY, env=environment(QT_QPA_PLATFORM=platform), stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def pid(self, role: Role) -> int:
        """The process that has the role now, 0 if none."""
        for child in map(int, children_of(self.process.pid)):
            if role.value in Path(f"/proc/{child}/cmdline").read_text().split("\0"):
                return child
        return 0

    def until_up(self) -> dict[Role, int]:
        """Waits until both are in their place; the processes."""

        def up() -> dict[Role, int]:
            pids = {role: self.pid(role) for role in Role}
            return pids if all(self._locks(role) == str(pid) for role, pid in pids.items()) else {}

        return until(up, lambda: self.process.poll() is None, self._story)

    def until_shown(self, since: int = 0) -> tuple[Play, ...]:
        """Waits until every screen has painted what it was to show after the first `since` plays; what was painted since."""

        def shown() -> tuple[Play, ...]:
            plays = self._hall.plays()[since:]
            return plays if {play.screen for play in plays if play.actual == play.planned} == set(SCREENS) else ()

        return until(shown, lambda: self.process.poll() is None, self._story)

    def kill(self, *roles: Role) -> int:
        """Ends one or both without a word; how many plays there were then."""
        pids, plays = [self.pid(role) for role in roles], len(self._hall.plays())
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        until(lambda: not any(map(exists, pids)))
        return plays

    def ended(self) -> int:
        """Waits for the end; the exit code."""
        return self.process.wait(WITHIN_S)

    def _locks(self, role: Role) -> str:
        file = self._hall.data_dir / f"{role.value}.lock"
        return file.read_text().strip() if file.exists() else ""

    def _story(self) -> str:
        return "\n".join(log.read_text("utf-8") for log in sorted(self._hall.data_dir.glob("*.log")))


@contextmanager
def running(hall: Hall) -> Iterator[Running]:
    """Player and panel of a hall under a supervisor, whatever its end; if it is killed, the two end by themselves."""
    started = Running(hall)
    with started.process:
        try:
            yield started
        finally:
            started.process.kill()


def exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def assert_nobody_is_left(hall: Hall, pids: dict[Role, int]) -> None:
    """Both have ended, and let go of what they held."""
    assert not [role for role, pid in pids.items() if exists(pid)]
    for role in Role:
        with role_lock(hall.data_dir, role):
            pass


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_whichever_is_killed_is_back_and_the_other_goes_on(hall: Hall, kills: int) -> None:
    random = Random(SEED)
    with running(hall) as both:
        before = both.until_up()
        both.until_shown()
        for killed in random.choices(list(Role), k=kills - 2) + list(Role):
            time.sleep(random.uniform(0, LONGEST_LIFE_S))
            (other,) = set(Role) - {killed}
            plays = both.kill(killed)
            now = both.until_up()
            assert now[killed] != before[killed]
            assert now[other] == before[other]
            assert misplayed(hall, both.until_shown(plays)) == []
            before = now
        assert hall.ask("status")["player"]["pid"] == before[Role.PLAYER]
        both.process.terminate()
        assert both.ended() == 0
        assert_nobody_is_left(hall, before)


def test_both_killed_at_once_are_back(hall: Hall) -> None:
    with running(hall) as both:
        before = both.until_up()
        both.until_shown()
        plays = both.kill(*Role)
        now = both.until_up()
        assert set(now.values()).isdisjoint(before.values())
        assert misplayed(hall, both.until_shown(plays)) == []


def test_killed_while_it_starts_it_is_back(hall: Hall) -> None:
    with running(hall) as both:
        until(lambda: both.pid(Role.PLAYER))
        both.kill(Role.PLAYER)
        both.until_up()
        assert misplayed(hall, both.until_shown()) == []


def test_when_the_panel_is_quit_all_ends(hall: Hall) -> None:
    with running(hall) as both:
        pids = both.until_up()
        both.until_shown()
        os.kill(pids[Role.PANEL], signal.SIGTERM)
        assert both.ended() == 0
        assert_nobody_is_left(hall, pids)


def test_an_interrupt_of_the_terminal_ends_all_in_order(hall: Hall) -> None:
    with running(hall) as both:
        pids = both.until_up()
        both.until_shown()
        os.killpg(both.process.pid, signal.SIGINT)
        assert both.ended() == 0
        assert_nobody_is_left(hall, pids)
        assert both.process.stderr is not None
        assert both.process.stderr.read() == "player and panel are running; quit from the panel, or press Ctrl-C\n"
    left = {file.name for file in hall.data_dir.iterdir()}
    logs = {"player.log", "panel.log", "supervisor.log"}
    assert left == {"assets", "content.db", "live.db", "player.lock", "panel.lock", "screens.json", *logs}
    assert [(hall.data_dir / log).read_text("utf-8") for log in ("player.log", "panel.log")] == ["", ""]


def test_a_second_one_is_refused_and_if_the_first_is_killed_nobody_is_left_behind(hall: Hall) -> None:
    with running(hall) as both:
        pids = both.until_up()
        both.until_shown()
        said = hall.run("run", QT_QPA_PLATFORM="offscreen")
        assert (said.code, said.json["error"]["code"]) == (3, "E-DB-LOCKED")
        assert both.until_up() == pids
        both.process.kill()
        until(lambda: not any(map(exists, pids.values())))
        assert_nobody_is_left(hall, pids)
