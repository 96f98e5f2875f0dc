"""The card of emergencies: over whatever page is open, and in the way of none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.domain.ids import HALL
from kiosk.panel import emergency_wording
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.panel.emergency_form import KEYS, EmergencyForm
from kiosk.panel.emergency_standing import StandingEmergencies
from kiosk.panel.palette import Colours
from kiosk.services.emergency import End

_WIDTH = 920
_NO_MORE_THAN_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class EmergencyCard(QFrame):
    """Has two faces: giving an emergency, and those that stand. While it has the focus no key counts for the page below."""

    alert = Signal(object)
    """An Alert: what is wanted done."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("emergency")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = Desk()
        self._sending = False
        self._place = (0, 0, 1.0)
        self._title = label(self, "heading")
        self.form = EmergencyForm(colours, self)
        self.standing = StandingEmergencies(colours, self)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._title)
        for face in (self.form, self.standing):
            self._lines.addWidget(face)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.form.alert.connect(self._sent)
        self.standing.alert.connect(self.alert)
        self.standing.another.clicked.connect(self._give)
        for key in (self.form.leave, self.standing.leave):
            key.clicked.connect(self.close_again)

    def open(self) -> None:
        """Shows what stands, else what can be given; asked again, it stays as it is."""
        if self.isVisible():
            return
        if self._desk.hall.alarms:
            self._turn_to(self.standing)
        else:
            self._give()
        self.show()
        self.raise_()
        self._settle()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_all(self) -> None:
        """Ends every emergency there is."""
        self.alert.emit(End(targets=(HALL,)))

    def close_again(self) -> None:
        self._let_go()
        self._sending = False
        self.hide()

    def render_desk(self, desk: Desk) -> None:
        ended = bool(self._desk.hall.alarms) and not desk.hall.alarms
        self._desk = desk
        self._sending = self._sending and not desk.hall.alarms
        if not self.isVisible():
            return
        if ended and not self.standing.isHidden() and not self._sending:
            self.close_again()
            return
        self._render()

    def set_colours(self, colours: Colours) -> None:
        self.form.set_colours(colours)
        self.standing.set_colours(colours)

    def fit(self, scale: float, right: int, top: int) -> None:
        """Takes its place with its upper right corner at (right, top)."""
        self._place = (right, top, scale)
        edge = round(16 * scale)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(round(10 * scale))
        self.form.fit(scale)
        self.standing.fit(scale)
        if self.isVisible():
            self._render()

    def _render(self) -> None:
        self._title.setText(self._desk.say(emergency_wording.EMERGENCY))
        (self.form if not self.form.isHidden() else self.standing).render_desk(self._desk)
        self._settle()

    def _settle(self) -> None:
        """As wide as it always is, and as high as the face that is shown."""
        right, top, scale = self._place
        width = round(_WIDTH * scale)
        self._lines.activate()
        height = self._lines.heightForWidth(width) if self._lines.hasHeightForWidth() else self._lines.sizeHint().height()
        self.setGeometry(right - width, top, width, height)

    def _give(self) -> None:
        self._turn_to(self.form)
        self.form.begin()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sent(self, alert: object) -> None:
        """From here on it tells where the notice has arrived. Nothing on this face has the focus: the key may still be held."""
        self._sending = True
        self._turn_to(self.standing)
        self.alert.emit(alert)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, face: QWidget) -> None:
        self._let_go()
        for each in (self.form, self.standing):
            each.setVisible(each is face)
        self._render()

    def _let_go(self) -> None:
        self.form.hold.let_go()
        self.standing.end.let_go()

    def event(self, event: QEvent) -> bool:
        """Keeps keys of one stroke from the page's shortcuts: what is meant here must not do something there.

        And whenever something in it needs another height, it takes it at once.
        """
        if event.type() is QEvent.Type.LayoutRequest:
            done = super().event(event)
            self._settle()
            return done
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        giving = not self.form.isHidden()
        level = next((level for level, key in KEYS.items() if event.text() == key), None)
        if giving and level is not None:
            self.form.choose(level)
        elif not giving and event.key() == Qt.Key.Key_L:
            self.standing.longer.click()
        elif not giving and event.key() == Qt.Key.Key_N:
            self.standing.another.click()


def _plain(event: QKeyEvent) -> bool:
    """Whether it is a key without Ctrl, Alt or the like, and neither Esc nor one that turns to a page."""
    alone = not event.modifiers() & ~_NO_MORE_THAN_SHIFT
    return alone and event.key() != Qt.Key.Key_Escape and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12
