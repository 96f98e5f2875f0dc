"""The page 内容: the playlists at the left, the slides of one of them in the middle, and room for what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.report_card import ImportedFile
from kiosk.panel import content_wording as words
from kiosk.panel.bin_view import BinView
from kiosk.panel.bin_wording import BIN, kept, key_word
from kiosk.panel.browse import Found, playlist_of, searched
from kiosk.panel.button import Key, Look, label
from kiosk.panel.delivery import Delivery, Held, files_of, take
from kiosk.panel.desk import Browsing, Desk, Opened
from kiosk.panel.import_room import ImportRoom
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.publish_key import PublishKey, before_publishing
from kiosk.panel.question import Question
from kiosk.panel.rack import rack_lines, where_used
from kiosk.panel.rack_keys import RackKeys
from kiosk.panel.rack_list import RackList
from kiosk.panel.reader import Glance
from kiosk.panel.schedule_wording import NOT_PUBLISH, PUBLISH
from kiosk.panel.sheet import Changes
from kiosk.panel.slide_board import SlideBoard
from kiosk.panel.slide_card import SlideCard
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.services.playlist_wording import counted
from kiosk.services.publish_errands import Publish
from kiosk.services.shelf import Shelf
from kiosk.services.slide_account import Account


class ContentPage(PageView):
    """Shows the shelf that was read, and emits what staff want done with it.

    `beside` and `below` are the layouts of rooms for what stands on the page besides; an empty one takes no place.
    """

    pictures_wanted = Signal(object)
    """A tuple of PictureOrders, the most urgent first: those of before need not be drawn any more."""
    chosen = Signal()
    """Other slides are selected."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._imports: tuple[ImportedFile, ...] = ()
        self._found: Found | None = None
        self._changes: Changes | None = None
        self._account: Account | None = None
        self._find = QLineEdit(self)
        self._find.setClearButtonEnabled(True)
        self.rack = RackList(colours.palette, self)
        self._rack_keys = RackKeys(self)
        self._heading = label(self, "heading")
        self._about = label(self, "small", wrap=True)
        self._bin_key = Key(self, "B", beside=True)
        self._publish = PublishKey(self)
        self.bin = BinView(self)
        self.board = SlideBoard(colours.palette, self)
        self.card = SlideCard(colours.palette, self)
        self._question = Question(self)
        self.bin.hide()
        self._question.hide()
        self.imports = ImportRoom(colours.palette, self)
        self.setAcceptDrops(True)
        self._left, self._head, self._right, self._bottom = (QFrame(self) for _ in range(4))
        for part in (self._left, self._head, self._right, self._bottom):
            part.setObjectName("actions")
        self._lay_out()
        self.setFocusProxy(self.board)
        self._connect()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self._left)
        self._rows.addWidget(self._find)
        self._rows.addWidget(self.rack, stretch=1)
        self._rows.addWidget(self._rack_keys)
        titles = QVBoxLayout()
        for title in (self._heading, self._about):
            titles.addWidget(title)
        self._above = QHBoxLayout(self._head)
        self._above.addLayout(titles, stretch=1)
        self._above.addWidget(self._bin_key)
        self._above.addWidget(self._publish)
        self.beside, self.below = QVBoxLayout(self._right), QVBoxLayout(self._bottom)
        self.beside.addWidget(self.card)
        self.below.addWidget(self.imports.tray)
        middle, across, lines = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        places = ((self._head, 0), (self.board, 3), (self.bin, 3), (self.imports.report, 3), (self._question, 2))
        for part, stretch in places:
            middle.addWidget(part, stretch=stretch)
        across.addWidget(self._left)
        across.addLayout(middle, stretch=1)
        across.addWidget(self._right)
        lines.addLayout(across, stretch=1)
        lines.addWidget(self._bottom)
        for layout in (titles, middle, across, lines, self.beside, self.below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._look_for)
        self.rack.opened.connect(self._open)
        self.rack.dropped.connect(self.board.drop)
        self._rack_keys.errand.connect(self.errand)
        self._rack_keys.opened.connect(self._open)
        self._rack_keys.done.connect(self._to_the_grid)
        self._find.returnPressed.connect(self._open_first)
        self._bin_key.clicked.connect(self._open_bin)
        self.bin.errand.connect(self.errand)
        self.bin.left.connect(self._leave_bin)
        self.board.grid.wanted.connect(self._want_pictures)
        self.board.grid.activated.connect(self._edit_chosen)
        self.board.chosen.connect(self._open_chosen)
        self.card.errand.connect(self.errand)
        self.card.wanted.connect(self._want_pictures)
        self.board.errand.connect(self.errand)
        self.board.chosen.connect(self.chosen)
        self.rack.files_held.connect(self.imports.hold_over)
        self.rack.files_dropped.connect(self.imports.take)
        self.imports.errand.connect(self.errand)
        self.imports.opened.connect(self._open)
        self.imports.pictures_wanted.connect(self._want_pictures)
        self.imports.read.connect(self._read_report)
        self._publish.clicked.connect(self._ask_to_publish)
        self._question.agreed.connect(self._agreed)
        self._question.left.connect(self._let_go)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
            shortcut.setAutoRepeat(key.startswith("Alt+"))
            shortcut.activated.connect(pressed)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does, but for where it belongs to a text that is being written."""
        board = {key: partial(self._on_the_board, key, pressed) for key, pressed in self.board.keys().items()}
        return self._rack_keys.keys() | board | self.imports.keys() | {"/": self._type, "B": self._bin_key.click}

    def _on_the_board(self, key: str, pressed: Callable[[], None]) -> None:
        """A key of the grid's; of the bin, while that stands in its place, only one of them is one."""
        if not self._desk.browsing.bin:
            pressed()
        elif key == "Del":
            self.bin.delete.click()

    @property
    def shelf(self) -> Shelf | None:
        """What was read last, None before that."""
        return self._shelf

    def see(self, glance: Glance) -> None:
        """Takes the content where it was read."""
        if glance.shelf is None:
            return
        self._shelf, self._found, self._changes = glance.shelf, glance.found, glance.changes
        self._imports = glance.imports
        self._account = glance.account or self._account  # until it is worked out anew, what was told last stands
        self.bin.put(glance.bin)
        if self._question.isVisible() and self._changes is not None:
            self._tell_changes(self._changes)

    def take_picture(self, order: PictureOrder, image: QImage | None) -> None:
        """A picture that was wanted; None where the slide cannot be drawn."""
        if self.card.take_picture(order, image):
            self.board.grid.viewport().update()  # so that it asks again for what it had asked for before
        else:
            self.board.grid.take_picture(order, image)
            self.imports.take_picture(order, image)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._find.setPlaceholderText(desk.say(words.SEARCH))
        for part in (self.rack, self._rack_keys, self.board, self.card, self.bin, self._question, self.imports):
            part.render_desk(desk)
        self._publish.show_changes(desk, self._changes)
        self._bin_key.say(desk.say(key_word(self.bin.count)))
        self._bin_key.wear(Look.CHOSEN if desk.browsing.bin else Look.PLAIN)
        self._render()

    def render_imports(self, desk: Desk) -> None:
        """Only the files that are being imported fare otherwise."""
        self._desk = desk
        self.imports.tray.render_desk(desk)

    def set_colours(self, colours: Colours) -> None:
        for part in (self.rack, self.board.grid, self.card, self.imports):
            part.set_palette(colours.palette)

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        width = max(round(260 * scale), round(0.2 * window_width))
        for layout in (self._rows, self._above):
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSpacing(edge)
        self._left.setFixedWidth(width)
        for field in (self._find, self._bin_key, self._publish):
            field.setFixedHeight(round(46 * scale))
        self.rack.fit(scale, width - 2 * edge)
        for part in (self._rack_keys, self.board, self.bin, self._question, self.imports):
            part.fit(scale)
        beside = max(round(340 * scale), round(0.25 * window_width))
        self._right.setFixedWidth(beside)
        self.card.fit(scale, beside)
        for room, layout in ((self._right, self.beside), (self._bottom, self.below)):
            room.setVisible(layout.count() > 0)

    def escape(self) -> None:
        """Steps back: out of a question, else out of the words that are looked for, else out of the selection."""
        if self.card.escape():
            return
        if self._rack_keys.asking:
            self._rack_keys.let_go()
        elif self._question.isVisible():
            self._let_go()
        elif self.imports.escape():
            return
        elif self._desk.browsing.bin:
            self.bin.escape()
        elif self._find.text():
            self._find.clear()
        else:
            self.board.escape()

    def _render(self) -> None:
        shelf, say, browsing = self._shelf, self._desk.say, self._desk.browsing
        if shelf is None:
            return
        playlist = playlist_of(shelf, browsing)
        reads = self.imports.reading
        for part in (self._head, self._right):
            part.setVisible(not reads)
        self.board.setVisible(not (browsing.bin or reads))
        self.bin.setVisible(browsing.bin and not reads)
        self.rack.put(rack_lines(shelf, self._desk.hall), browsing.playlist)
        self._rack_keys.put(shelf, playlist)
        self.imports.put(shelf, self._imports, browsing)
        count = self.board.put(shelf, browsing, self._found)
        self.card.put(shelf, browsing.opened, self._account, self._changes)
        self._heading.setText(say(BIN if browsing.bin else playlist.title if playlist is not None else words.ALL))
        hits = searched(browsing, self._found)
        if browsing.bin:
            told = kept(self.bin.count)
        elif hits is not None:
            told = words.found(count, hits.cut)
        elif playlist is not None:
            used = where_used(playlist.id, shelf, self._desk.hall)
            told = words.beside(counted(len(shelf.flat[playlist.id])), words.span(shelf.lengths_us[playlist.id]), *used)
        else:
            told = counted(len(shelf.slides))
        self._about.setText(say(told))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._hold_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hold_files(event)

    def _hold_files(self, event: QDragMoveEvent) -> None:
        files = files_of(event.mimeData())
        self.imports.hold_over(Held(files=files))
        if files:
            take(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.imports.hold_over(Held())

    def dropEvent(self, event: QDropEvent) -> None:
        files = files_of(event.mimeData())
        if files:
            take(event)
            self.imports.take(Delivery(files=files))

    def _read_report(self, reads: bool) -> None:
        """A report stands in the place of the slides; none of these stays selected where nobody sees it."""
        self.board.grid.clearSelection()
        self._render()
        if not reads:
            self._to_the_grid()

    def _want_pictures(self, orders: tuple[PictureOrder, ...] = ()) -> None:
        """What the card shows is drawn before what the grid does."""
        self.pictures_wanted.emit((*self.card.preview.missing, *orders))

    def _open_chosen(self) -> None:
        """Shows the slide that is selected alone; while several are, or none, the one before stays."""
        cells = self.board.grid.chosen_cells()
        opened = self._desk.browsing.opened
        if len(cells) == 1 and cells[0].slide is not None and (opened is None or opened.slide != cells[0].slide.id):
            self._show(Opened(slide=cells[0].slide.id))

    def _edit_chosen(self) -> None:
        """Goes on to edit it: what was looked for, else its first field."""
        cells = self.board.grid.chosen_cells()
        if len(cells) == 1 and cells[0].slide is not None:
            self._show(Opened(slide=cells[0].slide.id, words=self._desk.browsing.words))

    def _open_first(self) -> None:
        """Enter after words that were looked for: the nearest slide, at what was looked for."""
        found = self._found
        if found is not None and found.slides and found.words == self._find.text():
            self._show(Opened(slide=found.slides[0], words=found.words))

    def _open_bin(self) -> None:
        self.imports.leave()
        self._browse(replace(self._desk.browsing, bin=not self._desk.browsing.bin))
        (self.bin if self._desk.browsing.bin else self.board).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_bin(self) -> None:
        self._browse(replace(self._desk.browsing, bin=False))
        self._to_the_grid()

    def _browse(self, browsing: Browsing) -> None:
        self.changed.emit(replace(self._desk, browsing=browsing))

    def _show(self, opened: Opened) -> None:
        self.changed.emit(replace(self._desk, browsing=replace(self._desk.browsing, opened=opened)))

    def _type(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look_for(self, typed: str) -> None:
        self.changed.emit(replace(self._desk, browsing=replace(self._desk.browsing, words=typed)))

    def _open(self, playlist: str | None) -> None:
        self.imports.leave()
        self.changed.emit(replace(self._desk, browsing=replace(self._desk.browsing, playlist=playlist, bin=False)))

    def _ask_to_publish(self) -> None:
        if self._changes is not None:
            self._question.ask(before_publishing(self._changes), PUBLISH, NOT_PUBLISH)

    def _tell_changes(self, changes: Changes) -> None:
        """Somebody may have gone on editing while it was asked whether to publish."""
        if changes.any:
            self._question.tell(before_publishing(changes))
        else:
            self._let_go()

    def _agreed(self) -> None:
        self._let_go()
        self.errand.emit(Publish())

    def _let_go(self) -> None:
        self._question.hide()
        self._to_the_grid()

    def _to_the_grid(self) -> None:
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
