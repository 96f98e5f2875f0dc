"""The bar above everything: the hall, its time, how its screens are; language, colours, the way out, and emergencies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QWidget

from kiosk.domain.settings import ThemeName
from kiosk.panel import emergency_wording, wording
from kiosk.panel.button import HoldKey, Key, Look, dress, label
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.panel.wording import Tone


class TopBar(QFrame):
    """Renders a desk's hall; what its buttons do is the window's."""

    emergencies = Signal()
    """The card about them is wanted."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._hall = label(self, "hall")
        self._clock = label(self, "clock")
        self._online = label(self, "badge")
        self._to_do = label(self, "badge")
        self.search = Key(self, "Ctrl+K")
        self.keys = Key(self, "?")
        self.lock = Key(self, "L")
        self.language = Key(self, "Ctrl+L")
        self.colours = Key(self, "Ctrl+D")
        self.leave = Key(self, "Ctrl+Q")
        self.emergency = Key(self, "Ctrl+E")
        self.emergency.wear(Look.ALARM)
        self.all_clear = HoldKey(self, QColor(palette.fault.fill), Look.STANDING)
        self._place = QWidget(self)
        self._alarm = QStackedLayout(self._place)  # one in the place of the other, and of one size
        for key in (self.emergency, self.all_clear):
            self._alarm.addWidget(key)
        self._line = QHBoxLayout(self)
        for part in (self._hall, self._clock, self._online, self._to_do):
            self._line.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch()
        for button in self._buttons:
            self._line.addWidget(button)
        self._line.addWidget(self._place)
        self._connect()

    def _connect(self) -> None:
        for key in (self.emergency, self.all_clear):
            key.clicked.connect(self.emergencies)
        self.all_clear.held.connect(self._give_way)

    def _give_way(self) -> None:
        """At once, so that letting go of the button is no click."""
        self.all_clear.let_go()
        self._alarm.setCurrentWidget(self.emergency)

    def set_palette(self, palette: Palette) -> None:
        self.all_clear.fill = QColor(palette.fault.fill)

    @property
    def _buttons(self) -> tuple[Key, ...]:
        return (self.search, self.keys, self.lock, self.language, self.colours, self.leave)

    def fit(self, scale: float) -> None:
        edge = round(16 * scale)
        self.setFixedHeight(round(52 * scale))
        for button in self._buttons:
            button.setFixedHeight(round(46 * scale))
        self._line.setContentsMargins(edge, 0, edge, 0)
        self._line.setSpacing(round(8 * scale))
        self._place.setFixedHeight(round(46 * scale))

    def render_desk(self, desk: Desk) -> None:
        hall = desk.hall
        self._hall.setText(desk.say(hall.name))
        self._clock.setText(desk.say(wording.clock(hall)))
        self._online.setVisible(bool(hall.rows))
        self._online.setText(desk.say(wording.online(hall)))
        dress(self._online, "tone", (Tone.CALM if hall.online == len(hall.tiles) else Tone.FAULT).value)
        self._to_do.setVisible(bool(hall.faults))
        self._to_do.setText(desk.say(wording.to_do(len(hall.faults))))
        dress(self._to_do, "tone", Tone.ATTENTION.value)
        self.language.say(desk.say(wording.OTHER_LANGUAGE))
        self.colours.say(desk.say(wording.LIGHT if desk.theme is ThemeName.DARK else wording.DARK))
        self.leave.say(desk.say(wording.QUIT))
        for button, word in ((self.search, wording.SEARCH), (self.keys, wording.KEYS), (self.lock, wording.LOCK)):
            button.say(desk.say(word))
        for button in self._buttons:
            button.setEnabled(not desk.locked)
        self.emergency.say(desk.say(emergency_wording.EMERGENCY))
        self.all_clear.say(desk.say(emergency_wording.HOLD_TO_END))
        self._alarm.setCurrentWidget(self.all_clear if hall.alarms else self.emergency)
        self._place.setMinimumWidth(max(key.sizeHint().width() for key in (self.emergency, self.all_clear)))
