"""One lock file for each role, so that a second player or a second panel notices at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.store.failures import missing, told_of_disk

_LOCKED_BYTE = 1 << 30
"""On Windows a locked byte cannot be read by others: it lies far behind the pid."""


class Role(Enum):
    PLAYER = "player"
    PANEL = "panel"


SPOKEN = {Role.PLAYER: Text(zh="播放端", en="player"), Role.PANEL: Text(zh="控制台", en="panel")}


@contextmanager
def role_lock(data_dir: Path, role: Role) -> Iterator[None]:
    """Holds a role of this data folder. Raises EnvironmentFault E-DB-LOCKED with the pid of whoever holds it.

    The system lets go of the lock when its process ends, however it ends; the file stays.
    """
    if not data_dir.is_dir():
        raise missing(data_dir)
    file = data_dir / f"{role.value}.lock"
    with file_lock(file, wait=False) as held:
        if held is None:
            raise _taken(role, file)
        with told_of_disk(file):
            os.ftruncate(held, 0)
            os.pwrite(held, f"{os.getpid()}\n".encode(), 0)
        yield


@contextmanager
def file_lock(file: Path, *, wait: bool) -> Iterator[int | None]:
    """Holds a lock file and gives its descriptor; without `wait`, None if somebody else holds it."""
    with told_of_disk(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with told_of_disk(file):
            held = _lock(descriptor, wait=wait)
        yield descriptor if held else None
    finally:
        with told_of_disk(file):
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, wait: bool) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _taken(role: Role, file: Path) -> EnvironmentFault:
    pid = file.read_text().strip() or "?"
    spoken = SPOKEN[role]
    return EnvironmentFault(
        code="E-DB-LOCKED",
        message=Text(
            zh=f"这个数据文件夹已有一个{spoken.zh}在运行（进程 {pid}）",
            en=f"a {spoken.en} is already running on this data folder (pid {pid})",
        ),
        where=str(file.parent),
        fix=Text(zh="先退出它，或换一个数据文件夹", en="quit it first or use another data folder"),
    )
