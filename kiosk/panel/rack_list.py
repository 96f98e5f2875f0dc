"""The rack at the left of the content: one playlist is open, and slides can be dropped on any of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.domain.text import Text
from kiosk.panel import content_wording as words
from kiosk.panel.delivery import Delivery, Held, files_of, take
from kiosk.panel.desk import Desk
from kiosk.panel.grid_model import Drop, carried
from kiosk.panel.palette import Palette
from kiosk.panel.rack import RackLine
from kiosk.qtkit.fonts import FAMILY

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = 19
_EDGE = 8


class RackModel(QAbstractListModel):
    """The lines of the rack."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = Desk()
        self._lines: tuple[RackLine, ...] = ()

    def line(self, at: int) -> RackLine:
        return self._lines[at]

    def row_of(self, playlist: str | None) -> int:
        """Where a playlist stands, or all slides; -1 where it is gone."""
        rows = (row for row, line in enumerate(self._lines) if line.opens and line.playlist == playlist)
        return next(rows, -1)

    def put(self, lines: Sequence[RackLine]) -> bool:
        """Shows these lines; answers whether they are others."""
        if tuple(lines) == self._lines:
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.desk.say(text) for text in (line.text, *line.below))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.desk.say(line.text)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._lines[index.row()].opens:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled


class RackPainter(QStyledItemDelegate):
    """Paints the lines: a title with its marks, and below it what there is to know."""

    def __init__(self, palette: Palette, model: RackModel, parent: QObject) -> None:
        super().__init__(parent)
        self.palette = palette
        self.under: int | None = None
        """The row that something is held over."""
        self._model = model
        self._scale = 1.0
        self._width = 0

    def fit(self, scale: float, width: int) -> None:
        self._scale, self._width = scale, width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._width, round(self._height(self._model.line(index.row()))))

    def _height(self, line: RackLine) -> float:
        if line.opens:
            return max(44, (_LINE + 3) + len(line.below) * _LINE + 2 * _EDGE) * self._scale
        return (34 if line.playlist is None and line.text is not words.NO_PLAYLIST else 3 * _LINE) * self._scale

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, colours, scale = self._model.line(index.row()), self.palette, self._scale
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect).adjusted(4, 1, -4, -1)
        lit = line.opens and bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or lit or index.row() == self.under:
            painter.setPen(QPen(QColor(colours.focus), 2) if index.row() == self.under else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.action.fill if chosen else colours.raised))
            painter.drawRoundedRect(area, 6, 6)
        inside = area.adjusted(_EDGE * scale, _EDGE * scale, -_EDGE * scale, -_EDGE * scale)
        if line.opens:
            self._paint_line(painter, inside, line, chosen)
        else:
            self._paint_heading(painter, inside, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, line: RackLine) -> None:
        painter.setPen(QColor(self.palette.text2))
        if line.text is words.NO_PLAYLIST:
            painter.setFont(self._font(13))
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap.value)
            painter.drawText(area.adjusted(0, -6, 0, 6), flags, self._say(line.text))
            return
        height = _LINE * self._scale
        place = QRectF(area.left(), area.bottom() + 6 - height, area.width(), height)
        self._paint_text(painter, place, self._say(line.text), self._font(13, bold=True))

    def _paint_line(self, painter: QPainter, area: QRectF, line: RackLine, chosen: bool) -> None:
        height = _LINE * self._scale
        right = area.right()
        if line.news is not None:
            right -= self._paint_mark(painter, area, self._say(words.NEWS_SHORT[line.news]))
        painter.setPen(QColor(self.palette.action.text if chosen else self.palette.text))
        first = QRectF(area.left(), area.top(), right - area.left(), height)
        self._paint_text(painter, first, self._say(line.text), self._font(14, bold=True))
        painter.setPen(QColor(self.palette.action.text if chosen else self.palette.text2))
        for number, text in enumerate(line.below, 1):
            place = QRectF(area.left(), area.top() + number * height + 3 * self._scale, area.width(), height)
            self._paint_text(painter, place, self._say(text), self._font(12))

    def _paint_text(self, painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitted)

    def _paint_mark(self, painter: QPainter, area: QRectF, word: str) -> float:
        """A word on a ground of its own at the right; answers how much room it takes."""
        painter.setFont(self._font(12, bold=True))
        width = painter.fontMetrics().horizontalAdvance(word) + 12 * self._scale
        mark = QRectF(area.right() - width, area.top(), width, 20 * self._scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.palette.attention.fill))
        painter.drawRoundedRect(mark, 6, 6)
        painter.setPen(QColor(self.palette.attention.text))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), word)
        return width + 6 * self._scale

    def _say(self, text: Text) -> str:
        return self._model.desk.say(text)

    def _font(self, px: int, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(round(px * self._scale))
        font.setBold(bold)
        return font


class RackList(QListView):
    """Emits which playlist is opened, and what is dropped on one."""

    opened = Signal(object)
    """The id of a playlist, None for all slides."""
    dropped = Signal(object)
    """A Drop."""
    files_held = Signal(object)
    """A Held: files over a line or over none of them; without files not any more."""
    files_dropped = Signal(object)
    """A Delivery."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = RackModel(self)
        self._painter = RackPainter(palette, self._model, self)
        self._rendering = False
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)

    def put(self, lines: Sequence[RackLine], playlist: str | None) -> None:
        """Shows these lines, with one of them open."""
        self._rendering = True
        anew, row = self._model.put(lines), self._model.row_of(playlist)
        if row != self.currentIndex().row() or anew:
            self.selectionModel().setCurrentIndex(
                self._model.index(max(row, 0)), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._rendering = False

    def lines(self) -> list[RackLine]:
        return [self._model.line(row) for row in range(self._model.rowCount())]

    def render_desk(self, desk: Desk) -> None:
        self._model.desk = desk
        self.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        self._painter.palette = palette
        self.viewport().update()

    def fit(self, scale: float, width: int) -> None:
        self._painter.fit(scale, width)
        self.scheduleDelayedItemsLayout()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._rendering:
            self.opened.emit(self._model.line(current.row()).playlist)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if files_of(event.mimeData()):
            self._hold_files(event)
            return
        target = self._target(event.position().toPoint()) if carried(event.mimeData()) is not None else None
        self._hold_over(self._model.row_of(target) if target is not None else None)
        if target is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._hold_over(None)
        self.files_held.emit(Held())

    def dropEvent(self, event: QDropEvent) -> None:
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if files_of(event.mimeData()):
            self._drop_files(event)
            return
        what, target = carried(event.mimeData()), self._target(event.position().toPoint())
        self._hold_over(None)
        if what is None or target is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(Drop(carried=what, playlist=target))

    def _hold_files(self, event: QDragMoveEvent) -> None:
        """Files may go to a section too: over its name or its playlists."""
        row = self._row_for_files(event.position().toPoint())
        self._hold_over(row)
        self.files_held.emit(Held(files=files_of(event.mimeData()), over=self._name_of(row)))
        take(event)

    def _drop_files(self, event: QDropEvent) -> None:
        row = self._row_for_files(event.position().toPoint())
        line = self._model.line(row) if row is not None else None
        self._hold_over(None)
        take(event)
        self.files_dropped.emit(
            Delivery(
                files=files_of(event.mimeData()),
                section=line.section if line is not None else None,
                playlist=line.playlist if line is not None else None,
            )
        )

    def _name_of(self, row: int | None) -> Text | None:
        """What files over a row would go to: a playlist, or a section."""
        if row is None:
            return None
        line = self._model.line(row)
        if line.playlist is not None or line.text is not words.NO_PLAYLIST:
            return line.text
        return self._model.line(row - 1).text

    def _row_for_files(self, point: QPoint) -> int | None:
        index = self.indexAt(point)
        return index.row() if index.isValid() and self._model.line(index.row()).section is not None else None

    def _target(self, point: QPoint) -> str | None:
        index = self.indexAt(point)
        return self._model.line(index.row()).playlist if index.isValid() else None

    def _hold_over(self, row: int | None) -> None:
        if row != self._painter.under:
            self._painter.under = row
            self.viewport().update()
