"""The hall window: the whole hall on one desk. Every screen is a live tile, painted as it is in the hall."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QCursor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.cue import HOLDING, CueKind
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.text import Language, Text
from kiosk.player.hall_plan import CAPTION_HEIGHT, FOOTER_HEIGHT, MARGIN, Row, rows_of
from kiosk.player.hanging import Spot, whole
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.screens import Identity
from kiosk.qtkit.theme import Theme, TypeToken
from kiosk.services.conductor import CARD_HOLD_US, Request
from kiosk.stage.slides.words import fitting, fitting_line, set_text

SETTLED_MS = 200
"""So long after the last change of its size the tiles are hung anew."""
SMALLEST = QSize(960, 640)
SHARE, SHAPE = 0.9, 1.3
"""How much of the desktop it takes at first, and how wide it is for its height: there is room for the panel beside it."""
KEYS = {
    Qt.Key.Key_Right: CueKind.NEXT,
    Qt.Key.Key_Left: CueKind.PREVIOUS,
    Qt.Key.Key_B: CueKind.BLACK,
    Qt.Key.Key_I: CueKind.IDENTIFY,
    Qt.Key.Key_R: CueKind.CLEAR,
}
TITLE = Text(zh="展厅", en="Hall")
HOW = Text(
    zh="双击放大，再双击或按 Esc 返回 · 单击＝观众触摸 · ← → 翻页 · B 黑场 · R 恢复排程 · I 识别屏号 · "
    "按键只管鼠标所指展区，指空白处管全馆",
    en="Double-click: enlarge, again or Esc: back · Click: a touch · ← → page · B black · R restore · I identify · "
    "Keys: section under the mouse, else hall",
)
_NAME, _NAME_BELOW = TypeToken(px=20, line=1.4, weight=700), TypeToken(px=15, line=1.4, weight=400)
_SMALL, _SMALLER = TypeToken(px=14, line=1.5, weight=400), TypeToken(px=12, line=1.75, weight=400)


class HallWindow(QWidget):
    """Hangs all screens as tiles, or one of them over the whole monitor; passes on what the keys ask for."""

    changed = Signal()
    """The tiles have other places now."""
    asked = Signal(object)
    """A Request: what a key asks the screens to do."""
    closed = Signal()

    def __init__(self, theme: Theme, hold_us: int) -> None:
        super().__init__()
        self._theme = theme
        self._hold_us = hold_us
        self._programme: Programme | None = None
        self._rows: tuple[Row, ...] = ()
        self._enlarged: str | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self.setWindowTitle(f"{TITLE.zh} · {TITLE.en} — kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(SMALLEST)
        room = QGuiApplication.primaryScreen().availableGeometry()
        height = round(room.height() * SHARE)
        self.resize(min(round(room.width() * SHARE), round(height * SHAPE)), height)
        self.move(room.topLeft())
        self._connect()

    def _connect(self) -> None:
        self._settled.timeout.connect(self.changed)

    def spots(self, programme: Programme) -> dict[str, Spot]:
        """Every screen's tile; the one that is enlarged fills the monitor."""
        self._programme = programme
        self._rows = rows_of(programme, self.size())
        self.update()
        ratio, monitor = self.devicePixelRatioF(), Identity.of(self.screen())
        tiles = {screen: area for row in self._rows for screen, area in row.tiles.items()}
        spots = {screen: Spot(monitor=monitor, area=area, ratio=ratio, desk=self) for screen, area in tiles.items()}
        if self._enlarged in spots:
            spots[self._enlarged] = whole(self.screen(), desk=self)
        return spots

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears the double clicks on the screens, and the keys of one that is enlarged."""
        if isinstance(watched, ScreenWindow) and event.type() is QEvent.Type.MouseButtonDblClick:
            self._enlarge(None if self._enlarged else watched.screen_id)
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _enlarge(self, screen: str | None) -> None:
        self._enlarged = screen
        self.changed.emit()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._enlarged:
            self._enlarge(None)
        kind = KEYS.get(Qt.Key(event.key()))
        if kind is not None and not event.isAutoRepeat() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            hold_us = CARD_HOLD_US.get(kind, self._hold_us) if kind in HOLDING else None
            self.asked.emit(Request(kind=kind, targets=(self._target(),), hold_us=hold_us))

    def _target(self) -> str:
        """The section of the screen under the mouse, elsewhere the hall."""
        under = QApplication.widgetAt(QCursor.pos())
        if isinstance(under, ScreenWindow) and self._programme is not None and under.screen_id in self._programme.screen_by_id:
            return self._programme.screen_by_id[under.screen_id].section
        return HALL

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settled.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settled.stop()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything around the tiles: the sections' names, the screens' numbers, what keys and clicks do."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        number = 0
        for row in self._rows:
            self._name(painter, row)
            for screen, tile in row.tiles.items():
                number += 1
                self._caption(painter, f"{number}  {screen}", tile)
        top = self.height() - MARGIN // 2 - FOOTER_HEIGHT
        for text in (HOW.read(Language.ZH), HOW.read(Language.EN)):
            self._line(painter, text, QRect(MARGIN, top, self.width() - 2 * MARGIN, _SMALL.line_px), self._theme.text2)
            top += _SMALL.line_px
        painter.end()

    def _name(self, painter: QPainter, row: Row) -> None:
        """The section's name in Chinese, below it in English."""
        top = row.heading.top()
        for text, token, colour in ((row.name.zh, _NAME, self._theme.text1), (row.name.en, _NAME_BELOW, self._theme.text2)):
            if text:
                fitted = fitting(text, [token], QSize(row.heading.width(), 3 * token.line_px))
                setting = set_text(text, fitted, row.heading.width())
                painter.setPen(QColor(colour))
                setting.layout.draw(painter, QPointF(row.heading.left(), top))
                top += setting.size.height() + 4

    def _caption(self, painter: QPainter, text: str, tile: QRect) -> None:
        """The number and the id below the tile, and a thin line around it that sets it off where both are of one colour."""
        painter.setPen(QPen(QColor(self._theme.outline), 1))
        painter.drawRect(tile.adjusted(-1, -1, 0, 0))
        self._line(painter, text, QRect(tile.left(), tile.bottom() + 3, tile.width(), CAPTION_HEIGHT), self._theme.text1)

    def _line(self, painter: QPainter, text: str, box: QRect, colour: str) -> None:
        painter.setPen(QColor(colour))
        set_text(text, fitting_line(text, [_SMALL, _SMALLER], box.width())).layout.draw(painter, QPointF(box.topLeft()))
