"""What runs in this process and has to be gone when a test is over."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def running() -> dict[object, str]:
    """Threads, running timers and animations, and windows, each with its name."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found: dict[object, str] = {thread: f"thread {thread.name}" for thread in threading.enumerate()}
    found |= {window: f"window {window!r}" for window in QApplication.topLevelWidgets()}
    for item in gc.get_objects():
        kind = type(item)  # not `isinstance`, which asks the object itself
        if issubclass(kind, QTimer) and isValid(item) and item.isActive():
            found[item] = f"timer {item!r}"
        if issubclass(kind, QAbstractAnimation) and isValid(item) and item.state() is QAbstractAnimation.State.Running:
            found[item] = f"animation {item!r}"
    return found
