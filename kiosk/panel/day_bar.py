"""The bar above the lanes: which days are in sight, and the ways to others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk, Span
from kiosk.panel.form_fields import NotRead, read_day
from kiosk.panel.sheet import Sheet

SPAN_KEYS = {Span.DAY: "D", Span.WEEK: "W", Span.MONTH: "O"}


class DayBar(QFrame):
    """Says what is in sight, and emits the desk that looks elsewhere."""

    changed = Signal(object)
    """A Desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._heading = label(self, "heading", wrap=True)
        self.spans = {span: Key(self, key, beside=True) for span, key in SPAN_KEYS.items()}
        self.before, self.today, self.after = Key(self, "←", beside=True), Key(self), Key(self, "→", beside=True)
        self.go_to = QLineEdit(self)
        self.hours = Key(self, "H", beside=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._heading, stretch=1)
        for part in (*self.spans.values(), self.before, self.today, self.after, self.go_to, self.hours):
            self._row.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for span, key in self.spans.items():
            key.clicked.connect(partial(self._look_at, span))
        self.before.clicked.connect(partial(self._turn, -1))
        self.today.clicked.connect(self._turn_to_today)
        self.after.clicked.connect(partial(self._turn, 1))
        self.go_to.returnPressed.connect(self._go)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(round(6 * scale))
        for part in (*self.spans.values(), self.before, self.today, self.after, self.go_to, self.hours):
            part.setFixedHeight(round(46 * scale))
        self.go_to.setFixedWidth(round(140 * scale))

    def render_sheet(self, desk: Desk, sheet: Sheet) -> None:
        self._desk = desk
        say, span = desk.say, desk.planning.span
        for each, key in self.spans.items():
            key.say(say(words.SPANS[each]))
            key.wear(Look.CHOSEN if each is span else Look.PLAIN)
        for key, word in (
            (self.before, words.EARLIER[span]), (self.today, words.TODAY), (self.after, words.LATER[span]), (self.hours, words.HOURS),
        ):  # fmt: skip
            key.say(say(word))
        self.today.wear(Look.CHOSEN if desk.day is None else Look.PLAIN)
        self.go_to.setPlaceholderText(say(words.GO_TO))
        self._heading.setText(say(words.sheet_heading(sheet.plan, sheet.month)))

    def _look_at(self, span: Span) -> None:
        self.changed.emit(replace(self._desk, planning=replace(self._desk.planning, span=span)))

    def _turn(self, by: int) -> None:
        self.changed.emit(self._desk.turn_day(by))

    def _turn_to_today(self) -> None:
        self.changed.emit(replace(self._desk, day=None))

    def _go(self) -> None:
        """Turns to the day that was typed; what is no day stays, marked, to be mended."""
        try:
            day = read_day(self.go_to.text(), self._desk.today)
        except NotRead:
            self.go_to.selectAll()
            return
        self.go_to.clear()
        self.changed.emit(self._desk.show_day(day))
