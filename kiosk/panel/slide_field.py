"""One field of a slide on its card: its name, and the hands' way to its value, whatever form that has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.services.slide_editing import Field

MOST_LINES = 6
"""A text has so many lines in sight at most, and scrolls below that."""
_LEAST_HEIGHT, _AROUND = 44, 20

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STAYING = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}


class WordsEdit(QPlainTextEdit):
    """A few words: Enter is done with them, Shift and Enter begins a line, Tab goes on."""

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_words)

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._fit_words()

    def choose(self, words: str) -> bool:
        """Selects the first of some words; all of it if none is there."""
        for word in words.split():
            cursor = self.document().find(word)
            if not cursor.isNull():
                self.setTextCursor(cursor)
                return True
        self.selectAll()
        return False

    def _fit_words(self, _: object = None) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + round(_AROUND * self._scale)
        self.setFixedHeight(max(round(_LEAST_HEIGHT * self._scale), height))
        most = lines >= MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertText("\n")
        elif not event.isAutoRepeat():
            self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left.emit()


class FieldRow(QFrame):
    """A field with its name above it. What was typed and is not saved yet stays, whatever comes from the store meanwhile."""

    wanted = Signal(object)
    """What the field is to hold: a Value, or a str for a number as it was typed."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self.field = field
        self._desk = Desk()
        self._sent: object = None
        self._name = label(self, "caption", wrap=True)
        self._refused = label(self, "fault", wrap=True)
        self._refused.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._name)

    def put(self, field: Field, *, fresh: bool) -> None:
        """Takes the field as the store has it now; `fresh` of another slide, whatever was typed.

        What was saved and not gone on with gives way too: it may have been taken back before anybody looked.
        """
        saved = self._sent is not None and self.typed() == self._sent and not self._refused.text()
        if fresh or saved or not self.edited or field.value != self.field.value:
            self.field = field
            self._sent = None
            self.refuse(None)
            self._show()

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._name.setText(desk.say(self.field.name))

    def fit(self, scale: float) -> None:
        self._lines.setSpacing(round(3 * scale))

    def refuse(self, why: Text | None) -> None:
        """Says below the field why it does not take that; with None nothing any more."""
        self._refused.setText(self._desk.say(why) if why is not None else "")
        self._refused.setVisible(why is not None)

    def put_back(self) -> bool:
        """Shows again what the store has; answers whether there was anything to put back."""
        edited = self.edited
        self._sent = None
        self.refuse(None)
        self._show()
        return edited

    def take_focus(self, words: str) -> None:
        """Takes the focus, with these words selected where they stand in it."""
        raise NotImplementedError

    @property
    def edited(self) -> bool:
        """Whether it shows something else than the store has."""
        return self.typed() != self._held()

    def typed(self) -> object:
        """What the field would hold."""
        raise NotImplementedError

    def _held(self) -> object:
        """What it holds, as `typed` would tell it."""
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _add(self, *parts: QWidget) -> None:
        for part in (*parts, self._refused):
            self._lines.addWidget(part)

    def _save(self) -> None:
        """Enter: what was typed is to be kept, even if it was refused a moment ago."""
        if self.edited:
            self._sent = self.typed()
            self.wanted.emit(self._sent)

    def _left(self) -> None:
        """Whoever goes on to the next field wants to keep this one too, but is not told twice why it cannot be."""
        if self.edited and self.typed() != self._sent:
            self._save()


def word_of(value: object) -> str:
    """A number as people write it; nothing for none."""
    return f"{value:.10g}" if isinstance(value, (int, float)) else ""
