"""The wall: every screen a tile, in rows by section or as the screens hang; as large as the window has room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kiosk.domain.wall import Screen
from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.head import SectionHead
from kiosk.panel.palette import Palette
from kiosk.panel.places import as_they_hang, in_rows
from kiosk.panel.tile import TileButton
from kiosk.panel.view import Hall
from kiosk.qtkit.theme import Theme


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
        self._hanging = False
        self._heads: dict[str, SectionHead] = {}
        self._tiles: dict[str, TileButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget(self)
        self._ground.setObjectName("wall")
        self.setWidget(self._ground)

    def render_desk(self, desk: Desk) -> None:
        anew = _shape(desk.hall) != _shape(self._hall)
        if anew:
            self._build(desk.hall)
        moved = anew or desk.plan is not self._hanging or _hung(desk.hall) != _hung(self._hall)
        self._hall, self._hanging = desk.hall, desk.plan
        if moved:
            self._lay_out()
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
            for tile in row.tiles:
                self._tiles[tile.screen].set_palette(palette, theme.hue(row.hue))

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

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
                tile = TileButton(screen, self._palette, self._theme.hue(row.hue), self._ground)
                tile.clicked.connect(partial(self._clicked, frozenset({screen})))
                self._tiles[screen] = tile
                if screen in kept:
                    tile.set_thumbnail(kept[screen])
                tile.show()

    def _clicked(self, screens: frozenset[str]) -> None:
        add = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self.picked.emit(Picked(screens=screens, add=add))

    def _lay_out(self) -> None:
        if not self._hall.rows:
            return
        places = (as_they_hang if self._hanging else in_rows)(self._hall, self.viewport().size(), self._scale)
        for section, head in self._heads.items():
            head.setVisible(section in places.heads)
            if section in places.heads:
                head.fit(self._scale)
                head.setGeometry(places.heads[section])
        for screen, glass in places.glasses.items():
            self._tiles[screen].lay_out(glass.size(), self._scale)
            self._tiles[screen].move(glass.topLeft())
        self._ground.resize(places.size.expandedTo(self.viewport().size()))


def _shape(hall: Hall) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What tiles there have to be."""
    return tuple((row.section, row.hue, tuple(tile.screen for tile in row.tiles)) for row in hall.rows)


def _hung(hall: Hall) -> tuple[Screen, ...]:
    """Where the tiles have to be."""
    return tuple(tile.hung for tile in hall.tiles)
