"""How a player begins and ends: one on a data folder, in order on a signal, and heard without its doorbell."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from kiosk.bus.local import SOCKET_NAME
from kiosk.store.lock import Role, role_lock
from tests.support.hall import SCREENS, Hall, Player, agrees, children_of, misplayed


def test_a_second_player_is_refused_and_the_first_plays_on(hall: Hall) -> None:
    with hall.player() as player:
        said = hall.run("player", QT_QPA_PLATFORM="offscreen")
        assert said.code == 3
        assert said.json["error"]["code"] == "E-DB-LOCKED"
        assert str(player.process.pid) in said.json["error"]["message"]
        assert said.err.startswith("E-DB-LOCKED: ")
        assert (hall.data_dir / SOCKET_NAME).is_socket(), "the one that was refused takes no doorbell away"
        player.one_more_play()
        assert misplayed(hall, player.plays()) == []
        player.kill()
    with role_lock(hall.data_dir, Role.PLAYER):
        pass


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(hall: Hall, number: signal.Signals) -> None:
    with hall.player() as player:
        player.one_more_play()
        assert children_of(player.process.pid) == []
        assert player.stop(number) == 0
        painted = {screen: play.actual for screen, play in player.last().items()}
    assert player.log.read_text("utf-8") == ""
    left = {file.name for file in hall.data_dir.iterdir()}
    assert left == {"assets", "content.db", "live.db", "player.lock", "screens.json"}, "no doorbell, no database left open"
    with hall.telemetry() as telemetry:
        assert {state.screen: state.picture for state in telemetry.screens()} == painted
    with role_lock(hall.data_dir, Role.PLAYER):
        pass


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_it_starts_ends_it_in_order(hall: Hall, number: signal.Signals) -> None:
    bell = hall.data_dir / SOCKET_NAME
    with hall.starting_player() as player:
        player.until(bell.exists)
        assert player.stop(number) == 0
    assert player.log.read_text("utf-8") == ""
    assert not bell.exists()


def test_news_is_found_though_the_doorbell_is_lost(hall: Hall) -> None:
    with hall.player() as player:
        (hall.data_dir / SOCKET_NAME).unlink()
        answer = hall.ask("cue", "next", "--wait")
        assert {done["screen"] for done in answer["committed"]} == set(SCREENS)
        player.until(lambda: agrees(hall, player))
        assert player.stop() == 0
    assert player.log.read_text("utf-8") == ""


def test_a_doorbell_that_a_killed_player_left_is_taken_over(hall: Hall) -> None:
    with hall.player() as player:
        player.kill()
    assert (hall.data_dir / SOCKET_NAME).is_socket()
    assert hall.ask("cue", "next")["committed"] is None, "ringing at an empty house is no error"
    with hall.player() as player:
        assert len(hall.ask("cue", "next", "--wait")["committed"]) == len(SCREENS)


def test_nothing_published_yet(tmp_path: Path) -> None:
    said = Hall(tmp_path).run("player", QT_QPA_PLATFORM="offscreen")
    assert (said.code, said.json["error"]["code"]) == (3, "E-DB-MISSING")
    Hall(tmp_path).ask("init")
    said = Hall(tmp_path).run("player", QT_QPA_PLATFORM="offscreen")
    assert (said.code, said.json["error"]["code"]) == (3, "E-PGM-NONE")


def test_no_display(hall: Hall) -> None:
    said = hall.run("player")
    assert (said.code, said.json["error"]["code"]) == (3, "E-SCREEN-NONE")


def test_files_stay_the_same_in_number(hall: Hall) -> None:
    """Whatever is told, nothing is left open: descriptors and threads are as many as before."""
    with hall.player() as player:
        player.one_more_play()
        hall.ask("cue", "next", "--wait")
        before = _held(player)
        for _ in range(2):
            hall.ask("cue", "next", "--wait")
            hall.ask("publish")
        player.until(lambda: _held(player) <= before)


def _held(player: Player) -> tuple[int, int]:
    process = Path(f"/proc/{player.process.pid}")
    return len(list((process / "fd").iterdir())), len(list((process / "task").iterdir()))
