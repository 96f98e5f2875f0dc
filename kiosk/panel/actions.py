"""The bar below the wall: what can be done to the selected screens at once, and how the screens are shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Text
from kiosk.panel import live_wording, wording
from kiosk.panel.button import Key, Look
from kiosk.panel.desk import Desk
from kiosk.panel.page_number import PageNumber
from kiosk.services.cue_wording import NAMES

KEYS = {
    CueKind.PREVIOUS: "←",
    CueKind.NEXT: "→",
    CueKind.GOTO: "Home",
    CueKind.FREEZE: "F",
    CueKind.BLACK: "B",
    CueKind.MUTE: "M",
    CueKind.CLEAR: "R",
    CueKind.IDENTIFY: "I",
}
"""What needs nothing but screens; going to the first slide is the one seek that does."""
HEIGHT = 46
"""How high its buttons are, at scale 1."""
_ENDING = {CueKind.FREEZE: wording.UNFREEZE, CueKind.BLACK: wording.UNBLACK, CueKind.MUTE: live_wording.UNMUTE}


def word_of(kind: CueKind, desk: Desk) -> Text:
    """What the button of a kind says: what it does, or would end."""
    if kind is CueKind.GOTO:
        return live_wording.FIRST
    return _ENDING[kind] if desk.stands(kind) else NAMES[kind]


class Actions(QFrame):
    """A button for each kind of cue that needs nothing but screens, a field for a slide's number, and the plan."""

    asked = Signal(object)
    """A CueKind."""
    numbered = Signal(int)
    """The number of a slide to go to."""
    changed = Signal(object)
    """A Desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._buttons = {kind: Key(self, key) for kind, key in KEYS.items()}
        self.page_number = PageNumber(self)
        self._plan = Key(self, "K")
        self._line = QHBoxLayout(self)
        for kind, button in self._buttons.items():
            self._line.addWidget(button, stretch=1)
            if kind is CueKind.GOTO:
                self._line.addWidget(self.page_number)
        self._line.addWidget(self._plan, stretch=1)
        self._connect()

    def _connect(self) -> None:
        for kind, button in self._buttons.items():
            button.clicked.connect(partial(self._clicked, kind))
        self.page_number.named.connect(self.numbered)
        self._plan.clicked.connect(self.turn_plan)

    def fit(self, scale: float) -> None:
        side, above = round(6 * scale), round(4 * scale)
        self._line.setContentsMargins(side, above, side, above)
        self._line.setSpacing(side)
        for button in (*self._buttons.values(), self._plan):
            button.fit(scale, side=6)
            button.setFixedHeight(round(HEIGHT * scale))
        self.page_number.fit(scale)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for kind, button in self._buttons.items():
            on = desk.mutes_all if kind is CueKind.MUTE else desk.stands(kind)
            button.setEnabled(bool(desk.tiles) or (kind is CueKind.MUTE and bool(desk.hall.tiles)))
            button.say(desk.say(_ENDING[kind] if on else word_of(kind, desk)))
            button.wear(Look.STANDING if on else Look.PLAIN)
        self.page_number.render_desk(desk)
        self._plan.say(desk.say(live_wording.ROWS if desk.plan else live_wording.PLAN))

    def turn_plan(self) -> None:
        """The screens in rows by section, or as they hang."""
        self.changed.emit(replace(self._desk, plan=not self._desk.plan))

    def _clicked(self, kind: CueKind) -> None:
        self.asked.emit(kind)
