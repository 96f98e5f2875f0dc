"""The disk fills up under a running player, and has room again."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.folders import picture as content
from tests.support.folders import tree
from tests.support.hall import DWELL_S, Hall, Player, copy_of, misplayed

SIZE = "12m"


@pytest.fixture
def small_disk(published: Hall, tmp_path: Path) -> Iterator[Hall]:
    """The hall with its data folder on a file system of its own, with little room."""
    data_dir = tmp_path / published.data_dir.name
    data_dir.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "kiosk-test", data_dir], check=True)
    try:
        yield copy_of(published, tmp_path)
    finally:
        subprocess.run(["umount", data_dir], check=True)


def fill(file: Path) -> None:
    """Takes all the room there is."""
    with file.open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            os.posix_fallocate(filler.fileno(), filler.tell(), 4096)
            filler.seek(4096, os.SEEK_CUR)


def starts(player: Player, screen: str) -> list[int]:
    return [play.planned_us for play in player.plays() if play.screen == screen]


def test_it_plays_on_and_writes_down_later_what_it_could_not(small_disk: Hall) -> None:
    hall, filler = small_disk, small_disk.data_dir / "filler"
    with hall.player() as player:
        fill(filler)
        before = len(player.plays())
        said = hall.run("publish")
        assert (said.code, said.json["error"]["code"]) == (3, "E-DISK-FULL")
        player.until(lambda: "E-DISK-FULL" in player.log.read_text("utf-8"))
        filler.unlink()
        player.until(lambda: len(player.plays()) > before)
        player.until(lambda: "works again" in player.log.read_text("utf-8"))
        assert hall.ask("publish")["revision"] == 2
        player.one_more_play()
        assert misplayed(hall, player.plays()) == []
        for screen in ("e1", "w2"):
            first, *_, last = starts(player, screen)
            slots = {(start - first) // (DWELL_S * 1_000_000) for start in starts(player, screen)}
            assert slots == set(range((last - first) // (DWELL_S * 1_000_000) + 1)), "no slide is missing in the record"
        player.until(lambda: hall.ask("status")["faults"] == [])
        assert player.stop() == 0
        log = player.log.read_text("utf-8")
    assert "Traceback" not in log
    assert log.count("E-DISK-FULL") == 1


def test_an_import_that_has_no_room_is_not_even_begun(small_disk: Hall, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(content(64, 36))
    before = tree(small_disk.data_dir)
    said = small_disk.run("import", picture)
    (told,) = said.json["files"]
    assert (said.code, told["status"], told["code"]) == (3, "rejected", "E-DISK-FULL")
    needed, free = re.findall(r"([\d.]+) MB", told["message"])
    assert float(needed) >= 500 > float(free)
    chinese = small_disk.run("import", picture, "--lang", "zh").err
    assert chinese.startswith("E-DISK-FULL: 磁盘满了：需要")
    assert {name for name in tree(small_disk.data_dir) if not name.endswith((".lock", "-wal", "-shm"))} <= before.keys()
    assert small_disk.ask("now")["revision"] == 1
