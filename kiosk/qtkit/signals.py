"""An orderly end on signals. Loads no Qt, for it has to listen before Qt is loaded."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDING = (signal.SIGTERM, signal.SIGINT)


class SignalWake:
    """Hears SIGTERM and SIGINT for as long as it is open, and passes them on to a loop, also while that sleeps inside Qt.

    One that comes before there is a loop waits for it: an interrupt in the midst of Qt's start would be swallowed by a
    callback, or leave the process in pieces.
    """

    def __enter__(self) -> SignalWake:
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._old_wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, _noted) for number in ENDING}
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(self._old_wakeup)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()

    @contextmanager
    def calling(self, loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> Iterator[None]:
        """While this stands the loop calls `stop` for each of the signals."""
        loop.add_reader(self._near.fileno(), self._read, stop)
        try:
            yield
        finally:
            loop.remove_reader(self._near.fileno())

    def _read(self, stop: Callable[[], None]) -> None:
        if set(self._near.recv(64)) & set(ENDING):
            stop()


def _noted(number: int, frame: object) -> None:
    """The signal itself wakes the loop; nothing may be done inside a handler."""
