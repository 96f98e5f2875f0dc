"""Publishing while the player runs: what changed changes on the glass, what did not is not touched."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

from kiosk.bus.local import LocalDoorbell
from kiosk.stage.contact_sheet import (
    CAPTION_HEIGHT,
    GAP,
    HEADING_HEIGHT,
    MARGIN,
    TILE_HEIGHT,
    TILE_WIDTH,
)
from tests.support.hall import DWELL_S, SCREENS, Hall, Player, iso, misplayed

EAST = ("e1", "e2")
AHEAD_S = 3 * DWELL_S + 1
"""Time enough to publish, and in the middle of a slide."""


def edit(hall: Hall) -> None:
    """Puts another word into the titles of the first deck of the east section and loads the folder."""
    deck = hall.data_dir.parent / "slides" / "east" / "east-story" / "deck.toml"
    deck.write_text(deck.read_text("utf-8").replace('zh = "east-story', 'zh = "改过 east-story'), "utf-8")
    hall.ask("slides", "load", hall.data_dir.parent / "slides")


def painted(hall: Hall, player: Player, name: str) -> dict[str, bytes]:
    """What is on each screen now, as a contact sheet shows it."""
    file = hall.data_dir.parent / f"{name}.png"
    with hall.telemetry() as telemetry:
        wish = telemetry.wish_snapshot(str(file))
        LocalDoorbell(hall.data_dir).ring()
        player.until(lambda: telemetry.granted(wish) is not None)
        assert telemetry.granted(wish) == ""
    sheet = Image.open(file).convert("RGB")
    return {screen: _tile(sheet, place) for place, screen in enumerate(SCREENS)}


def _tile(sheet: Image.Image, place: int) -> bytes:
    """The picture of a screen: two sections with two screens each, in one line a section."""
    row, column = divmod(place, 2)
    x = MARGIN + column * (TILE_WIDTH + GAP)
    y = MARGIN + HEADING_HEIGHT + row * (HEADING_HEIGHT + TILE_HEIGHT + CAPTION_HEIGHT + GAP)
    return sheet.crop((x, y, x + TILE_WIDTH, y + TILE_HEIGHT)).tobytes()


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {screen for screen in SCREENS if before[screen] != after[screen]}


def test_an_edited_title_is_seen_and_taken_back(hall: Hall) -> None:
    with hall.player() as player:
        hall.ask("cue", "freeze", "--wait")
        standing = {item["screen"]: item["slide"]["id"] for item in hall.ask("now")["screens"]}
        player.until(lambda: {screen: play.actual for screen, play in player.last().items()} == standing)
        first, stood = painted(hall, player, "first"), player.last()
        edit(hall)
        answer = hall.ask("publish", "--note", "a better title")
        assert answer["changed_screens"] == list(EAST)
        player.until(lambda: {player.last()[screen].revision for screen in EAST} == {2})
        second = painted(hall, player, "second")
        assert changed(first, second) == set(EAST)
        for screen, play in player.last().items():
            assert (play.actual, play.planned_us) == (stood[screen].actual, stood[screen].planned_us), "the phase is the same"
        assert player.last()["w1"] == stood["w1"]
        assert hall.ask("rollback", "1")["changed_screens"] == list(EAST)
        player.until(lambda: {player.last()[screen].revision for screen in EAST} == {3})
        assert changed(first, painted(hall, player, "third")) == set()
        assert player.last()["w2"] == stood["w2"]
        assert misplayed(hall, player.plays()) == []
    assert player.log.read_text("utf-8") == ""


def test_a_programme_that_is_to_come_counts_from_its_instant_on(hall: Hall) -> None:
    with hall.player() as player:
        edit(hall)
        at_us = player.last()["e1"].planned_us + AHEAD_S * 1_000_000
        hall.ask("publish", "--at", iso(at_us))
        player.until(lambda: {play.screen for play in player.plays() if play.revision == 2} == set(SCREENS))
        plays = player.plays()
        assert all((play.revision == 2) == (play.painted_us >= at_us) for play in plays)
        at_once = {play.screen for play in plays if play.planned_us < at_us <= play.painted_us}
        assert at_once == set(EAST), "the others go on and join at their next slide"
        assert misplayed(hall, plays) == []
    assert player.log.read_text("utf-8") == ""


def test_a_second_publish_of_the_same_changes_nothing_on_the_glass(hall: Hall) -> None:
    with hall.player() as player:
        answer = hall.ask("publish")
        assert answer["changed_screens"] == []
        player.until(lambda: {play.revision for play in player.last().values()} == {2})
        assert misplayed(hall, player.plays()) == []
        starts = [play.planned_us for play in player.plays() if play.screen == "e1"]
        assert {later - earlier for earlier, later in pairwise(starts)} == {DWELL_S * 1_000_000}
