"""Giving an emergency: one of four, own words if there is time, where, how long, what it will do, and the button to hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.cue import EmergencyLevel
from kiosk.panel import emergency_wording
from kiosk.panel.button import HoldKey, Key, Look, label
from kiosk.panel.desk import MINUTE_US, Desk
from kiosk.panel.emergency_reach import Reach
from kiosk.panel.emergency_tile import EmergencyTile
from kiosk.panel.emergency_words import OwnWords
from kiosk.panel.palette import Colours
from kiosk.services.emergency import PREPARED, Raise

KEYS = {level: str(number) for number, level in enumerate(EmergencyLevel, 1)}


class EmergencyForm(QWidget):
    """Three actions are enough: open it, choose one of four, hold."""

    alert = Signal(object)
    """A Raise."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._level: EmergencyLevel | None = None
        self.tiles = {level: EmergencyTile(level, key, colours, self) for level, key in KEYS.items()}
        self.own = OwnWords(self)
        self.reach = Reach(self)
        self._sentence = label(self, "strong", wrap=True)
        self.hold = HoldKey(self, QColor(colours.palette.fault.fill), Look.ALARM)
        self.leave = Key(self, "Esc")
        self._row = QHBoxLayout()
        for tile in self.tiles.values():
            self._row.addWidget(tile)
        self._keys = QHBoxLayout()
        self._keys.addWidget(self.hold, stretch=3)
        self._keys.addWidget(self.leave, stretch=1)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addLayout(self._row)
        for part in (self.own, self.reach, self._sentence):
            self._lines.addWidget(part)
        self._lines.addStretch(1)
        self._lines.addLayout(self._keys)
        self._connect()

    def _connect(self) -> None:
        for level, tile in self.tiles.items():
            tile.clicked.connect(partial(self.choose, level))
        self.own.changed.connect(self._render)
        self.reach.changed.connect(self._render)
        self.hold.held.connect(self._held)

    def begin(self) -> None:
        """Everything as it is preset: what somebody wrote an hour ago is not what is meant now."""
        self._level = None
        self.reach.reset()
        self.own.clear()
        self._render()

    def choose(self, level: EmergencyLevel) -> None:
        """One of the four; from here on holding Space or Enter gives it."""
        self._level = level
        self._render()
        self.hold.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def set_colours(self, colours: Colours) -> None:
        self.hold.fill = QColor(colours.palette.fault.fill)
        for tile in self.tiles.values():
            tile.set_colours(colours)

    def fit(self, scale: float) -> None:
        self._lines.setSpacing(round(10 * scale))
        self._row.setSpacing(round(10 * scale))
        self._keys.setSpacing(round(12 * scale))
        for tile in self.tiles.values():
            tile.fit(scale)
        self.own.fit(scale)
        self.reach.fit(scale)
        for key in (self.hold, self.leave):
            key.setFixedHeight(round(56 * scale))
        self._sentence.setMinimumHeight(round(44 * scale))

    def _render(self) -> None:
        desk = self._desk
        for level, tile in self.tiles.items():
            chosen = level is self._level
            tile.render_desk(desk, self.own.words(level) if chosen else PREPARED[level], chosen)
        self.own.render_desk(desk, self._level)
        self.reach.render_desk(desk)
        told, reached = emergency_wording.CHOOSE_LEVEL, self.reach.tiles(desk)
        if self._level is not None:
            told = emergency_wording.announcing(desk.hall, reached, self._level, self.reach.minutes)
        self._sentence.setText(desk.say(told))
        self.hold.say(desk.say(emergency_wording.HOLD_TO_START))
        self.hold.setEnabled(self._level is not None and bool(reached))
        self.leave.say(desk.say(emergency_wording.CLOSE))

    def _held(self) -> None:
        if self._level is not None:
            text, targets = self.own.words(self._level), self.reach.targets
            self.alert.emit(Raise(level=self._level, text=text, targets=targets, hold_us=self.reach.minutes * MINUTE_US))
