"""Buttons that print their key, and the one that has to be held."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

HOLD_MS = 1500
REPEAT_MS = 60
"""A press so soon after a release is the same key, still held."""


class Look(Enum):
    """How a button looks: as any other, as the one chosen of several, as what is standing now, as the one that takes,
    as what is about an emergency."""

    PLAIN = "plain"
    CHOSEN = "chosen"
    STANDING = "standing"
    GO = "go"
    ALARM = "alarm"


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def label(parent: QWidget, role: str, *, wrap: bool = False) -> QLabel:
    """A label of one of the stylesheet's roles, which lets the mouse through to what it stands on."""
    made = QLabel(parent)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setIndent(0)
    made.setMargin(0)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def dress(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet looks at, and has the look taken anew if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # or the padding stays as it was


def keep_focus_for_keys(button: QAbstractButton) -> None:
    """Only the Tab key puts the focus on a button: after a click, Space still means what it meant before."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Key(QPushButton):
    """A button with its word and, smaller, the key that does the same. With the focus on it, Enter presses it too."""

    def __init__(self, parent: QWidget, key: str = "", *, beside: bool = False) -> None:
        super().__init__(parent)
        keep_focus_for_keys(self)
        self._word = label(self, "word")
        self._key = label(self, "key")
        self._printed = key.strip()
        self._key.setText(key)
        self._key.setVisible(bool(key))
        layout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        self._beside = beside
        self._inside = layout
        layout.addStretch()
        for part in (self._word, self._key):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()
        self.fit(1.0)

    def fit(self, scale: float, side: int = 12) -> None:
        """Grows with the window; `side` is what is left at each side of the words, at scale 1."""
        beside, above = round(side * scale), round(4 * scale)
        self._inside.setContentsMargins(beside, above, beside, above)
        self._inside.setSpacing(round(8 * scale) if self._beside else 0)
        self.updateGeometry()

    @property
    def printed(self) -> str:
        """The key that stands on it; empty if none does."""
        return self._printed

    def say(self, word: str) -> None:
        if word == self.accessibleName():
            return
        self._word.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()

    def note(self, words: str) -> None:
        """Puts a few words where else the key stands: what the button comes to."""
        if words != self._key.text():
            self._key.setText(words)
            self._key.setVisible(bool(words))
            self.updateGeometry()

    def wear(self, look: Look) -> None:
        """Takes another look, its words with it: the stylesheet cannot see what state a label's parent is in."""
        for part in (self, self._word, self._key):
            dress(part, "look", look.value)

    def sizeHint(self) -> QSize:
        """As large as the words; the stylesheet's least height keeps it from being too small for a finger."""
        return self._inside.sizeHint().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class HoldKey(Key):
    """Does what it says only after it was held for HOLD_MS; lets go of earlier, it does nothing."""

    held = Signal()

    def __init__(self, parent: QWidget, fill: QColor, rest: Look = Look.PLAIN) -> None:
        super().__init__(parent)
        self.fill = fill
        self._rest = rest
        self.wear(rest)
        self._filling = QVariantAnimation(self)
        self._filling.setStartValue(0.0)
        self._filling.setEndValue(1.0)
        self._filling.setDuration(HOLD_MS)
        self._filling.setEasingCurve(QEasingCurve.Type.Linear)
        self._filling.valueChanged.connect(self._filled)
        self._filling.finished.connect(self.held)
        # WORKAROUND Qt 6.11: on X11 the repeats of a held key may come as releases and presses, and not marked as repeats.
        self._letting_go = QTimer(self)
        self._letting_go.setSingleShot(True)
        self._letting_go.setInterval(REPEAT_MS)
        self._letting_go.timeout.connect(self.let_go)
        self.pressed.connect(self._begin)
        self.released.connect(self._letting_go.start)

    def let_go(self) -> None:
        self._letting_go.stop()
        self._filling.stop()
        self.setDown(False)  # so that the release that is still to come is no click
        self.wear(self._rest)

    def _begin(self) -> None:
        if self._letting_go.isActive():
            self._letting_go.stop()
            return
        self.wear(Look.CHOSEN)  # its words are white, and can be read on the filling too
        self._filling.start()

    def _filled(self, _: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.setDown(True)
            self.pressed.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.setDown(False)
            self.released.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._filling.state() is not QAbstractAnimation.State.Running:
            return
        inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(inside, 6, 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        inside.setWidth(inside.width() * self._filling.currentValue())
        painter.fillRect(inside, self.fill)
