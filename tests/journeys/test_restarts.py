"""A player that was killed, or started at another time, is where everybody else would be."""

from __future__ import annotations

from tests.support.hall import SCREENS, Hall, agrees, iso, misplayed

ROUNDS = 3


def test_back_in_phase_after_each_kill(hall: Hall) -> None:
    for _ in range(ROUNDS):
        with hall.player() as player:
            player.until(lambda: agrees(hall, player))
            assert misplayed(hall, player.plays()) == []
            player.kill()
    assert len(hall.plays()) >= ROUNDS * len(SCREENS)
    with hall.player() as player:
        status = hall.ask("status")
    assert (status["player"]["state"], status["player"]["pid"]) == ("running", player.process.pid)
    assert [screen["black_seconds_today"] for screen in status["screens"]] == [0] * len(SCREENS)
    assert status["faults"] == []


def test_a_player_at_another_time_shows_what_is_said_for_it(hall: Hall) -> None:
    start = "2031-05-04T09:30:00"
    with hall.player("--start-at", start) as player:
        player.until(lambda: agrees(hall, player))
        plays = player.plays()
        assert misplayed(hall, plays) == []
        assert all(iso(play.painted_us).startswith("2031-05-04T09:30") for play in plays)
