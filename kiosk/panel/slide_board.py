"""The middle of the content: the slides that are looked at, and what is done with those that are selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Text
from kiosk.panel import content_wording as words
from kiosk.panel.browse import Found, playlist_of, searched, view_of
from kiosk.panel.button import label
from kiosk.panel.chooser import Choice, Chooser
from kiosk.panel.desk import Browsing, Desk
from kiosk.panel.grid_model import Carried, Drop
from kiosk.panel.palette import Palette
from kiosk.panel.slide_grid import SlideGrid
from kiosk.panel.slide_keys import SlideKeys
from kiosk.services.arranging import keys_of
from kiosk.services.playlist_errands import MoveBefore, PutIn, Shift, TakeOut
from kiosk.services.playlist_wording import quoted
from kiosk.services.shelf import Shelf


class SlideBoard(QWidget):
    """Emits errands about the items of a playlist: by keys, by buttons, or by dragging."""

    errand = Signal(object)
    """An Errand."""
    chosen = Signal()
    """Other slides are selected."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._playlist: Playlist | None = None
        self._whole = False
        self._copied: Carried | None = None
        self.grid = SlideGrid(palette, self)
        self._empty = label(self.grid.viewport(), "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.grid.viewport()).addWidget(self._empty)  # over it: an empty playlist is a place to drop slides too
        self._bar = SlideKeys(self)
        self._chooser = Chooser(self)
        self._chooser.hide()
        lines = QVBoxLayout(self)
        for part, stretch in ((self.grid, 3), (self._bar, 0), (self._chooser, 2)):
            lines.addWidget(part, stretch=stretch)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.setFocusProxy(self.grid)
        self._connect()

    def _connect(self) -> None:
        self.grid.chosen.connect(self._selected)
        self.grid.dropped.connect(self.drop)
        self._bar.back.clicked.connect(partial(self._shift, -1))
        self._bar.on.clicked.connect(partial(self._shift, 1))
        self._bar.add.clicked.connect(self._ask_where_to_add)
        self._bar.out.clicked.connect(self._take_out)
        self._chooser.picked.connect(self._add_to)
        self._chooser.left.connect(self._let_go)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What each key does while the page is open."""
        return {
            "Alt+Left": self._bar.back.click,
            "Alt+Right": self._bar.on.click,
            "Alt+Up": partial(self._shift_rows, -1),
            "Alt+Down": partial(self._shift_rows, 1),
            "T": self._bar.add.click,
            "Del": self._bar.out.click,
            "Ctrl+C": self._copy,
            "Ctrl+X": self._cut,
            "Ctrl+V": self._paste,
        }

    def put(self, shelf: Shelf, browsing: Browsing, found: Found | None) -> int:
        """Shows what is looked at; answers how many slides that are."""
        view, searching = view_of(shelf, browsing, found), searched(browsing, found) is not None
        self._shelf, self._playlist = shelf, playlist_of(shelf, browsing)
        self._whole = self._playlist is not None and not searching
        self.grid.put(view, self._playlist.id if self._playlist is not None else None, sorted_by_hand=not searching)
        empty = words.NONE_FOUND if searching else words.NOTHING if self._playlist is None else words.EMPTY_PLAYLIST
        self._show_empty(None if view.items else empty)
        self._render_bar()
        return len(view.items)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for part in (self.grid, self._bar, self._chooser):
            part.render_desk(desk)
        if self._shelf is None:
            self._show_empty(words.NOT_READ)

    def fit(self, scale: float) -> None:
        for part in (self.grid, self._bar, self._chooser):
            part.fit(scale)

    def escape(self) -> None:
        """Steps back: out of the question, else out of the selection."""
        if self._chooser.isVisible():
            self._let_go()
        else:
            self.grid.clearSelection()

    def drop(self, drop: Drop) -> None:
        """What comes from the same playlist is moved in it; from anywhere else it is added."""
        shelf = self._shelf
        playlist = next((each for each in shelf.playlists if each.id == drop.playlist), None) if shelf is not None else None
        if playlist is None:
            return
        if drop.carried.playlist != playlist.id:
            self._put_in(playlist, drop.carried.items, drop.before)
        elif drop.before is not None:
            known = keys_of(playlist.slides)
            keys = tuple(known[place - 1] for place in drop.carried.places if place <= len(known))
            before = known[drop.before - 1] if drop.before <= len(known) else None
            self.errand.emit(MoveBefore(playlist=playlist.id, keys=keys, before=before))

    def _selected(self) -> None:
        self._render_bar()
        self.chosen.emit()

    def _render_bar(self) -> None:
        count = len(self.grid.chosen_rows())
        self._bar.put(count, can_move=self._whole, can_take_out=self._playlist is not None)

    def _show_empty(self, told: Text | None) -> None:
        """Says in the place of the slides why there are none."""
        self._empty.setText(self._desk.say(told) if told is not None else "")
        self._empty.setVisible(told is not None)

    def _shift(self, by: int) -> None:
        keys = tuple(self.grid.chosen_keys())
        if self._playlist is not None and self._whole and keys:
            self.errand.emit(Shift(playlist=self._playlist.id, keys=keys, by=by))

    def _shift_rows(self, rows: int) -> None:
        self._shift(rows * self.grid.columns)

    def _take_out(self) -> None:
        """Of slides that were looked for, those in sight tell only their places."""
        if self._playlist is None:
            return
        known = keys_of(self._playlist.slides)
        keys = tuple(known[place - 1] for place in self.grid.carry().places if place <= len(known))
        if keys:
            self.errand.emit(TakeOut(playlist=self._playlist.id, keys=keys))

    def _copy(self) -> None:
        if self.grid.chosen_rows():
            self._copied = self.grid.carry()

    def _cut(self) -> None:
        self._copy()
        self._take_out()

    def _paste(self) -> None:
        """After what is selected, else at the end."""
        rows = self.grid.chosen_rows()
        if self._playlist is not None and self._copied is not None:
            self._put_in(self._playlist, self._copied.items, rows[-1] + 2 if rows and self._whole else None)

    def _put_in(self, playlist: Playlist, items: tuple[str, ...], before: int | None) -> None:
        known = keys_of(playlist.slides)
        at = known[before - 1] if before is not None and before <= len(known) else None
        self.errand.emit(PutIn(playlist=playlist.id, items=items, before=at))

    def _ask_where_to_add(self) -> None:
        if self._shelf is not None and self.grid.chosen_rows():
            self._bar.hide()
            here = self._playlist.id if self._playlist is not None else None
            choices = [Choice(text=quoted(each.title), value=each) for each in self._shelf.playlists if each.id != here]
            self._chooser.ask(words.WHICH_PLAYLIST, choices, words.LEAVE)

    def _add_to(self, playlist: object) -> None:
        assert isinstance(playlist, Playlist)
        self._put_in(playlist, self.grid.carry().items, None)
        self._let_go()

    def _let_go(self) -> None:
        self._chooser.hide()
        self._bar.show()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
