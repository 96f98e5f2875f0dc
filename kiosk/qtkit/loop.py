"""asyncio inside Qt: one loop, and tasks that are kept and whose errors are heard."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication

SWITCH_INTERVAL_S = 0.0005
"""How long a busy Python thread may keep the GUI thread waiting for its turn, each time that one comes back from Qt."""


def make_loop(application: QApplication) -> qasync.QEventLoop:
    """qasync's loop on the running application, installed as the current one; other threads of Python yield to it soon."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
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
