"""The keys: a card that lists what every button in sight answers to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from kiosk.panel import wording
from kiosk.panel.button import Key, label
from kiosk.panel.desk import Desk

_ROWS = 16


class KeysCard(QFrame):
    """Reads the buttons themselves, so that it cannot say another key than they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quit")
        self._heading = label(self, "heading")
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._heading, 0, 0, 1, 6)
        self._lines: list[QLabel] = []
        self.hide()

    def open(self, desk: Desk, keys: Iterable[Key]) -> None:
        """Lists the keys of the open page: those without a button first."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self._heading.setText(desk.say(wording.KEYS_HERE))
        unseen = [(key, desk.say(word)) for key, word in wording.UNSEEN_KEYS.get(desk.page, ())]
        shown = dict.fromkeys([*unseen, *((key.printed, key.accessibleName()) for key in keys if key.printed)])
        for place, pair in enumerate(shown):
            column, row = 2 * (place // _ROWS), place % _ROWS + 1
            for offset, (text, role) in enumerate(zip(pair, ("caption", "plain"), strict=True)):
                line = label(self, role)
                line.setText(text)
                self._grid.addWidget(line, row, column + offset)
                self._lines.append(line)
        self.show()
        self.raise_()

    def close_again(self) -> None:
        self.hide()

    def fit(self, scale: float, middle: int, top: int) -> None:
        """Takes its place with its upper edge in the middle at (middle, top), as large as its list."""
        edge = round(14 * scale)
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setHorizontalSpacing(edge)
        self.adjustSize()
        self.move(middle - self.width() // 2, top)
