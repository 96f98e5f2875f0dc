"""A pane of the inspector: a picture, and beside it what it is: on the screen now, or what GO would put there."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.panel.button import dress, label
from kiosk.panel.clamped import ClampedLabel
from kiosk.panel.glass import Glass
from kiosk.panel.palette import Palette

PICTURE = QSize(190, 107)
"""At scale 1: large enough to know a slide by, with room for words beside it."""


class Pane(QWidget):
    """Renders what it is told; how it is framed says whether it is on or only would be."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.glass = Glass(palette, self)
        self.word = label(self, "pill")
        self.title = ClampedLabel(self, "strong", 2)
        self.more = ClampedLabel(self, "small", 2)
        self._beside = QVBoxLayout()
        first = QHBoxLayout()
        first.addWidget(self.word)
        first.addStretch()
        self._beside.addLayout(first)
        for part in (self.title, self.more):
            self._beside.addWidget(part)
        self._beside.addStretch()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.glass)
        self._line.addLayout(self._beside, stretch=1)

    @property
    def box(self) -> tuple[int, int]:
        """How many pixels its picture can show."""
        ratio = self.devicePixelRatioF()
        return round(self.glass.width() * ratio), round(self.glass.height() * ratio)

    def tell(self, word: str, title: str, more: str, tone: str) -> None:
        self.word.setText(word)
        dress(self.word, "tone", tone)
        self.title.setText(title)
        self.more.setText(more)

    def fit(self, scale: float) -> None:
        self.glass.setFixedSize(PICTURE * scale)
        self.setFixedHeight(self.glass.height())
        self._line.setSpacing(round(8 * scale))
        self._beside.setSpacing(round(2 * scale))
