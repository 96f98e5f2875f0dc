"""The hall at an instant as small pictures of its screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.domain.cue import Cues
from kiosk.domain.programme import Programme
from kiosk.panel.palette import Colours
from kiosk.qtkit.fonts import FAMILY

COLUMNS = 6
_GAP, _SHAPE = 4, 9 / 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SightOrder:
    """Which hall is to be seen, and when."""

    programme: Programme
    cues: Cues
    at_us: int

    def is_same(self, other: SightOrder | None) -> bool:
        return other is not None and (self.programme, self.cues, self.at_us) == (other.programme, other.cues, other.at_us)


class Sights(QWidget):
    """Paints the pictures that came last, dimmed as long as others are on their way."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._order: SightOrder | None = None
        self._shown: tuple[SightOrder, Mapping[str, QImage]] | None = None
        self._width = 0
        self._scale = 1.0

    def fit(self, scale: float, width: int) -> None:
        self._scale = scale
        self._width = width
        self._take_room()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def await_(self, order: SightOrder) -> None:
        """Others are on their way."""
        self._order = order
        self._take_room()
        self.update()

    def put(self, order: SightOrder, frames: Mapping[str, QImage]) -> None:
        """The pictures of an instant, by screen; nobody waits any more for those of an earlier wish."""
        if order.is_same(self._order):
            self._shown = order, frames
            self.update()

    @property
    def shown_us(self) -> int | None:
        """The instant of the pictures in sight, None before there are any."""
        return self._shown[0].at_us if self._shown is not None else None

    def _take_room(self) -> None:
        count = len(self._order.programme.wall.screens) if self._order is not None else 0
        rows = -(-count // COLUMNS)
        self.setFixedHeight(round(rows * (self._tile() * _SHAPE + _GAP)))

    def _tile(self) -> float:
        return (self._width - (COLUMNS - 1) * _GAP) / COLUMNS

    def paintEvent(self, event: QPaintEvent) -> None:
        order = self._order
        if order is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fresh = self._shown is not None and order.is_same(self._shown[0])
        frames = self._shown[1] if self._shown is not None else {}
        wide = (self.width() - (COLUMNS - 1) * _GAP) / COLUMNS
        font = QFont(FAMILY, weight=QFont.Weight.Bold)
        font.setPixelSize(round(11 * self._scale))
        for place, screen in enumerate(order.programme.wall.screens):
            x, y = place % COLUMNS * (wide + _GAP), place // COLUMNS * (wide * _SHAPE + _GAP)
            self._paint_one(painter, QRectF(x, y, wide, wide * _SHAPE), frames.get(screen.id), fresh)
            painter.setFont(font)
            plate = QRectF(x, y, 20 * self._scale, 15 * self._scale)
            painter.fillRect(plate, QColor(self._colours.palette.bg))
            painter.setPen(QColor(self._colours.palette.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, f"{place + 1:02}")

    def _paint_one(self, painter: QPainter, room: QRectF, image: QImage | None, fresh: bool) -> None:
        painter.fillRect(room, QColor(self._colours.palette.glass))
        if image is None or image.isNull():
            return
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setOpacity(1.0 if fresh else 0.45)
        painter.drawImage(place, image)
        painter.setOpacity(1.0)
