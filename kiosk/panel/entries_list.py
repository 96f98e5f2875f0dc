"""The entries below the lanes: the table, and what can be done with the selected one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, label
from kiosk.panel.desk import Desk
from kiosk.panel.entries_table import WIDTHS, EntriesModel
from kiosk.panel.sheet import EntryLine
from kiosk.panel.table import fit_columns, table_view
from kiosk.services.errand import Errand
from kiosk.services.schedule_errands import Remove, Skip


class EntriesList(QWidget):
    """Shows entries and emits what is to be done with one of them."""

    errand = Signal(object)
    """An Errand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._model = EntriesModel(self)
        self.table = table_view(self, self._model)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice = label(self, "plain", wrap=True)
        self.skip, self.remove = Key(self), Key(self, "Del", beside=True)
        bar = QFrame(self)
        bar.setObjectName("actions")
        self._bar = QHBoxLayout(bar)
        self._bar.addWidget(self._notice, stretch=1)
        for key in (self.skip, self.remove):
            self._bar.addWidget(key)
        lines = QVBoxLayout(self)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self._empty, stretch=1)
        lines.addWidget(bar)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._connect()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._render_bar)
        self._model.modelReset.connect(self._render_bar)
        self.skip.clicked.connect(self._skip_once)
        self.remove.clicked.connect(self._remove_it)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._bar.setContentsMargins(edge, edge, edge, edge)
        self._bar.setSpacing(edge)
        for key in (self.skip, self.remove):
            key.setFixedHeight(round(46 * scale))
        fit_columns(self.table, WIDTHS, scale)

    def put(self, entries: tuple[EntryLine, ...]) -> None:
        self._model.put(entries)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._model.speak(desk.language)
        for key, word in ((self.skip, words.SKIP), (self.remove, words.REMOVE)):
            key.say(desk.say(word))
        some = self._model.rowCount() > 0
        self.table.setVisible(some)
        self._empty.setVisible(not some)
        self._empty.setText(desk.say(words.EMPTY))
        self._render_bar()

    def _render_bar(self) -> None:
        """The entry that is selected in full, and what can be done with it."""
        line = self._line()
        self._notice.setText(self._desk.say(line.text if line is not None else words.CHOOSE))
        self.skip.setEnabled(line is not None and line.next_day is not None)
        self.remove.setEnabled(line is not None)

    def _line(self) -> EntryLine | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.line(rows[0].row()) if rows else None

    def _skip_once(self) -> None:
        line = self._line()
        if line is not None and line.next_day is not None:
            self._want(Skip(id=line.id, day=line.next_day))

    def _remove_it(self) -> None:
        line = self._line()
        if line is not None:
            self._want(Remove(id=line.id))

    def _want(self, errand: Errand) -> None:
        self.errand.emit(errand)
