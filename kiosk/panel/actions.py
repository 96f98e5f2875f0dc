"""The bar below the wall: what can be done to the selected screens at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.panel import wording
from kiosk.panel.button import Key, Look
from kiosk.panel.desk import Desk

KEYS = {
    CueKind.PREVIOUS: "←",
    CueKind.NEXT: "→",
    CueKind.FREEZE: "F",
    CueKind.BLACK: "B",
    CueKind.CLEAR: "R",
    CueKind.IDENTIFY: "I",
}
_ENDING = {CueKind.FREEZE: wording.UNFREEZE, CueKind.BLACK: wording.UNBLACK}


class Actions(QFrame):
    """A button for each kind of cue that needs nothing but screens."""

    asked = Signal(object)
    """A CueKind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._buttons = {kind: Key(self, key, beside=True) for kind, key in KEYS.items()}
        self._line = QHBoxLayout(self)
        for button in self._buttons.values():
            self._line.addWidget(button, stretch=1)
        self._connect()

    def _connect(self) -> None:
        for kind, button in self._buttons.items():
            button.clicked.connect(partial(self._clicked, kind))

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._line.setContentsMargins(edge, edge, edge, edge)
        self._line.setSpacing(round(8 * scale))
        for button in self._buttons.values():
            button.setFixedHeight(round(46 * scale))

    def render_desk(self, desk: Desk) -> None:
        for kind, button in self._buttons.items():
            on = desk.stands(kind)
            button.setEnabled(bool(desk.tiles))
            button.say(desk.say(_ENDING[kind] if on else wording.ACTIONS[kind]))
            button.wear(Look.STANDING if on else Look.PLAIN)

    def _clicked(self, kind: CueKind) -> None:
        self.asked.emit(kind)
