"""Cues given while the player runs: carried out on the screens they are for, and on no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.support.hall import SCREENS, Hall, Player, agrees, misplayed

EAST = {"e1", "e2"}


@pytest.fixture
def player(hall: Hall) -> Iterator[Player]:
    """A player; at the end everything it painted was right, and no black frame was among it."""
    with hall.player() as player:
        yield player
        assert misplayed(hall, player.plays()) == []
        with hall.telemetry() as telemetry:
            assert [screen.black_frames for screen in telemetry.screens()] == [0] * len(SCREENS)
        assert player.stop() == 0
        assert player.log.read_text("utf-8") == ""


def given(hall: Hall, *words: str) -> dict[str, Any]:
    """Gives a cue and waits for it; its answer."""
    answer: dict[str, Any] = hall.ask("cue", *words, "--wait")
    assert list(answer) == ["id", "T", "kind", "targets", "committed"]
    assert answer["kind"] == words[0]
    assert all(list(done) == ["screen", "actual", "late_us"] for done in answer["committed"])
    return answer


def reached(answer: dict[str, Any]) -> set[str]:
    return {done["screen"] for done in answer["committed"]}


def painted(player: Player, *screens: str) -> set[str]:
    last = player.last()
    return {last[screen].actual for screen in screens}


def states(hall: Hall) -> dict[str, str]:
    return {item["screen"]: item["state"] for item in hall.ask("now")["screens"]}


def test_next_previous_and_goto(hall: Hall, player: Player) -> None:
    assert reached(given(hall, "next", "--target", "east")) == EAST
    player.until(lambda: agrees(hall, player))
    assert reached(given(hall, "previous", "--target", "w2")) == {"w2"}
    player.until(lambda: agrees(hall, player))
    assert reached(given(hall, "goto", "3")) == set(SCREENS)
    player.until(lambda: agrees(hall, player))


def test_restoring_and_what_it_ended_are_taken_back_one_after_the_other(hall: Hall, player: Player) -> None:
    given(hall, "black", "--target", "east", "--for", "1h")
    given(hall, "clear")
    assert states(hall)["e1"] == "playing"
    for state in ("black", "playing"):
        answer = hall.ask("cue", "undo", "--wait")
        assert (answer["kind"], reached(answer) >= EAST) == ("recall", True)
        assert states(hall)["e1"] == state
        player.until(lambda: agrees(hall, player))


def test_a_player_that_starts_after_something_was_taken_back_never_shows_it(hall: Hall) -> None:
    with hall.player() as before:
        given(hall, "black")
        assert before.stop() == 0
    assert hall.ask("cue", "undo")["committed"] is None
    with hall.player() as after:
        after.until(lambda: agrees(hall, after))
        assert set(states(hall).values()) == {"playing"}
        assert after.stop() == 0


def test_a_frozen_slide_stands_until_it_is_resumed(hall: Hall, player: Player) -> None:
    answer = given(hall, "freeze", "--target", "east")
    assert reached(answer) == EAST
    count = len([play for play in player.plays() if play.screen == "w1"])
    player.until(lambda: len([play for play in player.plays() if play.screen == "w1"]) >= count + 2)
    frozen_us = datetime.fromisoformat(answer["T"]).timestamp() * 1_000_000
    assert all(play.planned_us <= frozen_us for play in player.plays() if play.screen in EAST)
    stood = player.last()["e1"]
    assert states(hall) == {"e1": "held", "e2": "held", "w1": "playing", "w2": "playing"}
    assert reached(given(hall, "resume", "--target", "east")) == EAST
    player.until(lambda: player.last()["e1"] != stood)


def test_a_taken_playlist_stays_until_it_is_cleared(hall: Hall, player: Player) -> None:
    assert reached(given(hall, "take", "x-special", "--target", "west", "--for", "1h")) == {"w1", "w2"}
    player.until(lambda: painted(player, "w1", "w2") == {"x-special-1", "x-special-2"})
    player.until(lambda: agrees(hall, player))
    assert player.last()["e1"].actual.startswith("east-story")
    assert reached(given(hall, "clear")) == set(SCREENS)
    player.until(lambda: agrees(hall, player))
    assert set(states(hall).values()) == {"playing"}


def test_black_is_painted_black_and_counts_as_told(hall: Hall, player: Player) -> None:
    assert reached(given(hall, "black", "--target", "e2", "--for", "1h")) == {"e2"}
    assert reached(given(hall, "black", "--target", "west", "--for", "3s")) == {"w1", "w2"}
    player.until(lambda: painted(player, "e2", "w1", "w2") == {"black"})
    assert states(hall)["e2"] == "black"
    assert player.last()["e1"].actual.startswith("east-story")
    player.until(lambda: painted(player, "w1", "w2") != {"black"})
    assert player.last()["e2"].actual == "black", "one ends by itself, the other is not over"
    assert reached(given(hall, "resume", "--target", "e2")) == {"e2"}
    player.until(lambda: agrees(hall, player))


def thumbnails(hall: Hall) -> dict[str, bytes]:
    with hall.telemetry() as telemetry:
        return {thumbnail.screen: thumbnail.image for thumbnail in telemetry.thumbnails(0)}


def test_a_section_speaks_english_for_a_while(hall: Hall, player: Player) -> None:
    given(hall, "freeze", "--for", "1h")
    player.until(lambda: set(thumbnails(hall)) == set(SCREENS) and agrees(hall, player))
    before = thumbnails(hall)
    answer = given(hall, "language", "en", "--target", "east", "--for", "4s")
    assert reached(answer) == EAST
    now = {item["screen"]: item for item in hall.ask("now")["screens"]}
    assert [now[screen]["language"] for screen in SCREENS] == ["en", "en", None, None]
    assert now["e1"]["why"]["source"] == "freeze"
    player.until(lambda: all(thumbnails(hall)[screen] != before[screen] for screen in EAST))
    english = thumbnails(hall)
    assert english["w1"] == before["w1"]
    player.until(lambda: all(thumbnails(hall)[screen] != english[screen] for screen in EAST))
    assert {item["language"] for item in hall.ask("now")["screens"]} == {None}


def test_silence_is_told_and_changes_nothing_in_sight(hall: Hall, player: Player) -> None:
    assert reached(given(hall, "mute", "--for", "1h")) == set(SCREENS)
    assert all(item["muted_until"] for item in hall.ask("now")["screens"])
    assert set(states(hall).values()) == {"playing"}
    player.one_more_play()
    assert reached(given(hall, "unmute", "--target", "west")) == {"w1", "w2"}
    silent = {item["screen"] for item in hall.ask("now")["screens"] if item["muted_until"]}
    assert silent == EAST


def test_where_nobody_is_nothing_waits(hall: Hall, player: Player) -> None:
    assert {screen["visited_since"] for screen in hall.ask("status")["screens"]} == {None}
    assert reached(given(hall, "take", "x-special", "--when-free", "--for", "1h")) == set(SCREENS)
    player.until(lambda: agrees(hall, player))


def test_an_emergency_is_above_everything(hall: Hall, player: Player) -> None:
    given(hall, "black", "--target", "w1")
    answer = given(hall, "emergency", "evacuate", "--text", "请从北门离开", "--for", "10m")
    assert reached(answer) == set(SCREENS)
    word = f"emergency:{answer['id']}"
    player.until(lambda: painted(player, *SCREENS) == {word})
    assert set(states(hall).values()) == {"emergency"}
    given(hall, "clear")
    player.until(lambda: agrees(hall, player))
