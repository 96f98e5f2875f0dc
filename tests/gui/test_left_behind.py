"""The fixture that says what a test left behind sees each of the kinds."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.left_behind import running


def a_thread() -> Callable[[], object]:
    enough = threading.Event()
    thread = threading.Thread(target=enough.wait, name="left over")
    thread.start()
    return lambda: (enough.set(), thread.join())


def a_timer() -> Callable[[], object]:
    timer = QTimer()
    timer.start(10**6)
    return timer.stop


def an_animation() -> Callable[[], object]:
    animation = QVariantAnimation()
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(10**6)
    animation.start()
    return animation.stop


def a_window() -> Callable[[], object]:
    window = QWidget()
    window.show()
    return window.deleteLater


@pytest.mark.parametrize("leave", [a_thread, a_timer, an_animation, a_window])
def test_what_is_left_behind_is_seen_until_it_is_gone(qapp: QApplication, leave: Callable[[], Callable[[], object]]) -> None:
    before = running().keys()
    end = leave()
    (left,) = running().keys() - before
    assert leave.__name__.split("_")[1] in running()[left]
    del left
    end()
    assert running().keys() == before
