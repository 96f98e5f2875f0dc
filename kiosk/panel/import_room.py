"""Importing on the page of the content: the tray below, the report in the place of the slides, and what goes between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiosk.domain.report_card import ImportedFile
from kiosk.panel.delivery import Delivery, Held
from kiosk.panel.desk import Browsing, Desk
from kiosk.panel.import_tray import ImportTray
from kiosk.panel.palette import Palette
from kiosk.panel.report_view import ReportView
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.services.shelf import Shelf


class ImportRoom(QObject):
    """The page gives both a place, hands on what is held over it and dropped, and listens to what comes of it."""

    wanted = Signal(object)
    """A tuple of Orders, or of one Again."""
    cancelled = Signal(object)
    """The id of a job, None for all of them."""
    cleared = Signal()
    errand = Signal(object)
    """An Errand."""
    opened = Signal(object)
    """The id of a playlist that is to be looked at."""
    pictures_wanted = Signal(object)
    """A tuple of PictureOrders."""
    read = Signal(object)
    """Whether a report stands in the place of the slides."""

    def __init__(self, palette: Palette, page: QWidget) -> None:
        super().__init__(page)
        self.tray = ImportTray(page)
        self.report = ReportView(palette, page)
        self._connect()

    def _connect(self) -> None:
        tray, report = self.tray, self.report
        tray.wanted.connect(self.wanted)
        tray.cancelled.connect(self.cancelled)
        tray.cleared.connect(self.cleared)
        tray.report.connect(self._show_report)
        tray.reports.connect(self._ask_which)
        report.errand.connect(self.errand)
        report.again.connect(self.wanted)
        report.opened.connect(self._open)
        report.wanted.connect(self.pictures_wanted)
        report.left.connect(self.leave)
        self.read.connect(tray.fold)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What each key does while the page is open."""
        return self.tray.keys() | self.report.keys()

    @property
    def reading(self) -> bool:
        """Whether a report stands in the place of the slides."""
        return not self.report.isHidden()

    def put(self, shelf: Shelf, imports: tuple[ImportedFile, ...], browsing: Browsing) -> None:
        """The draft as it is now, and which playlist of it is open."""
        opened = next((each.section for each in shelf.playlists if each.id == browsing.playlist), None)
        self.tray.put(shelf.exhibit.sections, opened, imports)
        self.report.put(shelf, imports)

    def render_desk(self, desk: Desk) -> None:
        for part in (self.tray, self.report):
            part.render_desk(desk)

    def set_palette(self, palette: Palette) -> None:
        self.report.set_palette(palette)

    def fit(self, scale: float) -> None:
        for part in (self.tray, self.report):
            part.fit(scale)

    def take_picture(self, order: PictureOrder, image: QImage | None) -> None:
        """A picture that was wanted; None where the slide cannot be drawn."""
        self.report.take_picture(order, image)

    def hold_over(self, held: Held) -> None:
        """Files are held over the page, or not any more."""
        self.tray.hold_over(held)

    def take(self, delivery: Delivery) -> None:
        """Files were dropped."""
        self.tray.hold_over(Held())
        self.tray.take(delivery)

    def escape(self) -> bool:
        """Steps back where a report is read; answers whether one was."""
        reading = self.reading
        if reading:
            self.report.escape()
        return reading

    def leave(self) -> None:
        """The slides are in their place again."""
        if self.reading:
            self.report.hide()
            self.read.emit(False)

    def _show_report(self, deck: str) -> None:
        self.report.show_report(deck)
        self.read.emit(True)

    def _ask_which(self) -> None:
        self.report.ask_which()
        self.read.emit(True)

    def _open(self, playlist: str) -> None:
        self.leave()
        self.opened.emit(playlist)
