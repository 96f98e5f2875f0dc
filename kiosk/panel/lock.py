"""The lock: while it is on, the panel shows everything and answers only to being unlocked, and to an emergency."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.panel import wording
from kiosk.panel.button import HoldKey, label
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette


class LockBar(QFrame):
    """Lies over the lower edge while the panel is locked; its button has to be held, so that no sleeve unlocks it."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quit")
        self._words = label(self, "plain", wrap=True)
        self.hold = HoldKey(self, QColor(palette.action.fill))
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._words, stretch=1)
        self._line.addWidget(self.hold)
        self.hide()

    def fit(self, scale: float, width: int, bottom: int) -> None:
        """Takes its place with its lower edge at `bottom`, over the whole width."""
        edge, height = round(12 * scale), round(80 * scale)
        self.setGeometry(0, bottom - height, width, height)
        self._line.setContentsMargins(edge, edge, edge, edge)
        self.hold.setFixedHeight(round(56 * scale))
        self.hold.setMinimumWidth(round(260 * scale))

    def render_desk(self, desk: Desk) -> None:
        self.setVisible(desk.locked)
        self._words.setText(desk.say(wording.LOCKED))
        self.hold.say(desk.say(wording.HOLD_TO_UNLOCK))

    def set_palette(self, palette: Palette) -> None:
        self.hold.fill = QColor(palette.action.fill)

    def come_up(self) -> None:
        """To the front, and the keyboard with it."""
        self.raise_()
        self.hold.setFocus(Qt.FocusReason.OtherFocusReason)
