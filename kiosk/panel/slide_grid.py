"""The slides of a playlist, or all of them, as pictures in rows: several can be selected, dragged and dropped."""

from __future__ import annotations

import time

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kiosk.domain.slide import Slide
from kiosk.panel.browse import Cell, View
from kiosk.panel.desk import Desk
from kiosk.panel.grid_cell import CELL, PICTURE, CellPainter
from kiosk.panel.grid_model import Carried, Drop, GridModel, carried
from kiosk.panel.palette import Palette
from kiosk.panel.slide_pictures import PictureLook, PictureOrder, Pictures
from kiosk.services.arranging import Key

SPELL_S, REST_MS = 0.015, 15
"""How long it is worked out without a rest which pictures are needed, and how long the rest is."""
MOST_IN_SIGHT = 64
"""So many slides painted last are looked after; those before them are out of sight again."""


class SlideGrid(QListView):
    """Shows a view of the shelf, and asks for the pictures of what is in sight."""

    wanted = Signal(object)
    """A tuple of PictureOrders: of what is in sight and has no picture yet."""
    chosen = Signal()
    """Other slides are selected."""
    dropped = Signal(object)
    """A Drop."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self._slides = GridModel(self)
        self._keys: tuple[Key, ...] = ()
        self._playlist: str | None = None
        self._sorted = False
        self._before: int | None = None
        self._look = PictureLook(box=PICTURE.toTuple())
        self._pictures = Pictures()
        self._orders: dict[str, PictureOrder] = {}
        self._before_keys: dict[str, str] = {}
        self._unordered: dict[str, Slide] = {}
        self._missing: dict[str, PictureOrder] = {}
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._cells = CellPainter(palette, self._slides.cell, self._picture_of, self)
        self.setModel(self._slides)
        self.setItemDelegate(self._cells)
        self._set_up()
        self._asking.timeout.connect(self._ask)

    def _set_up(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)  # a line of our own stands between two slides
        self.setMouseTracking(True)

    def put(self, view: View, playlist: str | None, *, sorted_by_hand: bool) -> None:
        """Shows other items. What was selected stays so, where it is still there, and the scroll where it was.

        `sorted_by_hand`: all items of a playlist in their order, so that others can be dropped between them.
        """
        old = self._slides.view
        self._sorted = sorted_by_hand
        if old is not None and old.shelf is view.shelf and old.items == view.items and self._playlist == playlist:
            return
        chosen, current = set(self.chosen_keys()), self._key_of(self.currentIndex().row())
        same, scrolled = self._playlist == playlist, self.verticalScrollBar().value()
        if old is None or old.shelf is not view.shelf:
            self._order_anew()
        self._playlist, self._cells.shelf = playlist, view.shelf
        self._slides.put(view, playlist)
        self._keys = view.keys()
        if same:
            self._select_again(chosen, current)
            self.verticalScrollBar().setValue(scrolled)
        else:
            self.scrollToTop()
        self.chosen.emit()

    def _select_again(self, chosen: set[Key], current: Key | None) -> None:
        if not chosen and current is None:
            return
        selection, flags = QItemSelection(), QItemSelectionModel.SelectionFlag
        for row, key in enumerate(self._keys):
            if key in chosen:
                index = self._slides.index(row)
                selection.select(index, index)
            if key == current:
                self.selectionModel().setCurrentIndex(self._slides.index(row), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def render_desk(self, desk: Desk) -> None:
        self._cells.desk = desk
        self._slides.speak(desk.language)
        self.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = self._cells.palette = palette
        self.viewport().update()

    def fit(self, scale: float) -> None:
        self._cells.fit(scale)
        size = QSize(round(CELL.width() * scale), round(CELL.height() * scale))
        if size != self.gridSize():
            self.setGridSize(size)
            self._look = PictureLook(box=(round(PICTURE.width() * scale), round(PICTURE.height() * scale)))
            self._order_anew()

    def take_picture(self, order: PictureOrder, image: QImage | None) -> None:
        """A picture came; None where the slide cannot be drawn."""
        self._pictures.put(order.key, image)
        self.viewport().update()

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, in their order."""
        selection = self.selectionModel().selection()  # in spans: of ten thousand rows each index would take its time
        spans = [selection.at(place) for place in range(selection.size())]
        return sorted(row for span in spans for row in range(span.top(), span.bottom() + 1))

    def chosen_cells(self) -> list[Cell]:
        return [self._slides.cell(row) for row in self.chosen_rows()]

    def chosen_keys(self) -> list[Key]:
        return [self._keys[row] for row in self.chosen_rows() if row < len(self._keys)]

    def carry(self) -> Carried:
        """What is selected, to be put somewhere."""
        return self._slides.carry(self.chosen_rows())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def _key_of(self, row: int) -> Key | None:
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def _picture_of(self, cell: Cell) -> QPixmap | None:
        """The picture of a cell that is being painted; one that is not there is asked for once all is painted.

        Which picture it would be takes 3 ms to say, so that is left for later too; the one it had stands until another is there.
        """
        view = self._slides.view
        if cell.slide is None or view is None or view.shelf.wall is None:
            return None
        order = self._orders.get(cell.item)
        if order is not None and order.key in self._pictures:
            return self._pictures.get(order.key)
        if order is None:
            self._unordered[cell.item] = cell.slide
        else:
            self._missing[order.key] = order
        return self._pictures.get(self._before_keys.get(cell.item, ""))

    def _order_anew(self) -> None:
        """Other pictures may be needed; until it is known which, those that were there are shown."""
        self._before_keys |= {item: order.key for item, order in self._orders.items()}
        self._orders.clear()
        self._unordered.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(self._gap(self._before), QColor(self._palette.focus))
        if (self._missing or self._unordered) and not self._asking.isActive():
            self._asking.start(0)

    def _ask(self) -> None:
        """Asks for pictures that are not there, once it is known which all the slides in sight need."""
        if self._unordered:
            self._order_some()
            return
        missing, self._missing = tuple(self._missing.values()), {}
        self.wanted.emit(missing)

    def _order_some(self) -> None:
        """Works out for a while which pictures are needed, and goes on later with those that are left."""
        view, until_s = self._slides.view, time.monotonic() + SPELL_S
        self._unordered = dict(tuple(self._unordered.items())[-MOST_IN_SIGHT:])
        for item, slide in tuple(self._unordered.items()):
            if view is not None:
                self._orders[item] = PictureOrder.of(view.shelf, slide, self._look)
            del self._unordered[item]
            if time.monotonic() > until_s:
                break
        if self._unordered:
            self._asking.start(REST_MS)
        else:
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        takes = self._playlist is not None and self._sorted and carried(event.mimeData()) is not None
        self._show_gap(self._row_at(event.position().toPoint()) if takes else None)
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """The view would put what is dropped into its model; here the store has the word."""
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        what, row = carried(event.mimeData()), self._row_at(event.position().toPoint())
        self._show_gap(None)
        if what is None or self._playlist is None or not self._sorted:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # so that whoever dragged takes nothing away itself
        event.accept()
        self.dropped.emit(Drop(carried=what, playlist=self._playlist, before=row + 1))

    def _row_at(self, point: QPoint) -> int:
        """Before which row something is let go of there: the nearer side of the slide under the pointer, else the end."""
        last_column = self.columns * self.gridSize().width() - 1
        index = self.indexAt(QPoint(min(point.x(), last_column), point.y()))  # beside the last one of a row is behind it
        if not index.isValid():
            return self._slides.rowCount()
        return index.row() + (point.x() > self.visualRect(index).center().x())

    def _show_gap(self, before: int | None) -> None:
        if before != self._before:
            self._before = before
            self.viewport().update()

    def _gap(self, before: int) -> QRect:
        """Where the line stands that tells before which row something would come."""
        count = self._slides.rowCount()
        if count == 0:
            return QRect(2, 8, 4, self.gridSize().height() - 16)
        at = self.visualRect(self._slides.index(min(before, count - 1)))
        x = at.left() if before < count else at.right()
        return QRect(max(0, x - 2), at.top() + 8, 4, at.height() - 16)

    @property
    def columns(self) -> int:
        """How many slides stand beside one another."""
        return max(1, self.viewport().width() // max(1, self.gridSize().width()))
