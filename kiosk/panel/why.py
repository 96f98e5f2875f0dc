"""Why a screen shows what it shows: every candidate in its order, how far the picture has come, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.panel import live_wording, why_wording
from kiosk.panel.actions import KEYS, word_of
from kiosk.panel.button import Key, label
from kiosk.panel.desk import Desk
from kiosk.panel.view import Tile


class WhyPart(QWidget):
    """Tells of one screen; its buttons are for all that are selected."""

    asked = Signal(object)
    """A CueKind."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = label(self, "plain", wrap=True)
        self._words.setObjectName("quiet")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._room = QScrollArea(self)
        self._room.setObjectName("quiet")
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(self._words)
        self._remedies = {kind: Key(self, KEYS[kind]) for kind in why_wording.REMEDIES}
        self.back = Key(self, "Y")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._room, stretch=1)
        self._keys = QHBoxLayout()
        for key in (*self._remedies.values(), self.back):
            self._keys.addWidget(key, stretch=1)
        self._lines.addLayout(self._keys)
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        for kind, button in self._remedies.items():
            button.clicked.connect(partial(self._clicked, kind))

    def fit(self, scale: float) -> None:
        for layout in (self._lines, self._keys):
            layout.setSpacing(round(6 * scale))
        for key in (*self._remedies.values(), self.back):
            key.fit(scale, side=6)
            key.setFixedHeight(round(52 * scale))

    def render_desk(self, desk: Desk, tile: Tile) -> None:
        blocks = why_wording.told(desk.hall, tile)
        self._words.setText("\n\n".join("\n".join(desk.say(line) for line in block) for block in blocks))
        remedies = why_wording.remedies(tile)
        for kind, button in self._remedies.items():
            ends = kind is CueKind.CLEAR or desk.stands(kind)  # of several screens it may be the only one
            button.setVisible(kind in remedies and ends)
            button.say(desk.say(word_of(kind, desk)))
        self.back.say(desk.say(live_wording.BACK))

    def _clicked(self, kind: CueKind) -> None:
        self.asked.emit(kind)
