"""A question in the place of what it is about: what would be done, the button that does it, and the one that leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk


class Question(QFrame):
    """Tells lines, and asks whether to go on; without a word for going on it only tells."""

    agreed = Signal()
    besides = Signal()
    """The other way of going on was chosen."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._lines: tuple[Text, ...] = ()
        self._go_word: Text | None = None
        self._other_word: Text | None = None
        self._leave_word = Text(zh="")
        self._words = label(self, "plain", wrap=True)
        self._words.setObjectName("quiet")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._room = QScrollArea(self)
        self._room.setObjectName("quiet")
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(self._words)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.go, self.other = Key(self), Key(self)
        self.go.wear(Look.GO)
        self.leave = Key(self, "Esc", beside=True)
        self._keys = QHBoxLayout()
        self._keys.addStretch(1)
        for key in (self.leave, self.other, self.go):
            self._keys.addWidget(key)
        self._parts = QVBoxLayout(self)
        self._parts.addWidget(self._room, stretch=1)
        self._parts.addLayout(self._keys)
        self._connect()

    def _connect(self) -> None:
        self.go.clicked.connect(self.agreed)
        self.other.clicked.connect(self.besides)
        self.leave.clicked.connect(self.left)

    def fit(self, scale: float) -> None:
        edge = round(10 * scale)
        self._parts.setContentsMargins(edge, edge, edge, edge)
        self._parts.setSpacing(edge)
        self._keys.setSpacing(edge)
        for key in (self.go, self.other, self.leave):
            key.setFixedHeight(round(52 * scale))
            key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            key.setMinimumWidth(round(120 * scale))

    def ask(self, lines: Sequence[Text], go: Text | None, leave: Text, other: Text | None = None) -> None:
        """Stands there from now on; the safe answer has the focus, so that Enter twice changes nothing. There may be an `other`
        way of going on."""
        self._lines, self._go_word, self._leave_word, self._other_word = tuple(lines), go, leave, other
        self._render()
        self.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, lines: Sequence[Text]) -> None:
        """What it is about has changed; the question stands."""
        self._lines = tuple(lines)
        self._render()

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def _render(self) -> None:
        say = self._desk.say
        self._words.setText("\n".join(say(line) for line in self._lines))
        self.leave.say(say(self._leave_word))
        for key, word in ((self.go, self._go_word), (self.other, self._other_word)):
            key.setVisible(word is not None)
            if word is not None:
                key.say(say(word))
