"""One of several: a short list in the place of what it is about, for mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.text import Text
from kiosk.panel.button import Key, label
from kiosk.panel.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A line of the list, and what picking it means."""

    text: Text
    value: object


class Chooser(QFrame):
    """Asks for one; a click or Enter picks it, Esc leaves it."""

    picked = Signal(object)
    """The value of a Choice."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._heading_text = Text(zh="")
        self._leave_text = Text(zh="")
        self._choices: tuple[Choice, ...] = ()
        self._heading = label(self, "caption", wrap=True)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.leave = Key(self, "Esc", beside=True)
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self._heading)
        self._parts.addWidget(self.list, stretch=1)
        self._parts.addWidget(self.leave)
        self._connect()

    def _connect(self) -> None:
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._pick)
        self.leave.clicked.connect(self.left)

    def fit(self, scale: float) -> None:
        self._parts.setSpacing(round(6 * scale))
        self.leave.setFixedHeight(round(46 * scale))

    def ask(self, heading: Text, choices: Sequence[Choice], leave: Text) -> None:
        """Stands there from now on, with the first line under the keys."""
        self._heading_text, self._choices, self._leave_text = heading, tuple(choices), leave
        self.list.clear()
        for _ in self._choices:
            self.list.addItem(QListWidgetItem())
        self._render()
        self.list.setCurrentRow(0)
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def _render(self) -> None:
        say = self._desk.say
        self._heading.setText(say(self._heading_text))
        self.leave.say(say(self._leave_text))
        for row, choice in enumerate(self._choices):
            self.list.item(row).setText(say(choice.text))

    def _pick(self, item: QListWidgetItem) -> None:
        """A double click is a click and an activation: what is hidden already has been picked from."""
        if self.isVisible():
            self.hide()
            self.picked.emit(self._choices[self.list.row(item)].value)
