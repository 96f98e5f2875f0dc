"""The supervisor as a process of its own; the places of player and panel are taken by commands that are quicker to start."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.supervisor import LOG_BYTES, Patience

ROOT = Path(__file__).parents[2]
WITHIN_S = 30.0

SUPERVISES = """
import json, sys
from pathlib import Path
from kiosk.domain.errors import KioskError
from kiosk.supervisor import Patience, supervise
player, panel, logs, patience = json.loads(sys.argv[1])
try:
    supervise(player, panel, Path(logs), Patience(**{name: tuple(value) if isinstance(value, list) else value
                                                    for name, value in patience.items()}))
except KioskError as error:
    sys.exit(str(error))
"""
STAYS = "import sys; sys.stdin.read(); print('let go')"
"""Runs until its standard input is closed, then ends in order."""
DEAF = "import time; time.sleep(60)"
TOLD = "was told to end, and ended with exit code 0"
LONG_S = 600.0


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", code]


def until(arrived: Callable[[], object]) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not arrived():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


class Supervisor:
    """A running supervisor, and what it has written down."""

    def __init__(self, process: subprocess.Popen[str], logs: Path) -> None:
        self.process = process
        self.logs = logs

    def lines(self) -> list[str]:
        """The lines of its log, without the time in front."""
        file = self.logs / "supervisor.log"
        return [line.split(" ", 2)[2] for line in file.read_text().splitlines()] if file.exists() else []

    def pids(self, name: str) -> list[int]:
        """The processes that were started under a name, oldest first."""
        found = (re.fullmatch(rf"{name} started, pid (\d+)", line) for line in self.lines())
        return [int(match[1]) for match in found if match]

    def pid(self, name: str, life: int = 1) -> int:
        """The process of one life, once it has begun."""
        until(lambda: len(self.pids(name)) >= life)
        return self.pids(name)[life - 1]

    def waits(self, name: str) -> list[str]:
        return [
            line.removeprefix(f"{name} starts again in ") for line in self.lines() if line.startswith(f"{name} starts again")
        ]

    def ended(self) -> int:
        return self.process.wait(WITHIN_S)

    def running(self) -> bool:
        return self.process.poll() is None


@contextmanager
def supervisor(logs: Path, player: str = STAYS, panel: str = STAYS, **patience: object) -> Iterator[Supervisor]:
    """A supervisor of two pieces of Python; both have begun when it is given."""
    order = json.dumps([python(player), python(panel), str(logs), patience])
    process = subprocess.Popen(
        [sys.executable, "-c", SUPERVISES, order], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    with process:
        try:
            started = Supervisor(process, logs)
            started.pid("player")
            started.pid("panel")
            yield started
        finally:
            process.kill()


def exists(pid: int) -> bool:
    """Whether a process is there and is not only remembered until somebody asks for its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("deaths", "wait_s"), [(1, 0), (2, 1), (3, 2), (4, 4), (5, 8), (6, 15), (7, 15), (10_000, 15)])
def test_the_more_deaths_in_a_row_the_longer_the_wait(deaths: int, wait_s: float) -> None:
    assert Patience().wait_s(deaths) == wait_s


@pytest.mark.parametrize(("killed", "other"), [("player", "panel"), ("panel", "player")])
def test_one_that_is_killed_starts_again_and_the_other_goes_on(tmp_path: Path, killed: str, other: str) -> None:
    with supervisor(tmp_path) as running:
        os.kill(running.pid(killed), signal.SIGKILL)
        assert exists(running.pid(killed, life=2))
        assert running.pids(other) == [running.pid(other)]
        assert exists(running.pid(other))
        assert f"{killed} ended with signal 9; its last words: none" in running.lines()
        assert running.waits(killed) == ["0 s"]


def test_a_crash_loop_is_slowed_down(tmp_path: Path) -> None:
    with supervisor(tmp_path, player="raise SystemExit(1)", before_start_s=[0, 0.01, 0.02]) as running:
        running.pid("player", life=6)
        assert running.waits("player")[:5] == ["0 s", "0.01 s", "0.02 s", "0.02 s", "0.02 s"]
        assert len(running.pids("panel")) == 1


def test_one_that_has_run_well_starts_again_at_once(tmp_path: Path) -> None:
    with supervisor(tmp_path, player="raise SystemExit(1)", before_start_s=[0, LONG_S], well_s=0) as running:
        running.pid("player", life=4)
        assert running.waits("player")[:3] == ["0 s"] * 3


def test_when_staff_quit_from_the_panel_all_ends(tmp_path: Path) -> None:
    with supervisor(tmp_path, panel="import time; time.sleep(0.1)") as running:
        assert running.ended() == 0
        assert not exists(running.pid("player"))
        assert running.lines()[-2:] == [
            "panel ended with exit code 0; its last words: none",
            f"player {TOLD}",
        ]
        assert (tmp_path / "player.log").read_text() == "let go\n"


@pytest.mark.parametrize("panel", ["raise SystemExit(1)", "raise SystemExit(3)", "import os; os.kill(os.getpid(), 15)"])
def test_a_panel_that_ends_otherwise_starts_again(tmp_path: Path, panel: str) -> None:
    with supervisor(tmp_path, panel=panel) as running:
        running.pid("panel", life=2)
        assert running.running()
        assert len(running.pids("player")) == 1


def test_a_player_that_ends_by_itself_starts_again(tmp_path: Path) -> None:
    with supervisor(tmp_path, player="pass") as running:
        running.pid("player", life=2)
        assert running.running()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_panel_and_then_the_player(tmp_path: Path, number: signal.Signals) -> None:
    with supervisor(tmp_path) as running:
        running.process.send_signal(number)
        assert running.ended() == 0
        assert running.lines()[-2:] == [f"panel {TOLD}", f"player {TOLD}"]
        assert not exists(running.pid("panel"))
        assert not exists(running.pid("player"))
        assert [(tmp_path / f"{name}.log").read_text() for name in ("panel", "player")] == ["let go\n"] * 2


def test_an_interrupt_of_the_terminal_reaches_the_supervisor_alone(tmp_path: Path) -> None:
    with supervisor(tmp_path) as running:
        os.killpg(running.process.pid, signal.SIGINT)
        os.killpg(running.process.pid, signal.SIGINT)
        assert running.ended() == 0
        assert [(tmp_path / f"{name}.log").read_text() for name in ("panel", "player")] == ["let go\n"] * 2


def test_a_signal_is_heard_while_a_start_is_waited_for(tmp_path: Path) -> None:
    with supervisor(tmp_path, player="raise SystemExit(1)", before_start_s=[LONG_S]) as running:
        until(lambda: running.waits("player"))
        running.process.terminate()
        assert running.ended() == 0
        assert running.lines()[-1] == f"panel {TOLD}"


def test_one_that_does_not_end_is_killed(tmp_path: Path) -> None:
    with supervisor(tmp_path, panel=DEAF, ending_s=0.1) as running:
        running.process.terminate()
        assert running.ended() == 0
        assert "panel did not end and is killed" in running.lines()
        assert not exists(running.pid("panel"))


def test_a_supervisor_that_is_killed_leaves_nobody_behind(tmp_path: Path) -> None:
    with supervisor(tmp_path) as running:
        running.process.kill()
        until(lambda: not exists(running.pid("player")) and not exists(running.pid("panel")))


def test_a_player_that_cannot_start_is_told_with_what_it_said(tmp_path: Path) -> None:
    sentence = "E-SCREEN-NONE: there is no display (DISPLAY) — run it in a desktop session"
    with supervisor(tmp_path, player=f"import sys; print({sentence!r}, file=sys.stderr); sys.exit(3)") as running:
        assert running.process.stderr is not None
        told = running.process.stderr.read().splitlines()[-1]
        assert running.ended() == 1
        assert told.startswith(f"E-PLAYER-GONE: the player could not start ({sentence}) (player.log) — ")
        assert not exists(running.pid("panel"))
        assert len(running.pids("player")) == 1


def test_one_that_once_ran_is_started_again_whatever_it_says(tmp_path: Path) -> None:
    once = repr(str(tmp_path / "once"))
    then_3 = f"import pathlib, sys; once = pathlib.Path({once}); code = 3 if once.exists() else 1; once.touch(); sys.exit(code)"
    with supervisor(tmp_path, player=then_3, before_start_s=[0]) as running:
        running.pid("player", life=4)
        assert running.running()
        assert sum("player ended with exit code 3" in line for line in running.lines()) >= 2


def test_a_child_of_a_child_delays_nothing(tmp_path: Path) -> None:
    starts_another = f"import subprocess; subprocess.Popen({python(STAYS)!r}); raise SystemExit(1)"
    with supervisor(tmp_path, player=starts_another, before_start_s=[0, LONG_S]) as running:
        running.pid("player", life=2)


def test_one_that_the_system_cannot_start_is_tried_again(tmp_path: Path) -> None:
    with supervisor(tmp_path, before_start_s=[0.05]) as running:
        log = tmp_path / "player.log"
        log.rename(tmp_path / "old")
        log.mkdir()
        os.kill(running.pid("player"), signal.SIGKILL)
        until(lambda: any(line.startswith("player could not be started: ") for line in running.lines()))
        log.rmdir()
        running.pid("player", life=2)
        assert running.pids("panel") == [running.pid("panel")]


def test_what_they_say_is_kept_and_bounded(tmp_path: Path) -> None:
    (tmp_path / "player.log").write_bytes(b"x" * (LOG_BYTES + 1))
    (tmp_path / "panel.log").write_bytes(b"x" * LOG_BYTES)
    with supervisor(tmp_path) as running:
        assert (tmp_path / "player.log.1").stat().st_size == LOG_BYTES + 1
        assert (tmp_path / "player.log").stat().st_size == 0
        assert not (tmp_path / "panel.log.1").exists()
        running.process.terminate()
        assert running.ended() == 0


def test_last_words_are_of_the_last_life(tmp_path: Path) -> None:
    (tmp_path / "player.log").write_text("of yesterday\n")
    with supervisor(tmp_path) as running:
        os.kill(running.pid("player"), signal.SIGKILL)
        running.pid("player", life=2)
        assert "player ended with signal 9; its last words: none" in running.lines()


def test_nohup_is_respected(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with supervisor(tmp_path) as running:
            running.process.send_signal(signal.SIGHUP)
            os.kill(running.pid("player"), signal.SIGKILL)
            running.pid("player", life=2)
            assert running.running()
    finally:
        signal.signal(signal.SIGHUP, before)
