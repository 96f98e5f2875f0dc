"""The rail at the left: a button for each page, with its picture, its word and its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from kiosk.panel import icons, wording
from kiosk.panel.button import Look, dress, keep_focus_for_keys, label
from kiosk.panel.desk import Desk, Page
from kiosk.panel.palette import Palette

WIDTH = 68
_HEIGHT = 74
_ICON = 22

KEYS = {Page.LIVE: "F1", Page.CONTENT: "F2", Page.SCHEDULE: "F3", Page.SCREENS: "F4", Page.LOG: "F5"}
"""The pages in their order, each with its key."""

_ICONS: dict[Page, Callable[[], QPainterPath]] = {
    Page.LIVE: icons.wall,
    Page.CONTENT: icons.slides,
    Page.SCHEDULE: icons.days,
    Page.SCREENS: icons.screen,
    Page.LOG: icons.log,
}


class Rail(QFrame):
    """Shows which page is open; clicking another opens it."""

    picked = Signal(object)
    """A Page."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons = {page: RailButton(_ICONS[page](), key, palette, self) for page, key in KEYS.items()}
        self._lines = QVBoxLayout(self)
        for button in self._buttons.values():
            self._lines.addWidget(button)
        self._lines.addStretch()
        self._connect()

    def _connect(self) -> None:
        for page, button in self._buttons.items():
            button.clicked.connect(partial(self._clicked, page))

    def fit(self, scale: float) -> None:
        edge = round(4 * scale)
        self.setFixedWidth(round(WIDTH * scale))
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(edge)
        for button in self._buttons.values():
            button.fit(scale)

    def render_desk(self, desk: Desk) -> None:
        for page, button in self._buttons.items():
            button.say(desk.say(wording.PAGES[page]), open=page is desk.page)

    def set_palette(self, palette: Palette) -> None:
        for button in self._buttons.values():
            button.set_palette(palette)

    def _clicked(self, page: Page) -> None:
        self.picked.emit(page)


class RailButton(QAbstractButton):
    """One page: the open one lies on a ground of its own and has a bar at its side, so that not colour alone tells it."""

    def __init__(self, icon: QPainterPath, key: str, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._palette = palette
        self._open = False
        self._scale = 1.0
        keep_focus_for_keys(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._word = label(self, "railword")
        self._key = label(self, "railkey")
        self._key.setText(key)
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(0)
        self._lines.addStretch()
        for part in (self._word, self._key):
            self._lines.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)

    def fit(self, scale: float) -> None:
        self._scale = scale
        self.setFixedHeight(round(_HEIGHT * scale))
        self._lines.setContentsMargins(0, 0, 0, round(4 * scale))

    def say(self, word: str, *, open: bool) -> None:
        self._word.setText(word)
        self._open = open
        self.setAccessibleName(f"{word} {self._key.text()}")
        for part in (self._word, self._key):
            dress(part, "look", (Look.CHOSEN if open else Look.PLAIN).value)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(60 * self._scale), round(_HEIGHT * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area = self._palette, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.isDown() or self.underMouse()
        ground = colours.action.fill if self._open else colours.raised if lit else colours.surface
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(colours.focus), 2 * self._scale) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 8 * self._scale, 8 * self._scale)
        ink = QColor(colours.action.text if self._open else colours.text)
        if self._open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(*(length * self._scale for length in (5, 8, 4, _ICON))), 2, 2)
        side = _ICON * self._scale
        painter.translate(QPointF((self.width() - side) / 2, 8 * self._scale))
        painter.scale(side / icons.SIDE, side / icons.SIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(self._icon)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)
