"""Qt's Python binding keeps the counts of None, True and False: one that loses them ends the process within minutes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from kiosk.domain.slide import Transition
from kiosk.player.hanging import whole
from kiosk.player.window import ScreenWindow
from kiosk.stage.transitions import Passage
from tests.support.showing import plain_painting

CALLS = 1_000
SINGLETONS = (None, True, False)
MOST = 0.2
"""How far a count may move for each call; a binding that loses references moves it by one."""


class Emitter(QObject):
    told = Signal(object)
    silent = Signal()


def moved(call: Callable[[], object]) -> list[float]:
    """By how much each call moves the counts of None, True and False."""
    call()
    before = [sys.getrefcount(item) for item in SINGLETONS]
    for _ in range(CALLS):
        call()
    return [(sys.getrefcount(item) - count) / CALLS for item, count in zip(SINGLETONS, before, strict=True)]


def assert_kept(call: Callable[[], object]) -> None:
    most = 0 if sys.version_info >= (3, 12) else MOST  # from 3.12 on the three are immortal: their counts stand still
    assert all(abs(by) <= most for by in moved(call)), moved(call)


def test_a_call_that_loses_a_reference_would_be_seen() -> None:
    kept: list[None] = []
    by, *_ = moved(lambda: kept.append(None))
    assert by == (pytest.approx(1, abs=MOST) if sys.version_info < (3, 12) else 0)


def test_painting(qapp: QApplication) -> None:
    picture, sheet = (QImage(32, 32, QImage.Format.Format_RGB32) for _ in range(2))
    assert_kept(lambda: picture.fill(QColor("#102030")))
    painter = QPainter(sheet)
    for call in (
        lambda: painter.drawImage(0, 0, picture),
        lambda: painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source),
        lambda: painter.setOpacity(0.5),
        lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing, True),
        painter.save,
        painter.restore,
    ):
        assert_kept(call)
    painter.end()


def test_signals() -> None:
    emitter = Emitter()
    heard: list[object] = []
    emitter.told.connect(heard.append)
    assert_kept(emitter.silent.emit)
    assert_kept(lambda: emitter.told.emit(heard.clear()))
    assert_kept(lambda: emitter.told.emit(not heard.clear()))


def test_timers_and_animations(qapp: QApplication) -> None:
    timer, animation = QTimer(), QVariantAnimation()
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    timer.setSingleShot(True)
    for call in (lambda: timer.start(10**6), timer.isActive, timer.stop, animation.start, lambda: animation.setCurrentTime(20)):
        assert_kept(call)
    animation.stop()
    timer.stop()


def test_items() -> None:
    item = QGraphicsRectItem()
    for call in (item.update, lambda: item.setVisible(False), lambda: item.setOpacity(0.5), item.isVisible):
        assert_kept(call)


def test_a_window_that_is_repainted_and_changed(qapp: QApplication) -> None:
    window = ScreenWindow("e1", whole(qapp.screens()[0]), "#0A1522")
    pictures = [plain_painting(colour, size=(64, 64)) for colour in ("#FF0000", "#0000FF")]
    window.begin(pictures[0], None, 0)
    qapp.processEvents()
    for call in (
        window.repaint,
        window.update,
        lambda: window.begin(pictures[1], None, 0),
        lambda: window.begin(pictures[0], Passage(pictures[1].image, pictures[0], Transition.FADE), 0),
        lambda: window.step(100),
        window.flush,
        window.commanded_black,
    ):
        assert_kept(call)
    window.hide()
    window.deleteLater()
