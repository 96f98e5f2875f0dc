"""Paints the frames of all windows that change: all of them first, then all are put on their screens together.

Measured on 18 full-HD windows of one X server without a GPU: painted and put on its screen one by one, the last window
was 41 ms behind the first; painted first and put on together, 0.3 ms (medians). So no window waits for another's picture.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.domain.slide import Transition
from kiosk.player.window import ScreenWindow
from kiosk.stage.painting import Painting
from kiosk.stage.transitions import FIRST_FRAME_MS, Passage

FRAME_MS = 16
"""Between two frames of a transition, if the machine keeps up; a slower one leaves frames out and ends in time."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Change:
    """A window that is given a picture, so long after the instant it was meant for; before it if negative."""

    window: ScreenWindow
    painting: Painting
    transition: Transition
    late_ms: int


class Frames(QObject):
    """Steps every window that is changing, all in one turn, until none is. `now_us` reads the clock that paints are told by."""

    stepped = Signal(object)
    """The windows painted in a step after the first, as a tuple."""

    def __init__(self, now_us: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._now_us = now_us
        self._changing: list[ScreenWindow] = []
        self._prepared: dict[tuple[int, int, Transition, int], Passage] = {}
        self._snapshots: dict[int, tuple[object, QImage]] = {}
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._step)

    def prepare(self, change: Change) -> bool:
        """Does ahead what `begin` would do before it can paint: the window's picture is copied, the first frame blended.

        7 and 8 ms for a full-HD picture, most of it for memory that is new. False if there was nothing to do.
        """
        alike = _alike(change)
        at_once = change.transition is Transition.CUT and change.painting.growth is None
        if at_once or change.window.showing is None or alike in self._prepared:
            return False
        passage = Passage(self._snapshot(change.window), change.painting, change.transition)
        if change.late_ms >= 0:
            passage.frame(change.late_ms + FIRST_FRAME_MS)
        self._prepared[alike] = passage
        return True

    def begin(self, changes: Sequence[Change]) -> dict[str, int]:
        """Lets pictures come in and paints their first frames; answers when each screen's was put on it.

        A window that comes into sight with its picture is missing from the answer: the system has it painted a little later.
        """
        now_ms = _monotonic_ms()
        for change in changes:
            self.prepare(change)
        begun = [(change, _alike(change)) for change in changes]
        for change, alike in begun:
            self._snapshots.pop(id(change.window.leaving), None)
            passage = self._prepared.get(alike) if change.window.showing is not None else None
            change.window.begin(change.painting, passage, now_ms - change.late_ms - FIRST_FRAME_MS)
        for _, alike in begun:
            self._prepared.pop(alike, None)  # what it is kept under may be another's tomorrow
        return self._paint([change.window for change in changes], now_ms)

    def forget_prepared(self) -> None:
        """What was prepared and has not begun is no longer what comes next."""
        self._prepared = {}
        self._snapshots = {}

    def _snapshot(self, window: ScreenWindow) -> QImage:
        """The pixels that windows share; kept with what they stand for, so that its id is not given to another."""
        shared = window.leaving
        if id(shared) not in self._snapshots:
            self._snapshots[id(shared)] = (shared, window.snapshot())
        return self._snapshots[id(shared)][1]

    def forget(self, window: ScreenWindow) -> None:
        """Steps a window no more that is about to go."""
        self._changing = [other for other in self._changing if other is not window]

    def _step(self) -> None:
        windows = {window.screen_id: window for window in self._changing}
        painted = self._paint(windows.values(), _monotonic_ms())
        self.stepped.emit(tuple(windows[screen] for screen in painted))

    def _paint(self, windows: Iterable[ScreenWindow], now_ms: int) -> dict[str, int]:
        painted = [window for window in windows if window.step(now_ms)]
        put_on: dict[str, int] = {}
        for window in painted:
            window.flush()
            put_on[window.screen_id] = self._now_us()
        self._changing = [window for window in dict.fromkeys((*self._changing, *windows)) if window.changing]
        if self._changing and not self._timer.isActive():
            self._timer.start()
        elif not self._changing:
            self._timer.stop()
        return put_on


def _alike(change: Change) -> tuple[int, int, Transition, int]:
    """What makes two windows share a passage: what they show, what comes, how, and when."""
    return (id(change.window.leaving), id(change.painting), change.transition, change.late_ms)


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
