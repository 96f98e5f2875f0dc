"""The line below the bar: what there is to say, and at its end what can be taken back and done again."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel import wording
from kiosk.panel.button import Key, dress, label
from kiosk.panel.desk import Desk
from kiosk.panel.undoing import Way
from kiosk.panel.wording import Tone


class NoticeBar(QFrame):
    """Says one sentence, and names what undo and redo would do; what these do is the window's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticebar")
        self._said = label(self, "notice", wrap=True)
        self._said.setObjectName("notice")
        self.undo = Key(self, "Ctrl+Z", beside=True)
        self.redo = Key(self, "Ctrl+Y", beside=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._said, stretch=1)
        for key in (self.undo, self.redo):
            self._line.addWidget(key)

    def fit(self, scale: float) -> None:
        edge = round(4 * scale)
        self._line.setContentsMargins(0, 0, edge, 0)
        self._line.setSpacing(edge)
        self.setMinimumHeight(round(28 * scale))
        for key in (self.undo, self.redo):
            key.setFixedHeight(round(44 * scale))

    def say(self, words: str, tone: Tone) -> None:
        self._said.setText(words)
        for part in (self, self._said):
            dress(part, "tone", tone.value)

    def render_desk(self, desk: Desk) -> None:
        for way, key, word in ((Way.BACK, self.undo, wording.UNDO), (Way.FORTH, self.redo, wording.REDO)):
            step = desk.undoing.next(way, desk.hall.now_us)
            key.setVisible(step is not None)
            if step is not None:
                key.say(desk.say(_named(word, step.text)))
                key.setToolTip(desk.say(step.text))


def _named(word: Text, what: Text) -> Text:
    return Text(zh=f"{word.zh}：{_short(what.zh, 14)}", en=f"{word.en}: {_short(what.en or what.zh, 28)}")


def _short(words: str, most: int) -> str:
    """As much as there is room for; what is left out stands in the tool tip."""
    return words if len(words) <= most else f"{words[: most - 1]}…"
