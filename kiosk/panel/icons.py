"""The pictures of the pages on the rail and of the marks on screens, as lines in a square of 24 by 24."""

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


def hand() -> QPainterPath:
    """A hand with one finger stretched: somebody touches."""
    path = QPainterPath()
    path.moveTo(9, 15)
    path.lineTo(9, 4)
    path.cubicTo(9, 1.5, 13, 1.5, 13, 4)
    path.lineTo(13, 10)
    path.lineTo(19, 11.5)
    path.cubicTo(21, 12, 21, 14, 20.5, 16)
    path.lineTo(19, 22)
    path.lineTo(10, 22)
    path.lineTo(4, 15.5)
    path.cubicTo(3, 13, 6, 12, 9, 15)
    return path


def muted() -> QPainterPath:
    """A loudspeaker, crossed out."""
    path = QPainterPath()
    path.moveTo(2, 9)
    for x, y in ((6, 9), (12, 4), (12, 20), (6, 15), (2, 15), (2, 9)):
        path.lineTo(x, y)
    _line(path, (16, 9), (22, 15))
    _line(path, (22, 9), (16, 15))
    return path


def globe() -> QPainterPath:
    """Of languages."""
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 9.5, 9.5)
    path.addEllipse(QPointF(12, 12), 4.2, 9.5)
    _line(path, (2.5, 12), (21.5, 12))
    return path


def _line(path: QPainterPath, begin: tuple[float, float], end: tuple[float, float]) -> None:
    path.moveTo(*begin)
    path.lineTo(*end)
