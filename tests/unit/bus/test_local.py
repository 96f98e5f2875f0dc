from __future__ import annotations

import select
import socket
import stat
from pathlib import Path

from kiosk.bus.local import SOCKET_NAME, DoorbellListener, LocalDoorbell
from kiosk.bus.message import LARGEST, cue_of
from kiosk.domain.cue import Cue, CueKind


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


CUE = Cue(id=-5, kind=CueKind.ALL_CLEAR, at_us=5, targets=("hall",))


def test_a_cue_is_told_in_so_many_words(tmp_path: Path) -> None:
    listener, bell = DoorbellListener(tmp_path), LocalDoorbell(tmp_path)
    assert bell.tell(CUE)
    bell.ring()
    told, ring = listener.heard()
    assert (cue_of(told), ring) == (CUE, b"")
    listener.close()


def test_whoever_tells_knows_whether_anybody_hears(tmp_path: Path) -> None:
    bell = LocalDoorbell(tmp_path)
    assert not bell.tell(CUE)
    listener = DoorbellListener(tmp_path)
    while bell.tell(CUE):
        pass  # until nobody takes in any more
    assert len(listener.heard()) > 1
    assert bell.tell(CUE)
    listener.close()
    assert not bell.tell(CUE)


def test_of_a_message_that_is_too_large_enough_is_heard_to_tell(tmp_path: Path) -> None:
    listener = DoorbellListener(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        other.sendto(b"x" * 50_000, str(tmp_path / SOCKET_NAME))
    assert [len(message) for message in listener.heard()] == [LARGEST + 1]
    listener.close()


def test_nobody_else_may_speak(tmp_path: Path) -> None:
    listener = DoorbellListener(tmp_path)
    assert stat.S_IMODE((tmp_path / SOCKET_NAME).stat().st_mode) & 0o077 == 0
    listener.close()
