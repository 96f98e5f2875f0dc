"""The entries below the lanes: the table, those that words are found in, and what can be done with the selected one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.schedule import Occurrence
from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.entries_table import WIDTHS, EntriesModel
from kiosk.panel.sheet import EntryLine, Listed
from kiosk.panel.table import fit_columns, table_view
from kiosk.services.entry_errands import EndNow
from kiosk.services.errand import Errand
from kiosk.services.schedule_errands import Remove, Skip

REST_MS = 250
"""So long nobody types before it is searched for what was typed."""


class EntriesList(QWidget):
    """Shows entries and emits what is to be done with one of them."""

    errand = Signal(object)
    """An Errand."""
    changed = Signal(object)
    """A Desk: other entries are looked for."""
    opened = Signal(object)
    """An EntryLine is to be changed."""
    copied = Signal(object)
    """An EntryLine is to be made again, somewhere else or at another time."""
    chosen = Signal()
    """Somebody has selected another row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._listed = Listed()
        self._own: Occurrence | None = None
        self._picking = False
        self._model = EntriesModel(self)
        self.table = table_view(self, self._model)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = label(self, "small", wrap=True)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self.over, self.skip, self.end = Key(self), Key(self, "S", beside=True), Key(self, "E", beside=True)
        self.edit, self.copy = Key(self, "Enter", beside=True), Key(self, "C", beside=True)
        self.remove = Key(self, "Del", beside=True)
        bar = QFrame(self)
        bar.setObjectName("actions")
        self._bar = QHBoxLayout(bar)
        self._bar.addWidget(self.search, stretch=1)
        for key in (self.over, self.edit, self.copy, self.skip, self.end, self.remove):
            self._bar.addWidget(key)
        lines = QVBoxLayout(self)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self._empty, stretch=1)
        lines.addWidget(self._more)
        lines.addWidget(bar)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._connect()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self._model.modelReset.connect(self._render_bar)
        self.table.activated.connect(self._edit_it)  # Enter, or a double click
        self.search.textEdited.connect(self._rest.start)
        self.search.textChanged.connect(self._cleared)
        self._rest.timeout.connect(self._look_for)
        self.over.clicked.connect(self._turn_over)
        self.edit.clicked.connect(self._edit_it)
        self.copy.clicked.connect(self._copy_it)
        self.skip.clicked.connect(self._skip_once)
        self.end.clicked.connect(self._end_it)
        self.remove.clicked.connect(self._remove_it)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._bar.setContentsMargins(edge, edge, edge, edge)
        self._bar.setSpacing(edge)
        for part in (self.search, self.over, self.edit, self.copy, self.skip, self.end, self.remove):
            part.setFixedHeight(round(46 * scale))
        self._more.setContentsMargins(edge, 0, edge, 0)
        fit_columns(self.table, WIDTHS, scale)

    def put(self, listed: Listed) -> None:
        self._listed = listed
        self._model.put(listed.lines)

    def pick(self, own: Occurrence | None) -> None:
        """Selects the entry that plays an occurrence: what is done is done to that one."""
        rows = [at for at in range(self._model.rowCount()) if own is not None and self._model.line(at).id == own.entry.id]
        self._picking = True
        self.table.clearSelection()
        if rows:
            index = self._model.index(rows[0], 0)
            whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, whole)
        self._picking = False
        self._own = own if rows else None
        self._render_bar()

    def line_of(self, id: int) -> EntryLine | None:
        return next((line for line in self._listed.lines if line.id == id), None)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._model.speak(desk.language)
        self.search.setPlaceholderText(desk.say(words.FIND))
        for key, word in (
            (self.skip, words.SKIP), (self.remove, words.REMOVE), (self.edit, words.EDIT), (self.copy, words.COPY),
            (self.end, words.END),
        ):  # fmt: skip
            key.say(desk.say(word))
        self.over.say(desk.say(words.over(self._listed.over)))
        self.over.setVisible(self._listed.over > 0)
        self.over.wear(Look.CHOSEN if desk.planning.over else Look.PLAIN)
        some = self._model.rowCount() > 0
        comes = some and self.table.isHidden()
        self.table.setVisible(some)
        if comes and self.window().hasFocus():  # the page was opened before there was an entry on it
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not some)
        searched = bool(desk.planning.words.strip())
        self._empty.setText(desk.say(words.NONE_FOUND if searched else words.ALL_OVER if self._listed.over else words.EMPTY))
        self._more.setVisible(self._listed.more > 0)
        self._more.setText(desk.say(words.more_entries(self._listed.more)))
        self._render_bar()

    def _render_bar(self) -> None:
        line = self._line()
        for key in (self.edit, self.copy, self.remove):
            key.setEnabled(line is not None)
        self.skip.setEnabled(self._day() is not None)
        self.end.setEnabled(line is not None and self._is_on(line))

    def _line(self) -> EntryLine | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.line(rows[0].row()) if rows else None

    @property
    def own(self) -> Occurrence | None:
        """The occurrence that is meant, where one was selected."""
        return self._own

    def _day(self) -> date | None:
        """The day that is meant: that of the selected occurrence, else the next one."""
        line = self._line()
        return self._own.day if self._own is not None else line.next_day if line is not None else None

    def _is_on(self, line: EntryLine) -> bool:
        own, now_us = self._own, self._desk.hall.now_us
        return own.start_us <= now_us < own.end_us if own is not None else line.under_way

    def _selected(self) -> None:
        if not self._picking:
            self._own = None
            self.chosen.emit()
        self._render_bar()

    def _look_for(self) -> None:
        planning = replace(self._desk.planning, words=self.search.text())
        if planning != self._desk.planning:
            self.changed.emit(replace(self._desk, planning=planning))

    def _cleared(self, text: str) -> None:
        if not text:
            self._rest.stop()
            self._look_for()

    def _turn_over(self) -> None:
        planning = replace(self._desk.planning, over=not self._desk.planning.over)
        self.changed.emit(replace(self._desk, planning=planning))

    def _edit_it(self, *_: object) -> None:
        line = self._line()
        if line is not None:
            self.opened.emit(line)

    def _copy_it(self) -> None:
        line = self._line()
        if line is not None:
            self.copied.emit(line)

    def _skip_once(self) -> None:
        line, day = self._line(), self._day()
        if line is not None and day is not None:
            self._want(Skip(id=line.id, day=day))

    def _end_it(self) -> None:
        line, day = self._line(), self._day()
        if line is not None and day is not None and self._is_on(line):
            self._want(EndNow(id=line.id, day=day))

    def _remove_it(self) -> None:
        line = self._line()
        if line is not None:
            self._want(Remove(id=line.id))

    def _want(self, errand: Errand) -> None:
        self.errand.emit(errand)
