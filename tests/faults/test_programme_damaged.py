"""A published document that is no longer what was published is passed over, and that is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from kiosk.store.databases import CONTENT
from tests.support.hall import SCREENS, Hall


def damage(hall: Hall, revision: int) -> None:
    """Changes one byte in the middle of a document, as a failing disk would."""
    with closing(sqlite3.connect(hall.data_dir / CONTENT.file)) as connection, connection:
        (document,) = connection.execute("SELECT document FROM programme WHERE revision = ?", (revision,)).fetchone()
        flipped = bytearray(document)
        flipped[len(flipped) // 2] ^= 1
        connection.execute("UPDATE programme SET document = ? WHERE revision = ?", (bytes(flipped), revision))


def faults(hall: Hall) -> list[str]:
    with hall.telemetry() as telemetry:
        return [fault.code for fault in telemetry.faults()]


def test_the_player_starts_on_the_older_revision_and_says_so(hall: Hall) -> None:
    hall.ask("publish")
    damage(hall, 2)
    with hall.player() as player:
        assert {play.revision for play in player.last().values()} == {1}
        player.until(lambda: faults(hall) == ["E-PGM-DAMAGED"])
        assert [fault["code"] for fault in hall.ask("status")["faults"]] == ["E-PGM-DAMAGED"]
        assert hall.ask("now")["revision"] == 1
        assert hall.ask("publish")["revision"] == 3
        player.until(lambda: {play.revision for play in player.last().values()} == {3})
        player.until(lambda: faults(hall) == [])


def test_without_one_sound_revision_the_posters_stand_until_there_is_one(hall: Hall) -> None:
    damage(hall, 1)
    posters = {screen: f"poster:{section}" for screen, section in SCREENS.items()}
    with hall.player() as player:
        assert {screen: play.actual for screen, play in player.last().items()} == posters
        player.until(lambda: faults(hall) == ["E-PGM-DAMAGED"])
        assert hall.ask("publish")["revision"] == 2
        player.until(lambda: {play.revision for play in player.last().values()} == {2})
        player.until(lambda: faults(hall) == [])
        assert player.stop() == 0
