"""What can be done with the slides that are selected: the keys below the grid."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.panel import content_wording as words
from kiosk.panel.button import Key, label
from kiosk.panel.desk import Desk


class SlideKeys(QFrame):
    """Names what is selected; what its keys do is the page's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._selected = 0
        self._told = label(self, "plain", wrap=True)
        self.back, self.on = Key(self, "Alt+←", beside=True), Key(self, "Alt+→", beside=True)
        self.add, self.out = Key(self, "T", beside=True), Key(self, "Del", beside=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._told, stretch=1)
        for key in (self.back, self.on, self.add, self.out):
            self._line.addWidget(key)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._line.setContentsMargins(edge, edge, edge, edge)
        self._line.setSpacing(edge)
        for key in (self.back, self.on, self.add, self.out):
            key.setFixedHeight(round(46 * scale))

    def put(self, selected: int, *, can_move: bool, can_take_out: bool) -> None:
        """How many are selected, and whether they stand in a playlist that is shown whole, or at all."""
        self._selected = selected
        for key in (self.back, self.on):
            key.setEnabled(selected > 0 and can_move)
        self.add.setEnabled(selected > 0)
        self.out.setEnabled(selected > 0 and can_take_out)
        self._render()

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for key, word in ((self.back, words.BACK), (self.on, words.ON), (self.add, words.ADD_TO), (self.out, words.TAKE_OUT)):
            key.say(desk.say(word))
        self._render()

    def _render(self) -> None:
        self._told.setText(self._desk.say(words.selected(self._selected) if self._selected else words.SELECT))
