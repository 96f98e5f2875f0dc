"""A prepared emergency as a tile: its picture as the screens will show it, its word and its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.text import Text
from kiosk.panel import emergency_wording
from kiosk.panel.button import keep_focus_for_keys, label
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Colours
from kiosk.qtkit.theme import Theme
from kiosk.stage.look import LANDSCAPE
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides import emergency

WIDTH = 202
"""Of the picture, in a window of 1280 pixels."""


def picture(theme: Theme, level: EmergencyLevel, text: Text, width: int) -> QImage:
    """The real drawing, small: it takes a few milliseconds."""
    image = QImage(QSize(width, width * LANDSCAPE.height // LANDSCAPE.width), QImage.Format.Format_RGB32)
    scene = scene_with(emergency.build(LANDSCAPE, theme, level, text))
    painter = QPainter(image)
    render(scene, painter, QRectF(image.rect()), QRectF(LANDSCAPE.rect))
    painter.end()
    scene.clear()
    return image


class EmergencyTile(QAbstractButton):
    """One of the four. It is drawn anew only when its words or its size change."""

    def __init__(self, level: EmergencyLevel, key: str, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = level
        self._key = key
        self._colours = colours
        self._scale = 1.0
        self._shown: tuple[Text, int, Theme] | None = None
        self._picture = QImage()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keep_focus_for_keys(self)
        self._word = label(self, "strong")
        self._lines = QVBoxLayout(self)
        self._lines.addStretch()
        self._lines.addWidget(self._word, alignment=Qt.AlignmentFlag.AlignHCenter)

    def render_desk(self, desk: Desk, text: Text, chosen: bool) -> None:
        word = desk.say(emergency_wording.LEVELS[self.level])
        self._word.setText(f"{word}  {self._key}")
        self.setAccessibleName(word)
        self.setChecked(chosen)
        self._draw(text)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def fit(self, scale: float) -> None:
        self._scale = scale
        width = round(WIDTH * scale)
        self.setFixedSize(width + round(12 * scale), width * 9 // 16 + round(40 * scale))
        self._lines.setContentsMargins(0, 0, 0, round(7 * scale))

    def _draw(self, text: Text) -> None:
        wanted = (text, round(WIDTH * self._scale), self._colours.theme)
        if wanted != self._shown:
            self._shown = wanted
            self._picture = picture(self._colours.theme, self.level, text, wanted[1])
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, scale = self._colours.palette, self._scale
        lit = self.hasFocus() or self.underMouse() or self.isDown()
        edge = palette.focus if lit else palette.action.fill if self.isChecked() else palette.outline
        painter.setPen(QPen(QColor(edge), (4 if self.isChecked() else 2) * scale))
        painter.setBrush(QColor(palette.surface))
        inset = 2 * scale
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8 * scale, 8 * scale)
        painter.drawImage(round(6 * scale), round(6 * scale), self._picture)
