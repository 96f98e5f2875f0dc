"""A process that publishes when told to, for tests that break it in the middle of a system call.

Run as a module it loads everything once and then forks a publisher for each data folder it is told, so that a sweep over
hundreds of break points takes seconds. Each talks in lines: the folder in, `pid tid-of-main tid-of-writer` out, a line in
to go on, the publisher's end out (an exit code, or a signal as a negative number).
"""

from __future__ import annotations

import ctypes
import os
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_native_id
from typing import NoReturn

from kiosk.domain.errors import KioskError
from kiosk.store.files import AssetFiles
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import data_folder, done, programme, put_pictures

PUBLISHED, BUG, REFUSED = 0, 1, 3
"""How a publisher ends that was not killed."""

_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


def publish(store: SqlStore, files: AssetFiles, revision: int) -> None:
    """What a publish does to the disk: first the files, each safe under its name, then one transaction."""
    published = programme(revision, media=put_pictures(files, revision))
    done(store.write(lambda uow: uow.programmes.add(published, published_us=revision)))


def first_publish(data_dir: Path) -> None:
    """A data folder with revision 1."""
    store = SqlStore(data_folder(data_dir))
    publish(store, AssetFiles(data_dir / "assets"), 1)
    store.close()


def _publisher(data_dir: Path) -> int:
    store, files = SqlStore(data_dir, busy_ms=200), AssetFiles(data_dir / "assets")
    writer = done(store.write(lambda _uow: get_native_id()))
    # Where the system lets only a parent trace: anybody may.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
    _say(f"{os.getpid()} {get_native_id()} {writer}")
    _hear()
    try:
        try:
            publish(store, files, 2)
        finally:
            store.close()
    except KioskError:
        return REFUSED
    return PUBLISHED


def _end_with(data_dir: Path) -> NoReturn:
    """Leaves the forked process without going back through what it shares with its parent."""
    end = BUG
    try:
        end = _publisher(data_dir)
    finally:
        if end == BUG:
            traceback.print_exc()
        os._exit(end)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _hear() -> str:
    """One line, read without a buffer, for the forked publisher reads from the same pipe."""
    line = b""
    while not line.endswith(b"\n"):
        got = os.read(0, 1)
        if not got:
            return ""
        line += got
    return line.decode().strip()


def _serve() -> None:
    with TemporaryDirectory() as folder:
        first_publish(Path(folder))  # so that all that is loaded late is loaded before the fork
    while folder := _hear():
        child = os.fork()
        if child == 0:
            _end_with(Path(folder))
        _, status = os.waitpid(child, 0)
        _say(str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    _serve()
