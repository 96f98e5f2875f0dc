"""The emergencies that stand, on the card: what each says and where it has arrived; longer, another one, all clear."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.ids import HALL
from kiosk.panel import emergency_wording
from kiosk.panel.button import HoldKey, Key, Look, label
from kiosk.panel.desk import MINUTE_US, Desk
from kiosk.panel.palette import Colours
from kiosk.services.emergency import End, Extend

LONGER_MIN = 10
MOST = 4
"""How many are told one by one; there are never so many in earnest."""


class StandingEmergencies(QWidget):
    """Renders a desk's alarms; the newest is the one that is made longer."""

    alert = Signal(object)
    """An Extend or an End."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._told = [label(self, "strong", wrap=True) for _ in range(MOST)]
        self.end = HoldKey(self, QColor(colours.palette.fault.fill), Look.STANDING)
        self.longer = Key(self, "L")
        self.another = Key(self, "N")
        self.leave = Key(self, "Esc")
        self._keys = QHBoxLayout()
        for key in (self.leave, self.another, self.longer, self.end):
            self._keys.addWidget(key, stretch=2 if key is self.end else 1)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for told in self._told:
            self._lines.addWidget(told)
        self._lines.addStretch(1)
        self._lines.addLayout(self._keys)
        self._connect()

    def _connect(self) -> None:
        self.end.held.connect(self._end)
        self.longer.clicked.connect(self._longer)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        alarms = desk.hall.alarms
        for place, told in enumerate(self._told):
            told.setVisible(place < max(1, len(alarms)))
            shown = emergency_wording.told(desk.hall, alarms[place]) if place < len(alarms) else emergency_wording.SENDING
            told.setText(desk.say(shown))
        self.end.say(desk.say(emergency_wording.END))
        self.longer.say(desk.say(emergency_wording.EXTEND))
        self.another.say(desk.say(emergency_wording.ANOTHER))
        self.leave.say(desk.say(emergency_wording.CLOSE))
        for key in (self.end, self.longer):
            key.setEnabled(bool(alarms))

    def set_colours(self, colours: Colours) -> None:
        self.end.fill = QColor(colours.palette.fault.fill)

    def fit(self, scale: float) -> None:
        self._lines.setSpacing(round(10 * scale))
        self._keys.setSpacing(round(12 * scale))
        for key in (self.end, self.longer, self.another, self.leave):
            key.setFixedHeight(round(56 * scale))

    def _end(self) -> None:
        self.alert.emit(End(targets=(HALL,)))

    def _longer(self) -> None:
        if self._desk.hall.alarms:
            self.alert.emit(Extend(standing=self._desk.hall.alarms[0].cue, by_us=LONGER_MIN * MINUTE_US))
