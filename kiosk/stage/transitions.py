"""How one picture gives way to the next: a cut, or a cross-fade of two full-screen pixmaps."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

FADE_MS = 400
FIRST_FRAME_MS = 16
"""A transition starts with its first step already taken, so that the commit is seen in the frame it is made."""


def standard_curve() -> QEasingCurve:
    """cubic-bezier(.2, 0, 0, 1): quick to leave, slow to arrive."""
    curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
    curve.addCubicBezierSegment(QPointF(0.2, 0), QPointF(0, 1), QPointF(1, 1))
    return curve


class TransitionItem(QGraphicsItem):
    """Two pictures over one another: the outgoing one whole, the incoming one as far as it has come (0 to 1)."""

    def __init__(self, width_px: int, height_px: int) -> None:
        super().__init__()
        self._area = QRectF(0, 0, width_px, height_px)
        self._outgoing: QPixmap | None = None
        self._incoming: QPixmap | None = None
        self._progress = 1.0

    def begin(self, incoming: QPixmap, *, at: float) -> None:
        """The picture in sight becomes the outgoing one, `incoming` has come as far as `at`."""
        self._outgoing = self._incoming
        self._incoming = incoming
        self.set_progress(at)

    def set_progress(self, progress: float) -> None:
        self._progress = progress
        if progress >= 1:
            self._outgoing = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._outgoing is not None:
            painter.drawPixmap(0, 0, self._outgoing)
            painter.setOpacity(self._progress)
        if self._incoming is not None:
            painter.drawPixmap(0, 0, self._incoming)
