"""The form of the opening hours: the week, days on which the hall stays closed, and what screens do before and after."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from kiosk.domain.hours import ClosedDay, DayHours, Hours
from kiosk.domain.text import Text
from kiosk.panel import entry_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.form_fields import NotRead, read_clock, read_day
from kiosk.panel.schedule_wording import day_heading
from kiosk.services.opening_errands import SetHours
from kiosk.services.schedule_wording import clock

_MINUTE_US = 60_000_000
_WARM_UP, _FAREWELL = 720, 60
"""So many minutes at most."""


class HoursForm(QFrame):
    """Holds hours that are being changed, and emits the errand that saves them."""

    errand = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._closed_weekdays: set[int] = set()
        self._closed: dict[date, str] = {}
        self._heading, self._about = label(self, "heading"), label(self, "plain", wrap=True)
        self._names = [label(self, "caption") for _ in range(7)]
        self.open_keys = [Key(self) for _ in range(7)]
        self.opens, self.closes = ([QLineEdit(self) for _ in range(7)] for _ in range(2))
        self.warm_up, self.farewell, self.day, self.why = (QLineEdit(self) for _ in range(4))
        self._captions = [(text, label(self, "caption")) for text in (words.WARM_UP, words.FAREWELL, words.CLOSED_DAYS)]
        self._warmed, self._wrong = label(self, "plain", wrap=True), label(self, "fault", wrap=True)
        self.listed = QListWidget(self)
        self._none = label(self, "plain")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._warmed.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.add, self.remove = Key(self), Key(self)
        self.save, self.leave = Key(self, "Ctrl+Enter", beside=True), Key(self, "Esc", beside=True)
        self.save.wear(Look.GO)
        self._wrong.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        week, edges, closing, keys = (QHBoxLayout() for _ in range(4))
        for parts in zip(self._names, self.open_keys, self.opens, self.closes, strict=True):
            column = QVBoxLayout()
            for part in parts:
                column.addWidget(part)
            week.addLayout(column, stretch=1)
        for (_, caption), field in zip(self._captions, (self.warm_up, self.farewell), strict=False):
            column = QVBoxLayout()
            column.addWidget(caption)
            column.addWidget(field)
            edges.addLayout(column, stretch=1)
        edges.addWidget(self._warmed, stretch=3)
        for part, stretch in ((self.day, 1), (self.why, 2), (self.add, 0), (self.remove, 0)):
            closing.addWidget(part, stretch=stretch)
        keys.addWidget(self._wrong, stretch=1)
        keys.addStretch(1)
        for key in (self.leave, self.save):
            keys.addWidget(key)
        self._lines = QVBoxLayout(self)
        for above in (self._heading, self._about):
            self._lines.addWidget(above)
        self._lines.addLayout(week)
        self._lines.addLayout(edges)
        self._lines.addWidget(self._captions[2][1])
        self._lines.addWidget(self.listed, stretch=1)
        self._lines.addWidget(self._none, stretch=1)
        self._lines.addLayout(closing)
        self._lines.addLayout(keys)
        self._bars = [week, edges, closing, keys]

    def _connect(self) -> None:
        for at, key in enumerate(self.open_keys):
            key.clicked.connect(partial(self._turn, at))
        for field in (self.warm_up, self.farewell):
            field.textEdited.connect(self._render)
        for part in (self.day, self.why):
            part.returnPressed.connect(self._add_closed)
        self.listed.itemSelectionChanged.connect(self._render_keys)
        self.add.clicked.connect(self._add_closed)
        self.remove.clicked.connect(self._open_again)
        self.save.clicked.connect(self.send)
        self.leave.clicked.connect(self.left)
        for key_ in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key_), self).activated.connect(self.send)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._lines.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        for bar in (*self._bars, self._lines):
            bar.setSpacing(edge)
        fields = (self.warm_up, self.farewell, self.day, self.why, self.add, self.remove)
        for part in (*self.open_keys, *self.opens, *self.closes, *fields):
            part.setFixedHeight(round(46 * scale))
        for key in (self.save, self.leave):
            key.setFixedHeight(round(52 * scale))

    def open(self, hours: Hours) -> None:
        """Shows hours to be changed."""
        weekly = {item.weekday: item for item in hours.weekly}
        self._closed_weekdays = {day for day, item in weekly.items() if item.opens is None}
        for day in range(7):
            item = weekly.get(day)
            self.opens[day].setText(clock(item.opens) if item is not None and item.opens is not None else "")
            self.closes[day].setText(_closing(item) if item is not None else "")
        self._closed = {item.day: item.note for item in hours.closed}
        self.warm_up.setText(f"{hours.warm_up_us // _MINUTE_US}")
        self.farewell.setText(f"{hours.farewell_us // _MINUTE_US}")
        for field in (self.day, self.why):
            field.clear()
        self._wrong.hide()
        self._list()
        self._render()

    def send(self) -> None:
        """Saves the hours, or says what cannot be read."""
        try:
            self.errand.emit(SetHours(hours=self.value()))
        except NotRead as error:
            self._say_wrong(error.text)

    def value(self) -> Hours:
        """The hours as the fields have them. Raises NotRead."""
        weekly = [hours for day in range(7) if (hours := self._hours_of(day)) is not None]
        closed = tuple(ClosedDay(day=day, note=note) for day, note in sorted(self._closed.items()))
        warm_up, farewell = _minutes(self.warm_up.text(), _WARM_UP), _minutes(self.farewell.text(), _FAREWELL)
        return Hours(
            weekly=tuple(weekly), closed=closed, warm_up_us=warm_up * _MINUTE_US, farewell_us=farewell * _MINUTE_US
        )  # fmt: skip

    def _hours_of(self, day: int) -> DayHours | None:
        """None for a weekday that is open all day."""
        opens, closes = self.opens[day].text().strip(), self.closes[day].text().strip()
        if day in self._closed_weekdays:
            return DayHours(weekday=day)
        if bool(opens) != bool(closes):
            raise NotRead(words.one_side(words.WEEKDAYS[day]))
        return DayHours(weekday=day, opens=read_clock(opens), closes=read_clock(closes)) if opens else None

    def render_desk(self, desk: Desk) -> None:
        other = desk.language is not self._desk.language
        self._desk = desk
        if other:
            self._list()
        self._render()

    def _render(self, *_: object) -> None:
        say = self._desk.say
        self._heading.setText(say(words.HOURS))
        self._about.setText(say(words.OPENS_CLOSES))
        for text, caption in self._captions:
            caption.setText(say(text))
        for day in range(7):
            closed = day in self._closed_weekdays
            self._names[day].setText(say(words.WEEKDAYS[day]))
            self.open_keys[day].say(say(words.CLOSED if closed else words.OPEN))
            self.open_keys[day].wear(Look.PLAIN if closed else Look.CHOSEN)
            for field, hint in ((self.opens[day], words.FROM), (self.closes[day], words.TO)):
                field.setEnabled(not closed)
                field.setPlaceholderText(say(hint))
        for field, hint in ((self.day, words.CLOSED_HINT), (self.why, words.WHY_HINT)):
            field.setPlaceholderText(say(hint))
        for key, word in (
            (self.add, words.ADD_CLOSED), (self.remove, words.OPEN_AGAIN), (self.save, words.SAVE_HOURS), (self.leave, words.LEAVE),
        ):  # fmt: skip
            key.say(say(word))
        try:
            minutes = _minutes(self.warm_up.text(), _WARM_UP), _minutes(self.farewell.text(), _FAREWELL)
            self._warmed.setText(say(words.warmed(*minutes)))
        except NotRead as error:
            self._warmed.setText(say(error.text))
        self._render_keys()

    def _render_keys(self) -> None:
        self.remove.setEnabled(bool(self.listed.selectedItems()))
        self.listed.setVisible(bool(self._closed))
        self._none.setVisible(not self._closed)
        self._none.setText(self._desk.say(words.NO_CLOSED))

    def _list(self) -> None:
        self.listed.clear()
        for day, note in sorted(self._closed.items()):
            self.listed.addItem(f"{self._desk.say(day_heading(day))}  {note}")

    def _turn(self, day: int) -> None:
        self._closed_weekdays ^= {day}
        self._render()

    def _add_closed(self) -> None:
        try:
            self._closed[read_day(self.day.text(), self._desk.today)] = self.why.text().strip()
        except NotRead as error:
            self._say_wrong(error.text)
            return
        for field in (self.day, self.why):
            field.clear()
        self._wrong.hide()
        self._list()
        self._render()

    def _open_again(self) -> None:
        row = self.listed.currentRow()
        if row >= 0:
            del self._closed[sorted(self._closed)[row]]
            self._list()
            self._render()

    def _say_wrong(self, text: Text) -> None:
        self._wrong.setText(self._desk.say(text))
        self._wrong.show()


def _closing(item: DayHours) -> str:
    if item.closes is None:
        return ""
    return "24:00" if item.closes == item.closes.min else clock(item.closes)


def _minutes(typed: str, most: int) -> int:
    words_ = typed.strip() or "0"
    if not (words_.isascii() and words_.isdecimal() and int(words_) <= most):
        raise NotRead(words.not_minutes(words_, most))
    return int(words_)
