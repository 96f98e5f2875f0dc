"""The doorbell of one PC: one empty datagram to a socket in the data folder says that the store has news."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

SOCKET_NAME = "player.bell"


class LocalDoorbell:
    """Rings for the player of a data folder. Nobody there to hear it is no error: the store is the truth."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ring(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell, _Short(self._folder) as folder:
            bell.setblocking(False)
            # Nobody at home, another user's player, or rung so often already that the bell is still swinging.
            with suppress(OSError):
                bell.sendto(b"", f"{folder}/{SOCKET_NAME}")


class DoorbellListener:
    """The other end: hand `fileno()` to the loop and call `heard()` when it is readable."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._path = folder / SOCKET_NAME
        self._path.unlink(missing_ok=True)
        with _Short(folder) as short:
            self._socket.bind(f"{short}/{SOCKET_NAME}")

    def fileno(self) -> int:
        return self._socket.fileno()

    def heard(self) -> int:
        """Takes all rings that have come and says how many."""
        rings = 0
        while True:
            try:
                self._socket.recv(1)
            except BlockingIOError:
                return rings
            rings += 1

    def close(self) -> None:
        self._socket.close()
        self._path.unlink(missing_ok=True)


class _Short:
    """A short name for a folder while it is open: the path of a Unix socket may only have about 100 bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> str:
        self._descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        return f"/proc/self/fd/{self._descriptor}"

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)
