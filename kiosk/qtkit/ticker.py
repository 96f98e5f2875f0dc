"""The one timer of a PC: wakes the GUI thread at an instant of the monotonic clock, to the microsecond.

On Linux a timerfd with an absolute time wakes the loop 1 ms early, and a bounded spin takes up the rest: an event
loop's own timers are milliseconds late. Elsewhere Qt's precise timer does the same less exactly.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

EARLY_US = 1_000
"""How long before the instant the loop is woken; also the longest spin."""


class Ticker(QObject):
    """Emits `due` with the instant (monotonic µs) that was last armed; arming again replaces it."""

    due = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at_us: int | None = None

    @property
    def at_us(self) -> int | None:
        """The instant armed for; None if none."""
        return self._at_us

    def arm(self, at_us: int | None) -> None:
        """Wakes at `at_us`, at once if that is past; None: not at all."""
        self._at_us = at_us
        self._set(None if at_us is None else max(1, at_us - EARLY_US))

    def _set(self, wake_us: int | None) -> None:
        raise AssertionError("a kind of ticker sets its own timer")

    def _woken(self) -> None:
        if self._at_us is None:
            return
        at_us = self._at_us
        if at_us - time.monotonic_ns() // 1000 > 2 * EARLY_US:
            self._set(at_us - EARLY_US)
            return
        while time.monotonic_ns() < at_us * 1000:
            pass
        self._at_us = None
        self.due.emit(at_us)


class _Itimerspec(ctypes.Structure):
    """`struct itimerspec`: an interval (none here) and the instant, each in seconds and nanoseconds."""

    _fields_ = tuple((name, ctypes.c_long) for name in ("interval_s", "interval_ns", "value_s", "value_ns"))


class TimerfdTicker(Ticker):
    """Linux: timerfd on CLOCK_MONOTONIC. WORKAROUND: by ctypes, because `os.timerfd_create` came with Python 3.13."""

    _CLOEXEC_NONBLOCK = os.O_CLOEXEC | os.O_NONBLOCK if sys.platform == "linux" else 0
    _ABSOLUTE = 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._libc.timerfd_create(time.CLOCK_MONOTONIC, self._CLOEXEC_NONBLOCK)
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "timerfd_create")
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._fired)

    def _set(self, wake_us: int | None) -> None:
        seconds, micros = divmod(wake_us or 0, 1_000_000)
        spec = _Itimerspec(0, 0, seconds, micros * 1000)
        if self._libc.timerfd_settime(self._descriptor, self._ABSOLUTE, ctypes.byref(spec), None) < 0:
            raise OSError(ctypes.get_errno(), "timerfd_settime")

    def _fired(self) -> None:
        try:
            os.read(self._descriptor, 8)
        except BlockingIOError:
            return  # armed anew between the wake-up and this turn
        self._woken()

    def close(self) -> None:
        self._notifier.setEnabled(False)
        os.close(self._descriptor)


class PreciseTicker(Ticker):
    """Any system: Qt's precise timer, a millisecond early, and the same spin."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._woken)

    def _set(self, wake_us: int | None) -> None:
        if wake_us is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, (wake_us - time.monotonic_ns() // 1000) // 1000))

    def close(self) -> None:
        self._timer.stop()


def make_ticker(parent: QObject) -> TimerfdTicker | PreciseTicker:
    """The best ticker this system has."""
    return TimerfdTicker(parent) if sys.platform == "linux" else PreciseTicker(parent)
