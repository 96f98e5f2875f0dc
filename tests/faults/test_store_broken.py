"""The databases break under a running player: the screens play on, and what is wrong is said and gone when it is mended."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.store.databases import CONTENT, LIVE
from tests.support.hall import Hall, Player, agrees, misplayed

Break = Callable[[Path], None]


def overwritten(file: Path) -> None:
    file.write_bytes(os.urandom(file.stat().st_size))


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def removed(file: Path) -> None:
    file.unlink()


def a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_fresh_file(file: Path) -> None:
    file.unlink()
    file.touch()


BREAKS = (overwritten, emptied, removed, a_directory, a_fresh_file)


def faults(hall: Hall) -> set[tuple[str, str]]:
    with hall.telemetry() as telemetry:
        return {(fault.code, Path(fault.where).name) for fault in telemetry.faults()}


def log_of(player: Player) -> list[str]:
    """What the player has said; none of it is a bug."""
    said = player.log.read_text("utf-8")
    assert "Traceback" not in said
    return said.splitlines()


def kept(hall: Hall) -> Path:
    """A copy of the data folder with everything folded into the two files."""
    copy = hall.data_dir.with_name("kept")
    copy.mkdir()
    for database in (CONTENT, LIVE):
        with closing(sqlite3.connect(hall.data_dir / database.file)) as source:
            source.execute("VACUUM INTO ?", (str(copy / database.file),))
    return copy


@pytest.mark.parametrize("broken", [overwritten, emptied, a_directory], ids=lambda how: how.__name__)
def test_the_content_breaks_and_the_screens_play_on(hall: Hall, broken: Break) -> None:
    with hall.player() as player:
        whole = kept(hall)
        broken(hall.data_dir / CONTENT.file)
        said = hall.run("cue", "next")
        assert (said.code, said.json["error"]["where"]) == (3, str(hall.data_dir / CONTENT.file))
        player.one_more_play()
        assert player.stop() == 0
        assert len(log_of(player)) <= 1, "told once, however often it is met"
        plays = player.plays()
    shutil.copytree(whole, hall.data_dir.with_name("mended"))
    assert misplayed(Hall(hall.data_dir.with_name("mended")), plays) == []


@pytest.mark.parametrize("broken", [removed, a_fresh_file], ids=lambda how: how.__name__)
def test_a_content_database_that_is_put_back_is_played_from(hall: Hall, broken: Break) -> None:
    with hall.player() as player:
        whole = kept(hall)
        broken(hall.data_dir / CONTENT.file)
        player.until(lambda: faults(hall) == {("E-DB-MISSING", CONTENT.file)})
        for old in hall.data_dir.glob(f"{CONTENT.file}*"):
            old.unlink()
        (whole / CONTENT.file).rename(hall.data_dir / CONTENT.file)
        answer = hall.ask("cue", "next", "--wait")
        assert {done["screen"] for done in answer["committed"]} == set(player.last())
        player.until(lambda: agrees(hall, player))
        player.until(lambda: faults(hall) == set())
        assert player.stop() == 0
        assert log_of(player)[-1].endswith("works again")


@pytest.mark.parametrize("broken", BREAKS, ids=lambda how: how.__name__)
def test_the_live_database_breaks_and_the_player_stays(hall: Hall, broken: Break) -> None:
    with hall.player() as player:
        broken(hall.data_dir / LIVE.file)
        assert hall.run("status").code == 3
        player.until(lambda: log_of(player))
        assert player.stop() == 0
        told = log_of(player)
        assert all(str(hall.data_dir / LIVE.file) in line for line in told)
        assert len(told) == len(set(told)), "each is told once, however often it is met"


def test_a_live_database_made_anew_is_written_to_with_what_was_kept(hall: Hall) -> None:
    with hall.player() as player:
        for file in hall.data_dir.glob(f"{LIVE.file}*"):
            file.unlink()
        player.until(lambda: log_of(player))
        hall.ask("init")
        player.until(lambda: hall.ask("status")["player"]["state"] == "running")
        player.until(hall.plays)
        assert misplayed(hall, hall.plays()) == []
        player.until(lambda: log_of(player)[-1].endswith("works again"))
        assert player.stop() == 0
