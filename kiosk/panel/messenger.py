"""Tells the player emergencies at once, store or no store, and has them written down as soon as that is possible."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.domain.cue import Cue
from kiosk.domain.errors import KioskError
from kiosk.panel.undoing import Commission
from kiosk.qtkit.loop import Tasks
from kiosk.services.emergency import Alert
from kiosk.services.emergency_errands import WriteDown
from kiosk.services.errand import Done, Errand
from kiosk.services.ports import Clock

REPEAT_S = 1.0
"""How often it is told again what is not written down: a player that has started anew must have it too."""
RETRY_S = 3.0
"""How long after it failed writing down is tried again."""

T = TypeVar("T")


class Messenger(QObject):
    """One way for every emergency: told first, written down afterwards.

    It has threads of its own, one for each: the panel's, and the one that writes, may wait for the very store that is locked.
    """

    sent = Signal(object)
    """A Cue that the player was told."""
    unheard = Signal(object)
    """A Cue that no player has heard yet."""
    written = Signal(object)
    """The Commission of a cue that is written down, with its Done."""
    unwritten = Signal(object)
    """The KioskError that keeps a cue from being written down, when it is met first; it is tried again."""

    def __init__(
        self, tell: Callable[[Cue], bool], perform: Callable[[Errand], Done], clock: Clock, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._perform = perform
        self._clock = clock
        self._tasks = tasks
        self._told: dict[int, Cue] = {}
        self._mouth = ThreadPoolExecutor(max_workers=1, thread_name_prefix="telling")
        self._pen = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing-down")

    @property
    def told(self) -> tuple[Cue, ...]:
        """What the player was told and is not written down yet."""
        return tuple(self._told.values())

    def send(self, alert: Alert) -> None:
        """Makes it count from now on."""
        cue = alert.cue(self._clock.now_us())
        self._told[cue.id] = cue
        self._tasks.spawn(self._send(cue), "tell of an emergency")
        self._tasks.spawn(self._write_down(cue), "write down an emergency")

    async def keep_telling(self) -> None:
        while True:
            await asyncio.sleep(REPEAT_S)
            for cue in self.told:
                await _by(self._mouth, partial(self._tell, cue))

    def close(self) -> None:
        for hand in (self._mouth, self._pen):
            hand.shutdown(wait=False, cancel_futures=True)

    async def _send(self, cue: Cue) -> None:
        heard = await _by(self._mouth, partial(self._tell, cue))
        (self.sent if heard else self.unheard).emit(cue)

    async def _write_down(self, cue: Cue) -> None:
        errand, told_of = WriteDown(cue=cue), False
        while cue.id in self._told:
            try:
                done = await _by(self._pen, partial(self._perform, errand))
            except KioskError as error:
                if not told_of:
                    self.unwritten.emit(error)
                told_of = True
                await asyncio.sleep(RETRY_S)
            else:
                del self._told[cue.id]
                self.written.emit((Commission(errand=errand), done))


async def _by(hand: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(hand, work)
