"""Drags from one widget to another, without a hand: the events that a drag would send, with its real mime data."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def hold_over(widget: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Brings something over a widget; answers whether it would take it."""
    enter = QDragEnterEvent(at, _ACTIONS, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(at, _ACTIONS, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(widget, move)
    return enter.isAccepted() and move.isAccepted()


def let_go_over(widget: QWidget, data: QMimeData, at: QPoint) -> bool:
    """The same, and lets go of it there; answers whether it was taken."""
    hold_over(widget, data, at)
    drop = QDropEvent(QPointF(at), _ACTIONS, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()
