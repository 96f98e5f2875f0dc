"""A mark on a picture: a small icon with its word, on a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.panel import icons
from kiosk.panel.palette import Palette
from kiosk.qtkit.fonts import FAMILY

_HIGH, _ICON, _EDGE, _TYPE = 20, 14, 5, 12


class Mark(QWidget):
    """Says one thing about a screen; the mouse goes through it."""

    def __init__(self, icon: QPainterPath, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = icon
        self._palette = palette
        self._word = ""
        self._narrow = False
        self._scale = 1.0
        self._type = QFont(FAMILY)
        self.fit(1.0)

    @property
    def word(self) -> str:
        return self._word

    def say(self, word: str) -> None:
        if word != self._word:
            self._word = word
            self.updateGeometry()
            self.update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def narrow(self, narrow: bool) -> None:
        """Leaves the word to the tool tip, where there is no room for it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._type.setPixelSize(round(_TYPE * scale))
        self._type.setBold(True)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        icon = round((_ICON + (1.0 if self._narrow else 2.5) * _EDGE) * self._scale)
        width = icon if self._narrow else icon + QFontMetrics(self._type).horizontalAdvance(self._word)
        return QSize(width, round(_HIGH * self._scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.bg))
        painter.drawRoundedRect(QRectF(self.rect()), 4 * self._scale, 4 * self._scale)
        ink, side = QColor(self._palette.text), _ICON * self._scale
        left = round((1.5 * _EDGE + _ICON) * self._scale)
        painter.setFont(self._type)
        painter.setPen(ink)
        if not self._narrow:
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.translate(QPointF((0.5 if self._narrow else 1.0) * _EDGE * self._scale, (self.height() - side) / 2))
        painter.scale(side / icons.SIDE, side / icons.SIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(self._icon)
