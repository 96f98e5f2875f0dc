"""The tray below the content: files are dropped there or chosen in a dialog, and it tells how they come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.report_card import ImportedFile
from kiosk.domain.text import Text
from kiosk.domain.wall import Section
from kiosk.panel import import_wording as words
from kiosk.panel.button import Key, dress, label
from kiosk.panel.delivery import Delivery, Held
from kiosk.panel.desk import Desk
from kiosk.panel.job_row import HEIGHT, JobRow
from kiosk.panel.log_wording import DIALOG
from kiosk.services.placing import Order

ROWS = 3
"""So many files are in sight at once."""
ENDINGS = (
    "*.pptx *.ppsx *.potx *.pptm *.ppsm *.potm *.ppt *.pps *.pot *.odp *.otp *.pdf *.jpg *.jpeg *.jpe *.jfif *.mpo *.png *.apng "
    "*.webp *.gif *.tif *.tiff *.bmp *.avif *.svg *.mp4 *.m4v *.mov *.webm *.mkv *.zip"
)
"""What the dialog offers first; whether a file can be read is told by its bytes."""


class ImportTray(QFrame):
    """Emits orders for files, and which of them are not wanted any more."""

    wanted = Signal(object)
    """A tuple of Orders."""
    cancelled = Signal(object)
    """The id of a job, None for all of them."""
    cleared = Signal()
    """Those that are over need not be shown any more."""
    report = Signal(object)
    """The id of a deck whose report is to be read."""
    reports = Signal()
    """One of the reports is to be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._sections: tuple[Section, ...] = ()
        self._imports: tuple[ImportedFile, ...] = ()
        self._section: str | None = None
        self._opened: str | None = None
        self._over: Text | None = None
        self._folded = False
        self._scale = 1.0
        self._zone = QFrame(self)
        self._zone.setObjectName("dropzone")
        self._told = label(self._zone, "strong", wrap=True)
        self.where = Key(self, "Ctrl+B", beside=True)
        self.choose = Key(self, "Ctrl+I", beside=True)
        self.earlier = Key(self, "Ctrl+R", beside=True)
        self.cancel_all = Key(self, "Ctrl+Backspace")
        self.clear = Key(self, "Ctrl+Backspace")
        self._rows: list[JobRow] = []
        self._list = QScrollArea(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self._zone)
        inside.addWidget(self._told, stretch=1)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._zone, stretch=1)
        for key in (self.where, self.choose, self.earlier):
            key.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._bar.addWidget(key)
        self._list.setObjectName("quiet")
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room = room = QWidget(self._list)
        room.setObjectName("card")
        self._stack = QVBoxLayout(room)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._stack.addStretch(1)
        self._list.setWidget(room)
        self._below = QHBoxLayout()
        self._below.addWidget(self._list, stretch=1)
        for key in (self.cancel_all, self.clear):
            self._below.addWidget(key, alignment=Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(self._below)
        self._lines.addLayout(self._bar)

    def _connect(self) -> None:
        self.where.clicked.connect(self._next_section)
        self.choose.clicked.connect(self._ask_which)
        self.earlier.clicked.connect(self.reports)
        self.cancel_all.clicked.connect(self._cancel_all)
        self.clear.clicked.connect(self.cleared)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What each key does while the page is open."""
        return {
            "Ctrl+I": self.choose.click,
            "Ctrl+B": self.where.click,
            "Ctrl+R": self.earlier.click,
            "Ctrl+Backspace": self._cancel_or_clear,
        }

    def put(self, sections: Sequence[Section], opened: str | None, imports: Sequence[ImportedFile]) -> None:
        """The sections there are, the one whose playlist is open, and what came before."""
        if opened != self._opened:
            self._opened, self._section = opened, None
        self._sections, self._imports = tuple(sections), tuple(imports)
        self._render()

    def hold_over(self, held: Held) -> None:
        """Files are held over the page: it tells where they would go."""
        chosen = self._chosen()
        if not held.files:
            self._over = None
        elif held.over is not None:
            self._over = words.drop_into(held.over)
        elif all(self._came_before(file) for file in held.files):
            self._over = words.DROP_WHERE_IT_WAS
        else:
            self._over = words.drop_into(chosen.name) if chosen is not None else None
        dress(self._zone, "lit", bool(held.files))
        self._render()

    def fold(self, folded: bool) -> None:
        """Leaves the room to a report: only what is under way is told of."""
        self._folded = folded
        self._render()

    def take(self, delivery: Delivery) -> None:
        """Files were dropped, or chosen. One that came before goes where it is, unless they were dropped on something."""
        chosen = self._chosen()
        orders: list[Order] = []
        for file in delivery.files:
            section = delivery.section
            if section is None and chosen is not None and not self._came_before(file):
                section = chosen.id
            orders.append(Order(file=file, section=section, playlist=delivery.playlist))
        if orders:
            self.wanted.emit(tuple(orders))

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        for layout in (self._lines, self._bar, self._below):
            layout.setSpacing(edge)
        self._zone.setFixedHeight(round(46 * scale))
        for key in (self.where, self.choose, self.earlier):
            key.setFixedHeight(round(46 * scale))
        for row in self._rows:
            row.fit(scale)
        self._scale = scale
        self._render()

    def _render(self) -> None:
        say, chosen, jobs = self._desk.say, self._chosen(), self._desk.imports
        self._told.setText(say(self._over or words.DROP_HERE))
        self.where.setVisible(chosen is not None)
        if chosen is not None:
            self.where.say(say(words.into(chosen.name)))
        self.choose.say(say(words.IMPORT))
        self.earlier.say(say(words.reports(len(self._imports))))
        self.earlier.setEnabled(bool(self._imports))
        self.earlier.setToolTip("" if self._imports else say(words.NO_REPORTS))
        self.cancel_all.say(say(words.CANCEL_ALL))
        self.clear.say(say(words.CLEAR))
        self.cancel_all.setVisible(bool(jobs.open))
        self.clear.setVisible(bool(jobs.listed) and not jobs.open and not self._folded)
        self._render_jobs()

    def _render_jobs(self) -> None:
        """What is under way first, then what came last: nobody scrolls for what goes on."""
        jobs = self._desk.imports
        over = () if self._folded else tuple(reversed([job for job in jobs.listed if job.is_over]))
        listed = (*jobs.open, *over)
        while len(self._rows) < len(listed):
            row = JobRow(self._room)
            row.cancelled.connect(self.cancelled)
            row.report.connect(self.report)
            row.fit(self._scale)
            for key in row.findChildren(Key):
                key.fit(self._scale)
            self._rows.append(row)
            self._stack.insertWidget(len(self._rows) - 1, row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(listed))
            if at < len(listed):
                row.put(listed[at], self._desk)
        self._list.setVisible(bool(listed))
        self._list.setFixedHeight(round(self._scale * HEIGHT) * min(ROWS, max(1, len(listed))))

    def _chosen(self) -> Section | None:
        """The section files go to: the one chosen by hand, else that of the open playlist, else the first."""
        wanted = self._section or self._opened
        return next((each for each in self._sections if each.id == wanted), next(iter(self._sections), None))

    def _came_before(self, file: Path) -> bool:
        return any(each.file == file.name for each in self._imports)

    def _next_section(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._section = self._sections[(self._sections.index(chosen) + 1) % len(self._sections)].id
            self._render()

    def _cancel_all(self) -> None:
        self.cancelled.emit(None)

    def _cancel_or_clear(self) -> None:
        """One key for the one of the two buttons that is there."""
        (self.cancel_all if self._desk.imports.open else self.clear).click()

    def _ask_which(self) -> None:
        """Opens a dialog beside the window; nothing waits for it."""
        say = self._desk.say
        dialog = QFileDialog(self, say(words.CHOOSE_FILES), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setViewMode(QFileDialog.ViewMode.List)
        for part, text in DIALOG.items():
            dialog.setLabelText(QFileDialog.DialogLabel[part], say(text))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, say(words.IMPORT))
        dialog.setNameFilters([say(words.KINDS).format(ENDINGS), say(words.ALL_FILES)])
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def _take_chosen(self, files: list[str]) -> None:
        self.take(Delivery(files=tuple(map(Path, files))))
