"""The page 内容: the playlists at the left, the slides of one of them in the middle, and room for what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.panel import content_wording as words
from kiosk.panel.browse import Found, playlist_of, view_of
from kiosk.panel.button import label
from kiosk.panel.desk import Browsing, Desk
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.rack import rack_lines
from kiosk.panel.rack_list import RackList
from kiosk.panel.reader import MOST_FOUND, Glance
from kiosk.panel.slide_grid import SlideGrid
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.services.shelf import Shelf


class ContentPage(PageView):
    """Shows the shelf that was read, and emits what staff want done with it.

    `right` and `bottom` are rooms for what stands on the page besides; an empty one takes no place.
    """

    changed = Signal(object)
    """A Desk: something else is looked at."""
    errand = Signal(object)
    """An Errand."""
    pictures_wanted = Signal(object)
    """A tuple of PictureOrders, the most urgent first: those of before need not be drawn any more."""
    chosen = Signal()
    """Other slides are selected."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._found: Found | None = None
        self._find = QLineEdit(self)
        self._find.setClearButtonEnabled(True)
        self._heading = label(self, "heading")
        self._about = label(self, "small", wrap=True)
        self._rack = RackList(colours.palette, self)
        self.grid = SlideGrid(colours.palette, self)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._left, self._head, self.right, self.bottom = (QFrame(self) for _ in range(4))
        for part in (self._left, self._head, self.right, self.bottom):
            part.setObjectName("actions")
        self._lay_out()
        self.setFocusProxy(self.grid)
        self._connect()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self._left)
        for part in (self._find, self._rack):
            self._rows.addWidget(part)
        self._titles = QVBoxLayout(self._head)
        for title in (self._heading, self._about):
            self._titles.addWidget(title)
        self.beside, self.below = QVBoxLayout(self.right), QVBoxLayout(self.bottom)
        middle, across, lines = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        middle.addWidget(self._head)
        middle.addWidget(self.grid, stretch=1)
        middle.addWidget(self._empty, stretch=1)
        across.addWidget(self._left)
        across.addLayout(middle, stretch=1)
        across.addWidget(self.right)
        lines.addLayout(across, stretch=1)
        lines.addWidget(self.bottom)
        for layout in (middle, across, lines, self.beside, self.below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._look_for)
        self._rack.opened.connect(self._open)
        self.grid.wanted.connect(self.pictures_wanted)
        self.grid.chosen.connect(self.chosen)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(pressed)

    def _keys(self) -> dict[str, Callable[[], None]]:
        return {"/": self._type}

    @property
    def shelf(self) -> Shelf | None:
        """What was read last, None before that."""
        return self._shelf

    def see(self, glance: Glance) -> None:
        """Takes the content where it was read."""
        if glance.shelf is not None:
            self._shelf, self._found = glance.shelf, glance.found

    def take_picture(self, order: PictureOrder, image: QImage | None) -> None:
        """A picture that was wanted; None where the slide cannot be drawn."""
        self.grid.take_picture(order, image)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._find.setPlaceholderText(desk.say(words.SEARCH))
        for part in (self._rack, self.grid):
            part.render_desk(desk)
        self._render()

    def set_colours(self, colours: Colours) -> None:
        for part in (self._rack, self.grid):
            part.set_palette(colours.palette)

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        width = max(round(260 * scale), round(0.2 * window_width))
        for layout in (self._rows, self._titles):
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSpacing(edge)
        self._titles.setSpacing(round(2 * scale))
        self._left.setFixedWidth(width)
        self._find.setFixedHeight(round(46 * scale))
        self._rack.fit(scale, width - 2 * edge)
        self.grid.fit(scale)
        self.right.setFixedWidth(max(round(320 * scale), round(0.25 * window_width)))
        for room, layout in ((self.right, self.beside), (self.bottom, self.below)):
            room.setVisible(layout.count() > 0)

    def escape(self) -> None:
        """Steps back: out of the words that are looked for, else out of the selection."""
        if self._find.text():
            self._find.clear()
        else:
            self.grid.clearSelection()

    def _render(self) -> None:
        shelf, say, browsing = self._shelf, self._desk.say, self._desk.browsing
        if shelf is None:
            self._show_empty(say(words.NOT_READ))
            return
        playlist, view = playlist_of(shelf, browsing), view_of(shelf, browsing, self._found)
        searching = bool(browsing.words.strip())
        self._rack.put(rack_lines(shelf, self._desk.hall), browsing.playlist)
        self.grid.put(view, playlist.id if playlist is not None else None, sorted_by_hand=not searching)
        self._heading.setText(say(playlist.title if playlist is not None else words.ALL))
        if searching:
            told = words.found(len(view.items), MOST_FOUND)
        elif playlist is not None:
            told = words.beside(words.slides(len(shelf.flat[playlist.id])), words.span(shelf.lengths_us[playlist.id]))
        else:
            told = words.slides(len(shelf.slides))
        self._about.setText(say(told))
        if view.items:
            self._show_empty("")
        else:
            empty = words.NONE_FOUND if searching else words.EMPTY_PLAYLIST if playlist is not None else words.NOTHING
            self._show_empty(say(empty))

    def _show_empty(self, told: str) -> None:
        self._empty.setText(told)
        self._empty.setVisible(bool(told))
        self.grid.setVisible(not told)

    def _type(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look_for(self, typed: str) -> None:
        self.changed.emit(replace(self._desk, browsing=replace(self._desk.browsing, words=typed)))

    def _open(self, playlist: str | None) -> None:
        self.changed.emit(replace(self._desk, browsing=Browsing(playlist=playlist, words=self._desk.browsing.words)))
