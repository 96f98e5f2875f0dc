"""The pictures of the pages on the rail, as lines in a square of 24 by 24."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

SIDE = 24


def wall() -> QPainterPath:
    """Rows of screens."""
    path = QPainterPath()
    for top in (3.0, 9.5, 16.0):
        for left in (2.0, 9.0, 16.0):
            path.addRoundedRect(QRectF(left, top, 6, 5), 1, 1)
    return path


def slides() -> QPainterPath:
    """Slides that lie on one another."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 8, 15, 11), 1.5, 1.5)
    path.moveTo(5, 5)
    path.lineTo(20, 5)
    path.lineTo(20, 16)
    _line(path, (6, 12), (13, 12))
    _line(path, (6, 15.5), (10, 15.5))
    return path


def days() -> QPainterPath:
    """A sheet of a calendar, with what plays on its day."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 4, 20, 18), 2, 2)
    for x in (7.5, 16.5):
        _line(path, (x, 2), (x, 6))
    _line(path, (2, 9.5), (22, 9.5))
    _line(path, (6, 13.5), (13, 13.5))
    _line(path, (11, 17.5), (18, 17.5))
    return path


def screen() -> QPainterPath:
    """One screen on its foot."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 4, 20, 13), 2, 2)
    _line(path, (12, 17), (12, 21))
    _line(path, (8, 21), (16, 21))
    return path


def log() -> QPainterPath:
    """Lines, each with its mark."""
    path = QPainterPath()
    for y in (5, 12, 19):
        path.addEllipse(QPointF(4, y), 1.2, 1.2)
        _line(path, (9, y), (22, y))
    return path


def _line(path: QPainterPath, begin: tuple[float, float], end: tuple[float, float]) -> None:
    path.moveTo(*begin)
    path.lineTo(*end)
