"""The player's place is taken by commands that are quicker to start."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Play
from kiosk.ops import player_process
from kiosk.ops.player_process import PlayerProcess, shown_on_all
from kiosk.store.telemetry import SqlTelemetry
from tests.support.store_samples import data_folder

SLEEPS = "import time; time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(600)"
WITHIN_S = 30


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_it_runs_as_long_as_the_context_stands(tmp_path: Path) -> None:
    with PlayerProcess(python(SLEEPS), tmp_path / "log") as player:
        assert player.alive()
        assert exists(player.pid)
    assert not player.alive()
    assert not exists(player.pid)


def test_it_ends_too_when_something_fails_beside_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), PlayerProcess(python(SLEEPS), tmp_path / "log") as player:
        raise ZeroDivisionError
    assert not exists(player.pid)


def test_one_that_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_process, "_ENDING_S", 0.1)
    log = tmp_path / "log"
    with PlayerProcess(python(DEAF), log) as player:
        player.wait_for(lambda: log.read_text() == "ready\n", WITHIN_S)
    assert not exists(player.pid)


def test_killed_it_is_gone_at_once(tmp_path: Path) -> None:
    with PlayerProcess(python(DEAF), tmp_path / "log") as player:
        player.kill()
        assert not player.alive()


def test_what_it_waits_for_may_take_its_time(tmp_path: Path) -> None:
    asked: list[int] = []
    with PlayerProcess(python(SLEEPS), tmp_path / "log") as player:
        player.wait_for(lambda: len(asked) == 3 or asked.append(1) is not None, WITHIN_S)
        began_s = time.monotonic()
        player.run_for(0.05)
        assert time.monotonic() - began_s >= 0.05
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("code", "reason"), [("print('one'); print('the last words')", "the last words"), ("raise SystemExit(7)", "exit 7")]
)
def test_a_player_that_ended_is_told_with_its_last_words(tmp_path: Path, code: str, reason: str) -> None:
    with PlayerProcess(python(code), tmp_path / "player.log") as player:
        player.until_closed()
        with pytest.raises(EnvironmentFault, match=reason) as gone:
            player.wait_for(lambda: False, WITHIN_S)
    assert (gone.value.code, gone.value.where) == ("E-PLAYER-GONE", "player.log")


def test_a_player_that_takes_too_long_is_told_too(tmp_path: Path) -> None:
    with PlayerProcess(python(SLEEPS), tmp_path / "log") as player, pytest.raises(EnvironmentFault, match="E-PLAYER-GONE"):
        player.wait_for(lambda: False, 0.05)


def test_it_is_told_the_platform_and_nothing_else_new(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = "import os; print(os.environ['QT_QPA_PLATFORM'], len(os.environ))"
    with PlayerProcess(python(code), log, "offscreen:told") as player:
        player.until_closed()
    assert log.read_text().split() == ["offscreen:told", str(len(os.environ | {"QT_QPA_PLATFORM": ""}))]


def test_shown_on_all_means_painted_as_planned_since_then(tmp_path: Path) -> None:
    telemetry = SqlTelemetry(data_folder(tmp_path))

    def play(screen: str, painted_us: int, actual: str = "a") -> Play:
        return Play(screen=screen, planned="a", actual=actual, planned_us=0, painted_us=painted_us, revision=1)

    telemetry.record(plays=[play("e1", 100), play("e2", 50), play("w1", 100, actual="?")])
    assert shown_on_all(telemetry, ["e1"], 60)
    assert not shown_on_all(telemetry, ["e1", "e2"], 60)
    assert shown_on_all(telemetry, ["e1", "e2"], 50)
    assert not shown_on_all(telemetry, ["e1", "w1"], 50)
    telemetry.close()
