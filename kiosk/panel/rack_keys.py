"""What can be done with the playlist that is open: the keys below the rack, its name to be written, targets to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.text import Text
from kiosk.panel import content_wording as words
from kiosk.panel.button import Key, label
from kiosk.panel.chooser import Choice, Chooser
from kiosk.panel.desk import Desk
from kiosk.services.playlist_errands import Make, MakeDefault, Rename, copy_of, free_id
from kiosk.services.playlist_wording import where_used
from kiosk.services.recycling_errands import Discard, Replace
from kiosk.services.shelf import Shelf


class Naming(Enum):
    """What the name that is being written is for."""

    NEW = "new"
    RENAME = "rename"


class RackKeys(QFrame):
    """Emits errands about playlists, and which of them is to be opened."""

    errand = Signal(object)
    """An Errand."""
    opened = Signal(object)
    """The id of a playlist."""
    done = Signal()
    """A question was answered, or left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._playlist: Playlist | None = None
        self._naming: Naming | None = None
        self._section = ""
        self.new, self.rename = Key(self, "N", beside=True), Key(self, "R", beside=True)
        self.copy, self.default = Key(self, "D", beside=True), Key(self, "S", beside=True)
        self.drop = Key(self, "Shift+Del", beside=True)
        self._board = QWidget(self)
        self._grid = QGridLayout(self._board)
        places = (
            (self.new, 0, 0, 1),
            (self.rename, 0, 1, 1),
            (self.copy, 1, 0, 1),
            (self.default, 1, 1, 1),
            (self.drop, 2, 0, 2),
        )
        for key, row, column, across in places:
            self._grid.addWidget(key, row, column, 1, across)
        self._hint = label(self, "caption", wrap=True)
        self._name = QLineEdit(self)
        self.chooser = Chooser(self)
        self._lines = QVBoxLayout(self)
        for part in (self._board, self._hint, self._name):
            self._lines.addWidget(part)
        self._lines.addWidget(self.chooser, stretch=1)
        for layout in (self._grid, self._lines):
            layout.setContentsMargins(0, 0, 0, 0)
        self._show_board()
        self._connect()

    def _connect(self) -> None:
        self.new.clicked.connect(self._ask_for_new)
        self.rename.clicked.connect(self._ask_for_name)
        self.copy.clicked.connect(self._copy)
        self.default.clicked.connect(self._ask_for_target)
        self.drop.clicked.connect(self._drop)
        self._name.returnPressed.connect(self._named)
        self.chooser.picked.connect(self._picked)
        self.chooser.left.connect(self.let_go)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What each key does while the page is open."""
        return {
            "N": self.new.click, "R": self.rename.click, "D": self.copy.click, "S": self.default.click,
            "Shift+Del": self.drop.click,
        }  # fmt: skip

    @property
    def asking(self) -> bool:
        """Whether something is to be written or chosen."""
        return not self._board.isVisibleTo(self)

    def put(self, shelf: Shelf, playlist: Playlist | None) -> None:
        """Which playlist is open; a question about another one is let go of."""
        other = (self._playlist.id if self._playlist else None) != (playlist.id if playlist else None)
        self._shelf, self._playlist = shelf, playlist
        if other and self.asking and self._naming is not Naming.NEW:
            self.let_go()
        for key in (self.rename, self.copy, self.default, self.drop):
            key.setEnabled(playlist is not None)
        self.new.setEnabled(bool(shelf.exhibit.sections))

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for key, word in (
            (self.new, words.NEW), (self.rename, words.RENAME), (self.copy, words.COPY), (self.default, words.DEFAULT),
            (self.drop, words.DROP),
        ):  # fmt: skip
            key.say(desk.say(word))
        self.chooser.render_desk(desk)

    def fit(self, scale: float) -> None:
        for layout in (self._grid, self._lines):
            layout.setSpacing(round(6 * scale))
        for part in (self.new, self.rename, self.copy, self.default, self.drop, self._name):
            part.setFixedHeight(round(44 * scale))
        self.chooser.fit(scale)
        self.chooser.setMinimumHeight(round(260 * scale))

    def let_go(self) -> None:
        """Nothing is asked any more."""
        self._show_board()
        self.done.emit()

    def _show_board(self) -> None:
        self._naming = None
        for part in (self._hint, self._name, self.chooser):
            part.hide()
        self._board.show()

    def _ask_for_new(self) -> None:
        """In which section, unless one of its playlists is open; then the name."""
        if self._shelf is None:
            return
        if self._playlist is not None:
            self._write(Naming.NEW, self._playlist.section)
            return
        self._board.hide()
        choices = [Choice(text=section.name, value=(Naming.NEW, section.id)) for section in self._shelf.exhibit.sections]
        self.chooser.ask(words.WHICH_SECTION, choices, words.LEAVE)

    def _ask_for_name(self) -> None:
        if self._playlist is not None:
            self._write(Naming.RENAME, self._playlist.section)

    def _write(self, naming: Naming, section: str) -> None:
        self._show_board()
        self._board.hide()
        self._naming, self._section = naming, section
        shelf, say = self._shelf, self._desk.say
        where = shelf.names.target(section) if shelf is not None else Text(zh=section)
        self._hint.setText(say(words.name_for(where) if naming is Naming.NEW else words.NEW_NAME))
        title = self._playlist.title if self._playlist is not None and naming is Naming.RENAME else None
        self._name.setText(title.read(self._desk.language) if title is not None else "")
        self._name.selectAll()
        for part in (self._hint, self._name):
            part.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        name, naming, shelf = self._name.text().strip(), self._naming, self._shelf
        if not name or shelf is None:
            return
        if naming is Naming.NEW:
            taken = {each.id for each in shelf.playlists}
            made = Playlist(id=free_id("list-1", taken), section=self._section, title=Text(zh=name), slides=())
            self._make(made)
        elif self._playlist is not None:
            title = words.renamed(self._playlist.title, name, self._desk.language)
            if title != self._playlist.title:
                self.errand.emit(Rename(playlist=self._playlist.id, title=title))
        self.let_go()

    def _copy(self) -> None:
        if self._playlist is not None and self._shelf is not None:
            self._make(copy_of(self._playlist, {each.id for each in self._shelf.playlists}))

    def _make(self, playlist: Playlist) -> None:
        self.errand.emit(Make(playlist=playlist))
        self.opened.emit(playlist.id)

    def _drop(self) -> None:
        """Into the recycle bin; where something plays it, it is asked first what takes its place."""
        playlist, shelf = self._playlist, self._shelf
        if playlist is None or shelf is None:
            return
        places = tuple(where_used(shelf.uses[playlist.id], shelf.names))
        if not places:
            self.errand.emit(Discard(thing=Thing.PLAYLIST, name=playlist.id))
            return
        self._board.hide()
        others = sorted(
            (each for each in shelf.playlists if each.id != playlist.id), key=lambda each: each.section != playlist.section
        )
        choices = [
            Choice(text=each.title, value=Replace(thing=Thing.PLAYLIST, old=playlist.id, new=each.id)) for each in others
        ]
        self.chooser.ask(words.in_place_of(places), choices, words.LEAVE)

    def _ask_for_target(self) -> None:
        if self._playlist is None or self._shelf is None:
            return
        self._board.hide()
        choices = tuple(self._targets(self._playlist, self._shelf))
        self.chooser.ask(words.default_where(self._playlist.title), choices, words.LEAVE)

    def _targets(self, playlist: Playlist, shelf: Shelf) -> Iterator[Choice]:
        """Its own section first, then the others, the hall, and the screens that are selected on the page of the wall; below
        them those that play it already, to have them do so no more."""
        others = [section.id for section in shelf.exhibit.sections if section.id != playlist.section]
        already = shelf.uses[playlist.id].targets
        for target in (playlist.section, *others, HALL, *(tile.screen for tile in self._desk.tiles)):
            if target not in already:
                text = words.default_for(shelf.names.target(target))
                yield Choice(text=text, value=MakeDefault(target=target, playlist=playlist.id))
        for target in already:
            text = words.no_default(shelf.names.target(target))
            yield Choice(text=text, value=MakeDefault(target=target, playlist=None))

    def _picked(self, value: object) -> None:
        if isinstance(value, (MakeDefault, Replace)):
            self.errand.emit(value)
            self.let_go()
        elif isinstance(value, tuple):
            self._write(Naming.NEW, value[1])
