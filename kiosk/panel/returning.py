"""The bar below the log: what returning to a published revision would change, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel import log_wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.log_lines import LogLine
from kiosk.services.publishing import Published


class ReturnBar(QFrame):
    """Asks what would change before it asks for it to be done; another selection, or Esc, lets go of it."""

    compare = Signal(object)
    """A revision: what would change?"""
    wanted = Signal(object)
    """A revision: return to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._line: LogLine | None = None
        self._asked: int | None = None
        self._offer: Published | None = None
        self._words = label(self, "plain", wrap=True)
        self.go = Key(self)
        self.leave = Key(self, "Esc", beside=True)
        self._parts = QHBoxLayout(self)
        self._parts.addWidget(self._words, stretch=1)
        for key in (self.go, self.leave):
            self._parts.addWidget(key)
        self._connect()

    def _connect(self) -> None:
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.let_go)

    @property
    def asking(self) -> bool:
        """Whether it stands in the middle of a question."""
        return self._asked is not None

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._parts.setContentsMargins(2 * edge, edge, edge, edge)
        self._parts.setSpacing(edge)
        self.setMinimumHeight(round(64 * scale))
        for key in (self.go, self.leave):
            key.setFixedHeight(round(46 * scale))

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def select(self, line: LogLine | None) -> None:
        """The record that is selected now; the question goes on only if it is about this one."""
        self._line = line
        if line is None or line.revision != self._asked:
            self._asked = self._offer = None
        self._render()

    def offer(self, revision: int, published: Published) -> None:
        """What would change, if that is still the question."""
        if revision == self._asked:
            self._offer = published
            self._render()
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)  # the safe one: Enter twice changes nothing

    def let_go(self) -> None:
        self._asked = self._offer = None
        self._render()

    def _render(self) -> None:
        say, offered = self._desk.say, self._offer is not None
        self._words.setText(say(self._sentence()))
        possible = self._line is not None and self._line.revision is not None and not self._line.in_force
        self.go.say(say(log_wording.DO_IT if offered else log_wording.RETURN))
        self.go.wear(Look.GO if offered else Look.PLAIN)
        self.go.setEnabled(possible and (offered or not self.asking))
        self.leave.say(say(log_wording.LEAVE_IT))
        self.leave.setVisible(self.asking)

    def _sentence(self) -> Text:
        if self._offer is not None and self._asked is not None:
            return log_wording.offer(self._asked, self._desk.hall, self._offer)
        if self.asking:
            return log_wording.ASKING
        if self._line is None or self._line.revision is None:
            return log_wording.CHOOSE
        return log_wording.IN_FORCE if self._line.in_force else self._line.what

    def _go(self) -> None:
        if self._line is None or self._line.revision is None:
            return
        revision = self._line.revision
        if self._offer is None:
            self._asked = revision
            self._render()
            self.compare.emit(revision)
        else:
            self.let_go()
            self.wanted.emit(revision)
