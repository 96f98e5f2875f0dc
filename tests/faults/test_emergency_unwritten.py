"""The store cannot be written, and there is an emergency: it comes onto all screens, ends, and is in the log afterwards."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.domain.cue import CueKind
from kiosk.qtkit.fonts import load_fonts
from kiosk.store.databases import CONTENT, LIVE
from tests.faults.test_disk_full import fill, small_disk
from tests.support.alarms import all_clear, give, over, showed
from tests.support.at_panel import AtPanel, at_panel
from tests.support.hall import SCREENS, Hall, misplayed

__all__ = ["small_disk"]

_HOLDS = """
import sqlite3, sys
for file in sys.argv[1:]:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    globals().setdefault("held", []).append(connection)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(paths.fonts())


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """A process is stuck in the middle of writing both databases."""
    files = [str(data_dir / database.file) for database in (CONTENT, LIVE)]
    process = subprocess.Popen([sys.executable, "-c", _HOLDS, *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    try:
        yield
    finally:
        process.communicate()


@contextmanager
def immutable(data_dir: Path) -> Iterator[None]:
    """Nothing in the folder may be changed, nor anything be put there. WAL's shared index is memory and stays as it is."""
    names = [database.file + more for database in (CONTENT, LIVE) for more in ("", "-wal")]
    files = [file for file in (*map(data_dir.joinpath, names), data_dir) if file.exists()]
    if subprocess.run(["chattr", "+i", *files], capture_output=True, check=False).returncode:
        pytest.skip("this file system knows no immutable files, or this is not root")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)


@pytest.mark.parametrize("broken", [locked, immutable], ids=lambda how: how.__name__)
def test_it_comes_onto_all_screens_and_is_written_down_later(
    qapp: QApplication, hall: Hall, broken: Callable[[Path], AbstractContextManager[None]]
) -> None:
    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        with broken(hall.data_dir):
            given = await give(hands)
            await hands.until(lambda: any("暂时没有记下" in words for words in hands.words()))
            mended_us = house.clock.now_us()
        await hands.until(lambda: [cue.id for cue in hands.cues()] == [given.id])
        await hands.until(lambda: showed(player, given) == set(SCREENS))
        seen = [play for play in player.plays() if play.actual == f"emergency:{given.id}"]
        assert len(seen) == len(SCREENS), "once on each screen, though it was told first and written down afterwards"
        assert max(play.painted_us for play in seen) < mended_us
        await all_clear(hands)
        await hands.until(lambda: over(player))

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
        assert misplayed(hall, player.plays()) == []


def test_it_is_given_and_ended_on_a_full_disk(qapp: QApplication, small_disk: Hall) -> None:
    hall, filler = small_disk, small_disk.data_dir / "filler"

    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        fill(filler)
        given = await give(hands)
        await hands.until(lambda: any("暂时没有记下" in words for words in hands.words()))
        await all_clear(hands)
        filler.unlink()
        await hands.until(lambda: [cue.kind for cue in hands.cues()] == [CueKind.EMERGENCY, CueKind.ALL_CLEAR])
        await hands.until(lambda: showed(player, given) == set(SCREENS) and over(player))

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
        assert misplayed(hall, player.plays()) == []


def test_it_comes_onto_all_screens_though_the_content_is_damaged(qapp: QApplication, hall: Hall) -> None:
    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        content = hall.data_dir / CONTENT.file
        content.write_bytes(os.urandom(content.stat().st_size))
        given = await give(hands)
        await hands.until(lambda: showed(player, given) == set(SCREENS))
        await all_clear(hands)
        await hands.until(lambda: over(player))

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []


def test_a_player_that_starts_anew_is_told_again(qapp: QApplication, hall: Hall) -> None:
    """Only the content is held, so that the player can start: it has to say that it is there."""

    async def use(hands: AtPanel) -> None:
        with closing(sqlite3.connect(hall.data_dir / CONTENT.file, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            with hall.player() as first:
                given = await give(hands)
                await hands.until(lambda: showed(first, given) == set(SCREENS))
                first.kill()
            with hall.starting_player() as second:
                await hands.until(lambda: showed(second, given) == set(SCREENS))

    with app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
