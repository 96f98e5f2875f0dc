"""The report card of an import in the place of the slides: page by page, and what can be done with what came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from kiosk.domain.playlist import Playlist
from kiosk.domain.report_card import ImportedFile, PageCard
from kiosk.domain.text import Text
from kiosk.panel import content_wording
from kiosk.panel import import_wording as words
from kiosk.panel.button import Key, Look
from kiosk.panel.chooser import Choice, Chooser
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.panel.report_list import PICTURE, ReportModel, ReportPainter
from kiosk.panel.report_rows import report_rows
from kiosk.panel.slide_pictures import PictureLook, PictureOrder, Pictures
from kiosk.services.placing import Again
from kiosk.services.playlist_errands import PutIn
from kiosk.services.playlist_wording import quoted
from kiosk.services.shelf import Shelf


class ReportView(QFrame):
    """Shows one report, or asks which."""

    errand = Signal(object)
    """An Errand: the slides into another playlist."""
    again = Signal(object)
    """A tuple of one Again: a page as the chart it offers."""
    opened = Signal(object)
    """The id of a playlist that is to be looked at."""
    wanted = Signal(object)
    """A tuple of PictureOrders."""
    left = Signal()
    """The slides are to be seen again."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._imports: tuple[ImportedFile, ...] = ()
        self._deck: str | None = None
        self._only_findings = False
        self._scale = 1.0
        self._pictures = Pictures()
        self._orders: dict[str, PictureOrder] = {}
        self._missing: dict[str, PictureOrder] = {}
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._model = ReportModel(self)
        self.list = QListView(self)
        self._painter = ReportPainter(palette, self._model, self._picture_of, self.list)
        self._chooser = Chooser(self)
        self._bar = QFrame(self)
        self._bar.setObjectName("actions")
        self.only = Key(self._bar, "Ctrl+P")
        self.live = Key(self._bar, "Ctrl+G")
        self.add = Key(self._bar, "Ctrl+T")
        self.open = Key(self._bar, "Ctrl+O")
        self.close_key = Key(self._bar, "Esc")
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._painter)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._keys = QHBoxLayout(self._bar)
        for key in (self.only, self.live, self.add, self.open, self.close_key):
            self._keys.addWidget(key, stretch=1)
        lines = self._lines = QVBoxLayout(self)
        lines.addWidget(self.list, stretch=3)
        lines.addWidget(self._chooser, stretch=2)
        lines.addWidget(self._bar)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._chooser.hide()
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._asking.timeout.connect(self._ask)
        self.list.selectionModel().selectionChanged.connect(self._render_keys)
        self._chooser.picked.connect(self._picked)
        self._chooser.left.connect(self._let_go)
        self.only.clicked.connect(self._toggle)
        self.live.clicked.connect(self._make_live)
        self.add.clicked.connect(self._ask_where)
        self.open.clicked.connect(self._open)
        self.close_key.clicked.connect(self.left)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What each key does while the page is open; a button that is not there does nothing."""
        buttons = {"Ctrl+P": self.only, "Ctrl+G": self.live, "Ctrl+T": self.add, "Ctrl+O": self.open}
        return {key: button.click for key, button in buttons.items()}

    def put(self, shelf: Shelf, imports: Sequence[ImportedFile]) -> None:
        """What is in the draft now."""
        if self._shelf is not shelf:
            self._shelf, self._imports = shelf, tuple(imports)
            self._orders.clear()
            self._render()
            if self._imported is None and self.list.isVisibleTo(self):
                self.left.emit()  # it was taken back

    def show_report(self, deck: str) -> None:
        """The report of the file that made a deck."""
        self._chooser.hide()
        if self._deck != deck:
            self._deck, self._only_findings = deck, False
        self._render()
        self.list.scrollToTop()
        self._come_up()

    def ask_which(self) -> None:
        """Asks for one of the files that came in, the last first."""
        listed = sorted(self._imports, key=lambda each: each.imported_us, reverse=True)
        self._come_up()
        choices = [Choice(text=_line(each), value=each.deck) for each in listed]
        for part in (self.list, self._bar):
            part.hide()
        self._chooser.ask(words.WHICH_REPORT, choices, words.LEAVE)

    def _come_up(self) -> None:
        for part in (self.list, self._bar):
            part.show()
        self.show()
        self._render()
        self.list.setFocus()

    def escape(self) -> None:
        """Steps back: out of the question, else to the slides."""
        if self._chooser.isVisible():
            self._let_go()
        else:
            self.left.emit()

    def take_picture(self, order: PictureOrder, image: QImage | None) -> None:
        self._pictures.put(order.key, image)
        self.list.viewport().update()

    def render_desk(self, desk: Desk) -> None:
        other = desk.language is not self._desk.language
        self._desk = self._model.desk = desk
        self._chooser.render_desk(desk)
        self._render()
        if other:
            self.list.scheduleDelayedItemsLayout()

    def set_palette(self, palette: Palette) -> None:
        self._painter.palette = palette
        self.list.viewport().update()

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        if scale != self._scale:
            self._orders.clear()
        self._scale = scale
        self._painter.fit(scale)
        self._chooser.fit(scale)
        self._keys.setContentsMargins(edge, edge, edge, edge)
        self._keys.setSpacing(edge)
        for key in (self.only, self.live, self.add, self.open, self.close_key):
            key.setFixedHeight(round(52 * scale))
        self._lines.setContentsMargins(edge, 0, edge, 0)
        self.list.scheduleDelayedItemsLayout()

    @property
    def _imported(self) -> ImportedFile | None:
        return next((each for each in self._imports if each.deck == self._deck), None)

    @property
    def _page(self) -> PageCard | None:
        """The page that is selected."""
        rows = self.list.selectionModel().selectedIndexes()
        return self._model.row(rows[0].row()).page if rows else None

    def _render(self) -> None:
        imported, page = self._imported, self._page
        if imported is not None and self._shelf is not None:
            self._model.put(report_rows(imported.card, self._shelf, only_findings=self._only_findings))
            place = self._model.place_of(page.number) if page is not None else None
            if place is not None and not self.list.selectionModel().hasSelection():
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(self._model.index(place), flags)
        else:
            self._model.put(())
        self._render_keys()

    def _render_keys(self) -> None:
        say, imported, page = self._desk.say, self._imported, self._page
        offer = page.offers[0] if page is not None and page.offers and not page.live else None
        self.only.say(say(words.ONLY_FINDINGS))
        self.only.wear(Look.CHOSEN if self._only_findings else Look.PLAIN)
        self.live.say(say(words.make_live(offer) if offer is not None else words.NO_OFFER))
        self.add.say(say(words.ADD_TO))
        self.open.say(say(words.OPEN))
        self.close_key.say(say(words.CLOSE))
        there = imported is not None and not self.isHidden()
        for key in (self.only, self.add, self.open):
            key.setEnabled(there)
        whole = imported is not None and bool(PurePath(imported.file).suffix)  # of a folder only its list was kept
        self.live.setEnabled(there and whole and offer is not None)

    def _toggle(self) -> None:
        self._only_findings = not self._only_findings
        self._render()

    def _make_live(self) -> None:
        if self._imported is not None and self._page is not None:
            self.again.emit((Again(imported=self._imported, live=self._page.number),))

    def _open(self) -> None:
        if self._imported is not None:
            self.opened.emit(self._imported.card.playlist)

    def _ask_where(self) -> None:
        shelf, imported = self._shelf, self._imported
        if shelf is None or imported is None:
            return
        listed = [each for each in shelf.playlists if each.id != imported.card.playlist]
        self._bar.hide()
        self._chooser.ask(
            content_wording.WHICH_PLAYLIST, [Choice(text=quoted(each.title), value=each) for each in listed], words.LEAVE
        )

    def _picked(self, value: object) -> None:
        self._bar.show()
        imported = self._imported
        if isinstance(value, str):
            self.show_report(value)
        elif isinstance(value, Playlist) and imported is not None:
            slides = tuple(page.slide for page in imported.card.pages if page.slide)
            self.errand.emit(PutIn(playlist=value.id, items=slides))
            self.list.setFocus()

    def _let_go(self) -> None:
        self._chooser.hide()
        for part in (self.list, self._bar):
            part.show()
        self.list.setFocus()
        if self._imported is None:
            self.left.emit()

    def _picture_of(self, page: PageCard) -> QPixmap | None:
        """The picture of a page that is being painted; one that is not there is asked for once all is painted."""
        shelf = self._shelf
        slide = shelf.slides.get(page.slide) if shelf is not None else None
        if shelf is None or slide is None or shelf.wall is None:
            return None
        order = self._orders.get(slide.id)
        if order is None:
            box = round(PICTURE.width() * self._scale), round(PICTURE.height() * self._scale)
            order = self._orders[slide.id] = PictureOrder.of(shelf, slide, PictureLook(box=box))
        if order.key not in self._pictures:
            self._missing[order.key] = order
            if not self._asking.isActive():
                self._asking.start(0)
        return self._pictures.get(order.key)

    def _ask(self) -> None:
        missing, self._missing = tuple(self._missing.values()), {}
        self.wanted.emit(missing)


def _line(imported: ImportedFile) -> Text:
    """A file in the list: what it is called, and how it came in."""
    grade = imported.card.grade
    word = words.GRADES[grade]
    return Text(zh=f"{imported.file}  ·  {grade.value} {word.zh}", en=f"{imported.file}  ·  {grade.value} {word.en}")
