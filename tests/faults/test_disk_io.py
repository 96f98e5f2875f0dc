"""The disk refuses every write to the record: the screens play on, and it is written when the disk takes it again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.store.databases import LIVE
from tests.support.hall import Hall, Player, misplayed


@contextmanager
def refusing(hall: Hall, player: Player, error: str) -> Iterator[None]:
    """While this stands, writing to the record's log fails in the player with an error of the system."""
    command = ["strace", "-f", "-qq", "-p", str(player.process.pid), "-P", str(hall.data_dir / f"{LIVE.file}-wal")]
    command += ["-o", "/dev/null", "-e", f"inject=pwrite64,write:error={error}"]
    with subprocess.Popen(command) as strace:
        try:
            yield
        finally:
            strace.terminate()


@pytest.mark.parametrize("error", ["EROFS", "EIO"])
def test_it_plays_on_and_says_why_it_cannot_write(hall: Hall, error: str) -> None:
    with hall.player() as player:
        with refusing(hall, player, error):
            player.until(lambda: "E-DISK-" in player.log.read_text("utf-8"))
            before = len(player.plays())
        player.until(lambda: len(player.plays()) > before)
        player.until(lambda: "works again" in player.log.read_text("utf-8"))
        assert misplayed(hall, player.plays()) == []
        assert player.stop() == 0
        log = player.log.read_text("utf-8")
    assert "Traceback" not in log
    assert log.count("E-DISK-") == 1
