"""asyncio inside Qt: one loop, tasks that are kept and whose errors are heard, and an orderly end on signals."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication


def make_loop(application: QApplication) -> qasync.QEventLoop:
    """qasync's loop on the running application, installed as the current one."""
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    return loop


class Tasks:
    """Independent pieces of work of one owner: strong references, and every error goes to `failed`.

    No task group: the failure of one is not the end of the others.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    async def close(self) -> None:
        """Cancels what still runs and waits for it."""
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._failed(task.exception() or RuntimeError(task.get_name()))


class SignalWake:
    """Calls `stop` on SIGTERM and SIGINT, also while the loop sleeps inside Qt."""

    def __init__(self, loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
        self._loop = loop
        self._stop = stop
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._old_wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, _noted) for number in (signal.SIGTERM, signal.SIGINT)}
        loop.add_reader(self._near.fileno(), self._read)

    def _read(self) -> None:
        if set(self._near.recv(64)) & {int(number) for number in self._old}:
            self._stop()

    def close(self) -> None:
        self._loop.remove_reader(self._near.fileno())
        signal.set_wakeup_fd(self._old_wakeup)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()


def _noted(number: int, frame: object) -> None:
    """The signal itself wakes the loop; nothing may be done inside a handler."""
