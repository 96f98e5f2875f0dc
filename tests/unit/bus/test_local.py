from __future__ import annotations

import select
from pathlib import Path

from kiosk.bus.local import SOCKET_NAME, DoorbellListener, LocalDoorbell


def test_a_ring_is_heard(tmp_path: Path) -> None:
    listener, bell = DoorbellListener(tmp_path), LocalDoorbell(tmp_path)
    assert listener.heard() == ()
    bell.ring()
    bell.ring()
    readable, _, _ = select.select([listener], [], [], 5)
    assert readable == [listener]
    assert listener.heard() == (b"", b"")
    assert listener.heard() == ()
    listener.close()


def test_nobody_at_home_is_no_error(tmp_path: Path) -> None:
    LocalDoorbell(tmp_path).ring()
    listener = DoorbellListener(tmp_path)
    listener.close()
    assert not (tmp_path / SOCKET_NAME).exists()
    LocalDoorbell(tmp_path).ring()


def test_what_a_killed_player_left_behind_is_no_error(tmp_path: Path) -> None:
    killed = DoorbellListener(tmp_path)
    next_one = DoorbellListener(tmp_path)
    LocalDoorbell(tmp_path).ring()
    assert next_one.heard() == (b"",)
    assert killed.heard() == ()
    killed.close()
    next_one.close()


def test_something_else_in_its_place_is_no_error_for_who_rings(tmp_path: Path) -> None:
    (tmp_path / SOCKET_NAME).write_text("no socket")
    LocalDoorbell(tmp_path).ring()


def test_ringing_without_end_never_waits(tmp_path: Path) -> None:
    listener, bell = DoorbellListener(tmp_path), LocalDoorbell(tmp_path)
    for _ in range(2000):
        bell.ring()
    assert 0 < len(listener.heard()) <= 2000
    listener.close()


def test_a_long_path_is_short_enough(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["deep" * 10] * 5)
    folder.mkdir(parents=True)
    listener = DoorbellListener(folder)
    LocalDoorbell(folder).ring()
    assert listener.heard() == (b"",)
    listener.close()
