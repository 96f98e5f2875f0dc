"""The doorbell of one PC: one empty datagram to a socket in the data folder says that the store has news.

Only an emergency and its end are in the datagram itself, for these may not wait for a disk.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

from kiosk.bus.message import LARGEST, message_of
from kiosk.domain.cue import Cue

SOCKET_NAME = "player.bell"


class LocalDoorbell:
    """Rings for the player of a data folder. Nobody there to hear it is no error: the store is the truth."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ring(self) -> None:
        # Nobody at home, another user's player, or rung so often already that the bell is still swinging.
        with suppress(OSError):
            self._send(b"")

    def tell(self, cue: Cue) -> bool:
        """Tells the player a cue; whether it is there and hears."""
        try:
            self._send(message_of(cue))
        except OSError:
            return False
        return True

    def _send(self, message: bytes) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell, _Short(self._folder) as folder:
            bell.setblocking(False)
            bell.sendto(message, f"{folder}/{SOCKET_NAME}")


class DoorbellListener:
    """The other end: hand `fileno()` to the loop and call `heard()` when it is readable."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        os.fchmod(self._socket.fileno(), 0o600)  # before it has a name: nobody else may speak, not even for an instant
        self._path = folder / SOCKET_NAME
        self._path.unlink(missing_ok=True)
        with _Short(folder) as short:
            self._socket.bind(f"{short}/{SOCKET_NAME}")

    def fileno(self) -> int:
        return self._socket.fileno()

    def heard(self) -> tuple[bytes, ...]:
        """Takes all rings that have come: what each of them said, mostly nothing. Of one that is too large, enough to tell."""
        rings: list[bytes] = []
        while True:
            try:
                rings.append(self._socket.recv(LARGEST + 1))
            except BlockingIOError:
                return tuple(rings)

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
