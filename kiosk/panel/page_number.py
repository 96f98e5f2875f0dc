"""A small field for the number of a slide to go to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.panel import live_wording
from kiosk.panel.desk import Desk

_MOST = 999


class PageNumber(QLineEdit):
    """Takes a number, and gives the keys back to the page once it is entered."""

    named = Signal(int)
    """A number, from 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setValidator(QIntValidator(1, _MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self._entered)

    def open(self) -> None:
        if self.isEnabled():
            self.clear()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_go(self) -> bool:
        """Whether it had the keys; it has them no longer."""
        had = self.hasFocus()
        self.clear()
        self.clearFocus()
        return had

    def fit(self, scale: float) -> None:
        self.setFixedSize(round(84 * scale), round(46 * scale))

    def render_desk(self, desk: Desk) -> None:
        self.setEnabled(bool(desk.tiles))
        self.setPlaceholderText(f"{desk.say(live_wording.PAGE_NUMBER)} G")
        self.setAccessibleName(desk.say(live_wording.GO_TO))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # or it would go on to the window, where it takes

    def _entered(self) -> None:
        number = int(self.text())
        self.let_go()
        self.named.emit(number)
