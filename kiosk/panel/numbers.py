"""Digits typed on the page of the wall: each selects its section at once, and Enter soon after means the screen of that number."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

NUMBER_MS = 1000
"""So soon after the last digit Enter means the number; later it takes, as it always does."""
_DIGITS = 2


class Numbers(QObject):
    """Hears digits, and Enter only while a number stands there."""

    section = Signal(int)
    """A section, counted from 1."""
    another = Signal(int)
    """A section that joins those selected, counted from 1."""
    screen = Signal(int)
    """A screen by its number."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._typed = ""
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._enter = [QShortcut(QKeySequence(key), page) for key in ("Return", "Enter")]
        self._digits = {digit: QShortcut(QKeySequence(f"{digit}"), page) for digit in range(10)}
        self._adding = {digit: QShortcut(QKeySequence(f"Shift+{digit}"), page) for digit in range(1, 10)}
        self._connect()
        self.forget()

    def _connect(self) -> None:
        self._over.timeout.connect(self.forget)
        for shortcut in self._enter:
            shortcut.activated.connect(self._entered)
        for digit, shortcut in self._digits.items():
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._pressed, digit))
        for digit, shortcut in self._adding.items():
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.another.emit, digit))

    @property
    def listens(self) -> bool:
        """Whether Enter would mean a number now."""
        return bool(self._typed)

    def forget(self) -> None:
        """Whatever was typed is no number any more: something else was done since."""
        self._typed = ""
        self._over.stop()
        self._hear_enter()

    def _hear_enter(self) -> None:
        """Enter is everybody else's as long as no number stands there."""
        for shortcut in self._enter:
            shortcut.setEnabled(self.listens)

    def _pressed(self, digit: int) -> None:
        typed = (self._typed + f"{digit}")[-_DIGITS:]
        if digit:
            self.section.emit(digit)
        self._typed = typed  # not before: what comes of the section may well forget what was typed
        self._over.start(NUMBER_MS)
        self._hear_enter()

    def _entered(self) -> None:
        number = int(self._typed)
        self.forget()
        if number:
            self.screen.emit(number)
