"""How one slide looks in the grid: its picture, its number and title, and what there is to know of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.domain.text import Language, Text
from kiosk.panel import content_wording as words
from kiosk.panel.browse import Cell
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.qtkit.fonts import FAMILY
from kiosk.services.playlist_wording import counted
from kiosk.services.shelf import Shelf

CELL = QSize(198, 168)
PICTURE = QSize(182, 102)
_EDGE = 8

CellAt = Callable[[int], Cell]
PictureOf = Callable[[Cell], QPixmap | None]


class CellPainter(QStyledItemDelegate):
    """Paints cells; `picture_of` has the picture of a cell, None while there is none."""

    def __init__(self, palette: Palette, cell_at: CellAt, picture_of: PictureOf, parent: QObject) -> None:
        super().__init__(parent)
        self.palette = palette
        self.desk = Desk()
        self.shelf: Shelf | None = None
        self._cell_at = cell_at
        self._picture_of = picture_of
        self._scale = 1.0
        self._size = CELL

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._size = QSize(round(CELL.width() * scale), round(CELL.height() * scale))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        cell, colours = self._cell_at(index.row()), self.palette
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(rect).adjusted(3, 3, -3, -3)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.action.fill if chosen else colours.raised))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)
        self._paint_picture(painter, rect, cell)
        self._paint_words(painter, rect, cell, chosen)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        scale, colours = self._scale, self.palette
        place = QRect(
            rect.left() + round(_EDGE * scale), rect.top() + round(_EDGE * scale),
            round(PICTURE.width() * scale), round(PICTURE.height() * scale),
        )  # fmt: skip
        painter.fillRect(place, QColor(colours.glass))
        picture = self._picture_of(cell)
        if picture is not None:
            fitted = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect(place.topLeft(), fitted)
            at.moveCenter(place.center())
            painter.drawPixmap(at, picture)
        elif cell.playlist is not None:
            painter.setFont(self._font(15, bold=True))
            painter.setPen(QColor(colours.text2))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.desk.say(words.WHOLE))
        if cell.news is not None:
            self._paint_mark(painter, place, self.desk.say(words.NEWS_SHORT[cell.news]))

    def _paint_mark(self, painter: QPainter, place: QRect, word: str) -> None:
        """A word on a ground of its own, in the corner of the picture."""
        painter.setFont(self._font(12, bold=True))
        width = painter.fontMetrics().horizontalAdvance(word) + round(12 * self._scale)
        mark = QRect(place.right() - width - 3, place.top() + 4, width, round(20 * self._scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.palette.attention.fill))
        painter.drawRoundedRect(mark, 6, 6)
        painter.setPen(QColor(self.palette.attention.text))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_words(self, painter: QPainter, rect: QRect, cell: Cell, chosen: bool) -> None:
        say, scale, colours = self.desk.say, self._scale, self.palette
        left, width = rect.left() + round(_EDGE * scale), round(PICTURE.width() * scale)
        line, top = round(22 * scale), rect.top() + round((_EDGE + PICTURE.height() + 4) * scale)
        shown = cell.slide or cell.playlist
        title = say(shown.title) if shown is not None else cell.item
        number = f"{cell.place}  " if cell.place is not None else ""
        for row, (text, font, ink) in enumerate(
            (
                (number + title, self._font(13, bold=True), colours.text),
                (say(self.about(cell)), self._font(12), colours.text2),
            )
        ):
            painter.setFont(font)
            painter.setPen(QColor(colours.action.text if chosen else ink))
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            place = QRect(left, top + row * line, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    def about(self, cell: Cell) -> Text:
        """What there is to know of an item: its kind, how long it stands, in which languages it can be read and how it comes."""
        if cell.playlist is not None and self.shelf is not None:
            name = cell.playlist.id
            return words.beside(counted(len(self.shelf.flat[name])), words.span(self.shelf.lengths_us[name]))
        if cell.slide is None:
            return Text(zh="")
        slide = cell.slide
        spoken = [words.LANGUAGES[each] for each in Language if slide.speaks(each)]
        return words.beside(
            words.KINDS[slide.kind], words.stands(slide.duration_us), words.slashed(spoken), words.TRANSITIONS[slide.transition]
        )

    def _font(self, px: int, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(round(px * self._scale))
        font.setBold(bold)
        return font
