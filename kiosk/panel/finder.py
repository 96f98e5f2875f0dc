"""The search over everything: a card below the bar with a field, and a list that follows what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel import wording
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.panel.finding import MOST, Aim, Found, PressKey, fitting, places, slides
from kiosk.services.ports import Hit

_SIZE = (620, 460)
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Finder(QFrame):
    """Lists what fits the words: names at once, slides as soon as they were looked up."""

    sought = Signal(object)
    """A str: on which slides do these words stand?"""
    picked = Signal(object)
    """An Aim."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quit")
        self._desk = Desk()
        self._pressed: tuple[Found, ...] = ()
        self._hits: tuple[Found, ...] = ()
        self._found: tuple[Found, ...] = ()
        self._field = QLineEdit(self)
        self._field.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label(self, "small", wrap=True)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._field)
        self._lines.addWidget(self._list, stretch=1)
        self._lines.addWidget(self._nothing)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._typed)
        self._field.returnPressed.connect(self._take)
        self._list.itemClicked.connect(self._take)

    def open(self, words: Sequence[str]) -> None:
        """Comes up empty; `words` are those of the buttons in sight, which can be pressed from here too."""
        self._pressed = tuple(
            Found(text=Text(zh=word, en=word), kind=wording.A_BUTTON, aim=PressKey(word=word)) for word in words
        )
        self._field.clear()
        self._typed("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        self.hide()

    def fit(self, scale: float, middle: int, top: int) -> None:
        """Takes its place with its upper edge in the middle at (middle, top)."""
        width, height = (round(length * scale) for length in _SIZE)
        edge = round(12 * scale)
        self.setGeometry(middle - width // 2, top, width, height)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(edge // 2)
        self._field.setFixedHeight(round(48 * scale))

    def render_desk(self, desk: Desk) -> None:
        old, self._desk = self._desk.language, desk
        self._field.setPlaceholderText(desk.say(wording.FIND))
        if self.isVisible() and old is not desk.language:
            self._render()

    def put(self, words: str, hits: Sequence[Hit]) -> None:
        """Takes the slides on which words stand, unless others have been typed meanwhile."""
        if words == self._words():
            self._hits = tuple(slides(hits, words))
            self._render()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while somebody types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVING:
            QApplication.sendEvent(self._list, event)
            return True
        return super().eventFilter(watched, event)

    def _words(self) -> str:
        return self._field.text().strip()

    def _typed(self, _: str) -> None:
        self._hits = ()
        self._render()
        if self._words():
            self.sought.emit(self._words())

    def _render(self) -> None:
        """Keeps the line that was chosen, for slides come in below it."""
        chosen = self._list.currentRow()
        self._found = (*fitting((*places(self._desk.hall), *self._pressed), self._words()), *self._hits)[:MOST]
        self._list.clear()
        say = self._desk.say
        for each in self._found:
            item = QListWidgetItem(f"{say(each.kind)}   {say(each.text)}", self._list)
            item.setToolTip(say(each.text))
        self._list.setCurrentRow(min(max(0, chosen), len(self._found) - 1))
        self._nothing.setText(say(wording.NOTHING_FOUND))
        self._nothing.setVisible(not self._found)

    def _take(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            aim: Aim = self._found[row].aim
            self.hide()
            self.picked.emit(aim)
