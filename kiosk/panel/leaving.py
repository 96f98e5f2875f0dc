"""The way out: says what quitting does, and asks for a button to be held. It never stands in the way of anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.panel import import_wording, wording
from kiosk.panel.button import HoldKey, Key, label
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette

_SIZE = (460, 150)


class LeavingCard(QFrame):
    """Stands below the top bar when somebody wants to quit; `with_screens` as in `wording.quitting`."""

    def __init__(self, palette: Palette, parent: QWidget, *, attached: bool) -> None:
        super().__init__(parent)
        self.setObjectName("quit")
        self._attached = attached
        self._words = label(self, "plain", wrap=True)
        self.hold = HoldKey(self, QColor(palette.fault.fill))
        self.stay = Key(self, "Esc")
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._words, stretch=1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hold, stretch=2)
        buttons.addWidget(self.stay, stretch=1)
        self._lines.addLayout(buttons)
        self.hide()

    def open(self) -> None:
        self.show()
        self.raise_()
        self.hold.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        self.hold.let_go()
        self.hide()

    def fit(self, scale: float, right: int, top: int) -> None:
        """Takes its place with its upper right corner at (right, top)."""
        width, height = (round(length * scale) for length in _SIZE)
        edge = round(14 * scale)
        self.setGeometry(right - width, top, width, height)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        for button in (self.hold, self.stay):
            button.setFixedHeight(round(56 * scale))

    def render_desk(self, desk: Desk) -> None:
        told = [wording.quitting(len(desk.hall.tiles) if self._attached else None)]
        if desk.imports.open:
            told.append(import_wording.leaving(len(desk.imports.open)))
        self._words.setText("\n".join(map(desk.say, told)))
        self.hold.say(desk.say(wording.HOLD_TO_QUIT))
        self.stay.say(desk.say(wording.STAY))

    def set_palette(self, palette: Palette) -> None:
        self.hold.fill = QColor(palette.fault.fill)
