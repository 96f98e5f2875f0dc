"""The head of the page 排程: the sentence that becomes an entry, the button for a new one, and the one that publishes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.publish_key import PublishKey
from kiosk.panel.sheet import Sheet
from kiosk.services.schedule_errands import Hear, Heard

REST_MS = 400
"""So long nobody types before it is asked what a sentence means."""


class ScheduleHead(QFrame):
    """Asks what a sentence means while it is typed; Enter on one that was read back means that it is right."""

    asked = Signal(object)
    """A Hear."""
    agreed = Signal()
    """What the sentence was read as is to be saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._hearing: Hear | None = None
        self._heard: Heard | None = None
        self._sentence = QLineEdit(self)
        self._sentence.setClearButtonEnabled(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self.look, self.new, self.publish = Key(self), Key(self, "N", beside=True), PublishKey(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sentence, stretch=1)
        for key in (self.look, self.new, self.publish):
            self._row.addWidget(key)
        self._connect()

    def _connect(self) -> None:
        self._sentence.returnPressed.connect(self._enter)
        self._sentence.textEdited.connect(self._typed)
        self._rest.timeout.connect(self._hear)
        self.look.clicked.connect(self._hear)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(edge)
        for part in (self._sentence, self.look, self.new, self.publish):
            part.setFixedHeight(round(46 * scale))

    def render_sheet(self, desk: Desk, sheet: Sheet) -> None:
        say = desk.say
        self._sentence.setPlaceholderText(say(words.SAY))
        self.look.say(say(words.LOOK))
        self.new.say(say(words.NEW))
        self.publish.show_changes(desk, sheet.changes)

    def type(self) -> None:
        """A sentence can be typed."""
        self._sentence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def takes(self, heard: Heard) -> bool:
        """Whether it is the answer that is waited for."""
        if self._hearing != Hear(sentence=heard.sentence):
            return False
        self._hearing, self._heard = None, heard
        return True

    def gives_up(self, asked: Hear) -> bool:
        """Whether it is waited for what that means; it means nothing."""
        if self._hearing != asked:
            return False
        self._hearing = None
        return True

    def let_go(self) -> None:
        """Nobody waits for an answer any more."""
        self._hearing = self._heard = None
        self._rest.stop()

    def clear(self) -> bool:
        """Empties the sentence; whether there was one."""
        had = bool(self._sentence.text())
        self._sentence.clear()
        return had

    def _typed(self, text: str) -> None:
        self._heard = None
        if text.strip():
            self._rest.start()
        else:
            self._rest.stop()

    def _enter(self) -> None:
        """Agrees to what was read back of this sentence; before that, has it read."""
        if self._heard is not None and self._heard.sentence == self._sentence.text().strip():
            self.agreed.emit()
        else:
            self._hear()

    def _hear(self) -> None:
        self._rest.stop()
        sentence = self._sentence.text().strip()
        if sentence:
            self._hearing = Hear(sentence=sentence)
            self.asked.emit(self._hearing)
