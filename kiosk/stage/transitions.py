"""How one picture gives way to the next: a cut, a cross-fade, or a push; and how a chart's values grow in after it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEasingCurve, QPoint, QPointF
from PySide6.QtGui import QImage, QPainter

from kiosk.domain.slide import Transition
from kiosk.stage.painting import Painting

FADE_MS = 400
GROWTH_MS = 800
GROWTH_BUDGET_S = 0.04
"""So long may one frame of growing values take."""
SLOW_FRAMES = 2
"""After so many that take longer, one after the other, the rest is left out; a single one is an accident."""
FIRST_FRAME_MS = 16
"""A transition starts with its first step already taken, so that the commit is seen in the frame it is made."""
PUSH_PX = 24
"""How far a pushed picture travels; on a large screen a longer way would be too fast to follow."""


def standard_curve() -> QEasingCurve:
    """cubic-bezier(.2, 0, 0, 1): quick to leave, slow to arrive."""
    curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
    curve.addCubicBezierSegment(QPointF(0.2, 0), QPointF(0, 1), QPointF(1, 1))
    return curve


class Passage:
    """One picture giving way to another. Screens that change alike share it, so each frame is painted once for all of them.

    A frame is either a picture as it is kept or a sheet of the passage's own, which the next frame is painted over.
    """

    def __init__(self, leaving: QImage, coming: Painting, transition: Transition) -> None:
        self.leaving = leaving
        self._coming = coming.image
        self._growth = coming.growth
        self._transition = transition
        self._curve = standard_curve()
        self._change_ms = 0 if transition is Transition.CUT else FADE_MS
        self._first = self._coming
        self._sheet: QImage | None = None
        self._at_ms: int | None = None
        self._slow_frames = 0
        if self._growth is not None:
            self._first = self._coming.copy()
            self._growth.paint(self._first, 0)

    @property
    def length_ms(self) -> int:
        return self._change_ms + (GROWTH_MS if self._growth is not None else 0)

    def frame(self, elapsed_ms: int) -> QImage:
        """What is seen so long after the passage began; after its length the coming picture as it stays."""
        if elapsed_ms >= self.length_ms:
            return self._coming
        if elapsed_ms < self._change_ms:
            return self._blended(elapsed_ms)
        return self._grown(elapsed_ms)

    def _blended(self, elapsed_ms: int) -> QImage:
        if self._sheet is None:
            self._sheet = QImage(self.leaving.size(), QImage.Format.Format_RGB32)
        if self._at_ms != elapsed_ms:
            self._at_ms = elapsed_ms
            self._blend(self._sheet, self._curve.valueForProgress(elapsed_ms / FADE_MS))
        return self._sheet

    def _blend(self, sheet: QImage, come: float) -> None:
        way_px = round(PUSH_PX * (1 - come)) if self._transition is Transition.PUSH else 0
        painter = QPainter(sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, self.leaving)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setOpacity(come)
        painter.drawImage(QPoint(way_px, 0), self._first)
        painter.end()

    def _grown(self, elapsed_ms: int) -> QImage:
        """The values on their way; on a machine that cannot paint them in time they are there at once."""
        if self._growth is not None and self._at_ms != elapsed_ms:
            self._at_ms = elapsed_ms
            began_s = time.perf_counter()
            self._growth.paint(self._first, self._curve.valueForProgress((elapsed_ms - self._change_ms) / GROWTH_MS))
            slow = time.perf_counter() - began_s > GROWTH_BUDGET_S
            self._slow_frames = self._slow_frames + 1 if slow else 0
            if self._slow_frames == SLOW_FRAMES:
                self._growth = None
                return self._coming
        return self._first
