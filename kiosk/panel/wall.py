"""The wall: a row a section, in physical order, every screen a tile; as large as the window has room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.head import SectionHead
from kiosk.panel.palette import Palette
from kiosk.panel.tile import CAPTION, TileButton
from kiosk.panel.view import Hall
from kiosk.qtkit.theme import Theme

HEAD = 194
GAP = 4
EDGE = 8
LEAST = 132
"""How narrow a thumbnail may become before a section takes another line; all in pixels at scale 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """What somebody clicked: screens, and whether they join those selected."""

    screens: frozenset[str]
    add: bool


class WallArea(QScrollArea):
    """All sections and screens. It scrolls only where even the narrowest thumbnails do not fit."""

    picked = Signal(object)
    """A Picked."""

    def __init__(self, palette: Palette, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self._theme = theme
        self._scale = 1.0
        self._hall = Hall()
        self._heads: dict[str, SectionHead] = {}
        self._tiles: dict[str, TileButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget(self)
        self._ground.setObjectName("wall")
        self.setWidget(self._ground)

    def render_desk(self, desk: Desk) -> None:
        if _shape(desk.hall) != _shape(self._hall):
            self._build(desk.hall)
        self._hall = desk.hall
        for row in desk.hall.rows:
            self._heads[row.section].render_row(row, desk)
            for tile in row.tiles:
                self._tiles[tile.screen].render_tile(tile, desk)

    def set_thumbnails(self, thumbnails: Mapping[str, QImage]) -> None:
        for screen, image in thumbnails.items():
            if screen in self._tiles:
                self._tiles[screen].set_thumbnail(image)

    def set_palette(self, palette: Palette, theme: Theme) -> None:
        self._palette, self._theme = palette, theme
        for row in self._hall.rows:
            self._heads[row.section].set_palette(palette, theme.hue(row.hue))
        for tile in self._tiles.values():
            tile.set_palette(palette)

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._lay_out(self._hall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._hall)

    def _build(self, hall: Hall) -> None:
        """Makes heads and tiles anew, in the order of the Tab key; thumbnails of screens that stay are kept."""
        kept = {screen: tile.thumbnail for screen, tile in self._tiles.items()}
        for old in (*self._heads.values(), *self._tiles.values()):
            old.hide()
            old.deleteLater()
        self._heads, self._tiles = {}, {}
        for number, row in enumerate(hall.rows, 1):
            key = str(number) if number <= 9 else ""
            head = SectionHead(row.section, key, self._palette, self._theme.hue(row.hue), self._ground)
            head.clicked.connect(partial(self._clicked, screens_of(row)))
            self._heads[row.section] = head
            head.show()
            for screen in (tile.screen for tile in row.tiles):
                tile = TileButton(screen, self._palette, self._ground)
                tile.clicked.connect(partial(self._clicked, frozenset({screen})))
                self._tiles[screen] = tile
                if screen in kept:
                    tile.set_thumbnail(kept[screen])
                tile.show()
        self._lay_out(hall)

    def _clicked(self, screens: frozenset[str]) -> None:
        add = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self.picked.emit(Picked(screens=screens, add=add))

    def _lay_out(self, hall: Hall) -> None:
        """The largest thumbnails with which every section has its line, or lines, within the window."""
        if not hall.rows:
            return
        head, gap, edge, least, caption = (round(length * self._scale) for length in (HEAD, GAP, EDGE, LEAST, CAPTION))
        room = self.viewport().size() - QSize(head + 3 * edge, edge)
        columns = min(max(len(row.tiles) for row in hall.rows), max(1, (room.width() + gap) // (least + gap)))
        lines = sum(ceil(len(row.tiles) / columns) for row in hall.rows)
        by_width = (room.width() - gap * (columns - 1)) // columns
        by_height = (room.height() // lines - caption - gap) * 16 // 9
        width = max(least, min(by_width, by_height))
        head = min(round(head * 1.5), self.viewport().width() - 3 * edge - columns * (width + gap))
        glass = QSize(width, width * 9 // 16)
        line_height = glass.height() + caption + gap
        top = edge
        for row in hall.rows:
            count = ceil(len(row.tiles) / columns)
            self._heads[row.section].fit(self._scale)
            self._heads[row.section].setGeometry(edge, top, head, count * line_height - gap)
            for place, tile in enumerate(row.tiles):
                line, column = divmod(place, columns)
                button = self._tiles[tile.screen]
                button.lay_out(glass, self._scale)
                button.move(2 * edge + head + column * (width + gap), top + line * line_height)
            top += count * line_height
        self._ground.resize(self.viewport().width(), max(top, self.viewport().height()))


def _shape(hall: Hall) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What tiles there have to be."""
    return tuple((row.section, row.hue, tuple(tile.screen for tile in row.tiles)) for row in hall.rows)
