"""The page 屏幕: all screens in a table, and one of them closer to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from kiosk.domain.cue import CueKind
from kiosk.panel import wording
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.panel.keyed import SORT
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.reader import Glance
from kiosk.panel.screen_card import ScreenCard
from kiosk.panel.screens_table import BY_SECTION, COLUMNS, ScreenLine, ScreensModel, lines_of
from kiosk.panel.table import fit_columns, table_view
from kiosk.panel.view import Tile
from kiosk.services.conductor import Request
from kiosk.services.cue_errands import Give

AT_ONCE_US = 1
"""How long a test card stands that is given to end the one that stands."""


class ScreensPage(PageView):
    """Renders a desk's screens. Which of them is selected here is of no matter on other pages."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._images: dict[str, QImage] = {}
        self._model = ScreensModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT)
        self._table = table_view(self, self._sorted)
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(BY_SECTION, Qt.SortOrder.AscendingOrder)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card = ScreenCard(colours.palette, self)
        self._line = QHBoxLayout(self)
        for part in (self._table, self._empty):
            self._line.addWidget(part, stretch=1)
        self._line.addWidget(self._card)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.setFocusProxy(self._table)
        self._connect()

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._card.asked.connect(self._ask)

    @property
    def table(self) -> QTableView:
        return self._table

    def see(self, glance: Glance) -> None:
        """Takes the last frames, and the turns of the last hour where they were read."""
        self._images |= glance.thumbnails
        if glance.lateness is not None:
            self._card.put_lateness(glance.lateness)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._model.speak(desk.language)
        self._model.put(lines_of(desk.hall))
        self._table.setVisible(bool(desk.hall.tiles))
        self._empty.setVisible(not desk.hall.tiles)
        self._empty.setText(desk.say(wording.notice(desk.hall)[0]))
        self._render_card()

    def set_colours(self, colours: Colours) -> None:
        self._card.set_palette(colours.palette)

    def fit(self, scale: float, window_width: int) -> None:
        self._card.fit(scale, window_width)
        fit_columns(self._table, [column.width for column in COLUMNS], scale)

    def escape(self) -> None:
        """Lets go of the selected screen."""
        self._table.clearSelection()

    def _selected(self) -> None:
        self._render_card()

    def _render_card(self) -> None:
        tile = self._tile()
        self._card.render_desk(self._desk, tile, self._images.get(tile.screen, QImage()) if tile else QImage())

    def _tile(self) -> Tile | None:
        rows = self._table.selectionModel().selectedRows()
        if not rows:
            return None
        line = self._model.row(self._sorted.mapToSource(rows[0]).row())
        assert isinstance(line, ScreenLine)
        return line.tile

    def _ask(self, kind: CueKind) -> None:
        """For the selected screen, without one for all."""
        tile = self._tile()
        chosen = frozenset({tile.screen}) if tile else frozenset(each.screen for each in self._desk.hall.tiles)
        request = replace(self._desk, selected=chosen).wish(kind)
        if request is not None:
            ends = kind is CueKind.TEST_CARD and tile is not None and tile.held_by is kind
            self.errand.emit(Give(request=_ending(request) if ends else request))


def _ending(request: Request) -> Request:
    return replace(request, hold_us=AT_ONCE_US)
