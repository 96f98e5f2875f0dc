"""The page 日志: who did what and when; what of it is looked for, and the way back to what was published before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from kiosk.panel import log_wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.log_lines import Export, LogLine
from kiosk.panel.log_table import WIDTHS, LogFilter, LogModel
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.reader import Glance
from kiosk.panel.returning import ReturnBar
from kiosk.panel.table import fit_columns, table_view
from kiosk.services.publish_errands import ReturnTo
from kiosk.services.publishing import Published
from kiosk.services.times import hall_time

LINES = 200
"""How many records are read at once."""


class LogPage(PageView):
    """Shows the records that were read. `lines` is how many it wants."""

    more_wanted = Signal()
    compare = Signal(object)
    """A revision."""
    export_wanted = Signal(object)
    """An Export."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = LINES
        self._desk = Desk()
        self._more = False
        self._model = LogModel(self)
        self._filter = LogFilter(self._model, self)
        self._find = QLineEdit(self)
        self._find.setClearButtonEnabled(True)
        self._people = Key(self)
        self._export = Key(self)
        self._head = QFrame(self)
        self._head.setObjectName("actions")
        self._table = table_view(self, self._filter)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier = Key(self)
        self._bar = ReturnBar(self)
        self._lay_out()
        self.setFocusProxy(self._table)
        self._connect()

    def _lay_out(self) -> None:
        self._above = QHBoxLayout(self._head)
        self._above.addWidget(self._find, stretch=1)
        for key in (self._people, self._export):
            self._above.addWidget(key)
        lines = QVBoxLayout(self)
        lines.addWidget(self._head)
        lines.addWidget(self._table, stretch=1)
        lines.addWidget(self._empty, stretch=1)
        lines.addWidget(self._earlier)
        lines.addWidget(self._bar)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._filter.look_for)
        self._find.textChanged.connect(self._filtered)
        self._people.clicked.connect(self._toggle_people)
        self._export.clicked.connect(self._ask_where)
        self._earlier.clicked.connect(self._read_more)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._bar.compare.connect(self.compare)
        self._bar.wanted.connect(self._return_to)

    @property
    def table(self) -> QTableView:
        return self._table

    def see(self, glance: Glance) -> None:
        """Takes the records where they were read."""
        if glance.log is not None:
            self._model.put(glance.log.lines)
            self._more = glance.log.more
            self._selected()

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._model.speak(desk.language)
        self._find.setPlaceholderText(desk.say(log_wording.FIND))
        self._people.say(desk.say(log_wording.ONLY_PEOPLE))
        self._people.wear(Look.CHOSEN if self._filter.only_people else Look.PLAIN)
        self._export.say(desk.say(log_wording.EXPORT))
        self._earlier.say(desk.say(log_wording.EARLIER))
        self._earlier.setVisible(self._more)
        self._bar.render_desk(desk)
        self._filtered()

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        self._above.setContentsMargins(edge, edge, edge, edge)
        self._above.setSpacing(edge)
        self._bar.fit(scale)
        for part in (self._find, self._people, self._export, self._earlier):
            part.setFixedHeight(round(46 * scale))
        fit_columns(self._table, WIDTHS, scale)

    def escape(self) -> None:
        """Steps back: out of the question, else out of the filter, else out of the selection."""
        if self._bar.asking:
            self._bar.let_go()
        elif self._find.text() or self._filter.only_people:
            self._find.clear()
            self._show_only_people(False)
        else:
            self._table.clearSelection()

    def offer(self, revision: int, published: Published) -> None:
        """What returning to a revision would change."""
        self._bar.offer(revision, published)

    def let_go(self) -> None:
        """The question cannot be answered."""
        self._bar.let_go()

    def _filtered(self) -> None:
        some = self._filter.rowCount() > 0
        self._table.setVisible(some)
        self._empty.setVisible(not some)
        nothing = self._model.rowCount() == 0
        self._empty.setText(self._desk.say(log_wording.NOTHING_YET if nothing else log_wording.NO_MATCH))
        self._export.setEnabled(some)

    def _toggle_people(self) -> None:
        self._show_only_people(not self._filter.only_people)

    def _show_only_people(self, only: bool) -> None:
        self._filter.show_only_people(only)
        self.render_desk(self._desk)

    def _read_more(self) -> None:
        self.lines += LINES
        self.more_wanted.emit()

    def _return_to(self, revision: int) -> None:
        self.errand.emit(ReturnTo(revision=revision))

    def _selected(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        self._bar.select(self._filter.line(rows[0].row()) if rows else None)

    def _ask_where(self) -> None:
        """Opens a dialog beside the window; nothing waits for it."""
        hall = self._desk.hall
        dialog = QFileDialog(self, self._desk.say(log_wording.EXPORT), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setViewMode(QFileDialog.ViewMode.List)
        for part, words in log_wording.DIALOG.items():
            dialog.setLabelText(QFileDialog.DialogLabel[part], self._desk.say(words))
        dialog.setNameFilter(self._desk.say(log_wording.CSV_FILES))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"log-{hall_time(hall.now_us, hall.zone):%Y-%m-%d}.csv")
        dialog.fileSelected.connect(self._export_to)
        dialog.open()

    def _export_to(self, file: str) -> None:
        self.export_wanted.emit(Export(file=Path(file), lines=self._shown(), language=self._desk.language))

    def _shown(self) -> tuple[LogLine, ...]:
        return tuple(self._filter.line(row) for row in range(self._filter.rowCount()))
