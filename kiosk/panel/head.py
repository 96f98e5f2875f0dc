"""The head of a section's row: its name, what plays there, and where that comes from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.panel import live_wording, wording
from kiosk.panel.button import dress, keep_focus_for_keys, label
from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.palette import Palette
from kiosk.panel.view import Row


class SectionHead(QAbstractButton):
    """Shows one row's head; clicking it selects the section's screens."""

    def __init__(self, section: str, key: str, palette: Palette, hue: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._palette = palette
        self._hue = hue
        self._selected = False
        self._scale = 1.0
        keep_focus_for_keys(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name = label(self, "strong", wrap=True)
        self._key = label(self, "small")
        self._key.setText(key)
        self._playlist = label(self, "small", wrap=True)
        self._origin = label(self, "pill")
        first = QHBoxLayout()
        first.addWidget(self._name, stretch=1)
        first.addWidget(self._key, alignment=Qt.AlignmentFlag.AlignTop)
        last = QHBoxLayout()
        last.addWidget(self._origin)
        last.addStretch()
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(first)
        self._lines.addWidget(self._playlist)
        self._lines.addLayout(last)
        self._lines.addStretch()

    def render_row(self, row: Row, desk: Desk) -> None:
        self._name.setText(desk.say(row.name))
        plays = [f"▶ {desk.say(row.playlist)}"] if row.playlist is not None else []
        silent = [desk.say(live_wording.MUTED)] if all(tile.muted is not None for tile in row.tiles) else []
        self._playlist.setText(" · ".join(plays + silent))
        self._playlist.setVisible(bool(plays or silent))
        text, tone = wording.origin(desk.hall, row)
        self._origin.setText(desk.say(text))
        dress(self._origin, "tone", tone.value)
        self.setAccessibleName(f"{self._name.text()} {self._origin.text()}")
        self._selected = screens_of(row) <= desk.selected
        self.update()

    def set_palette(self, palette: Palette, hue: str) -> None:
        self._palette, self._hue = palette, hue
        self.update()

    def fit(self, scale: float) -> None:
        self._scale = scale
        left, above, right = (round(length * scale) for length in (14, 4, 8))
        self._lines.setContentsMargins(left, above, right, above)
        self._lines.setSpacing(round(3 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self._selected or self.isDown() or self.underMouse()
        painter.setBrush(QColor(self._palette.raised if lit else self._palette.bg))
        edge = self._palette.focus if self.hasFocus() else self._palette.action.fill
        painter.setPen(QPen(QColor(edge), 2 * self._scale) if self.hasFocus() or self._selected else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 6 * self._scale, 6 * self._scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._hue))
        bar = QRectF(3 * self._scale, 6 * self._scale, 5 * self._scale, self.height() - 12 * self._scale)
        painter.drawRoundedRect(bar, 2 * self._scale, 2 * self._scale)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)
