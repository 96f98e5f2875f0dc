"""The form of an entry: every part of it in a field, and beside them what it would mean before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.errors import KioskError
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.panel import entry_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.form_fields import Choice, NotRead, read_clock, read_day
from kiosk.panel.schedule_wording import heard_lines, not_heard
from kiosk.panel.sheet import Choices
from kiosk.services.entry_errands import Change, ChangeOnce, once_of
from kiosk.services.schedule_errands import Add, Heard, Weigh, Weighed
from kiosk.services.schedule_wording import clock

REST_MS = 250
"""So long nobody types before it is asked what was typed would mean."""
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY_DAY = "FREQ=DAILY"


class EntryForm(QFrame):
    """Holds an entry that is being made or changed, and emits the errand that saves it."""

    asked = Signal(object)
    """A Weigh: what would the entry mean?"""
    errand = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._base: Entry | None = None
        self._day: date | None = None
        self._choices = Choices()
        self._rule: str | None = None
        self._holidays, self._makeup, self._must = Holidays.IGNORE, Makeup.WEEKDAY, False
        self._own_place = self._quiet = False
        self._asked: Weigh | None = None
        self._weighed: Weighed | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._heading = label(self, "heading")
        self.playlist, self.place = Choice(self), Choice(self)
        self.days = [Key(self) for _ in _CODES]
        self.start, self.end, self.first, self.until, self.note = (QLineEdit(self) for _ in range(5))
        self._on_holidays = {each: Key(self) for each in Holidays}
        self._on_makeup = {each: Key(self) for each in Makeup}
        self.must = Key(self)
        self._captions = {text: label(self, "caption") for text in words.CAPTIONS}
        self._means = label(self, "plain", wrap=True)
        self._means.setObjectName("quiet")
        self._means.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._room = QScrollArea(self)
        self.save, self.once, self.leave = Key(self, "Ctrl+Enter", beside=True), Key(self), Key(self, "Esc", beside=True)
        self.save.wear(Look.GO)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        caption = self._captions
        self._room.setObjectName("quiet")
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self._means)
        self._bars: list[QBoxLayout] = []
        fields = QVBoxLayout()
        fields.addWidget(self._heading)
        for parts in (
            ((caption[words.PLAYLIST], self.playlist), (caption[words.PLACE], self.place)),
            ((caption[words.DAYS], *self.days),),
            ((caption[words.FROM], self.start), (caption[words.TO], self.end), (caption[words.FIRST], self.first),
             (caption[words.UNTIL], self.until)),
            ((caption[words.HOLIDAYS], *self._on_holidays.values()), (caption[words.MAKEUP], *self._on_makeup.values())),
            ((caption[words.NOTE], self.note), (caption[words.ALSO], self.must)),
        ):  # fmt: skip
            row = self._bar(QHBoxLayout())
            for above, *below in parts:
                column = QVBoxLayout()
                column.setSpacing(2)
                column.addWidget(above)
                line = self._bar(QHBoxLayout())
                for part in below:
                    line.addWidget(part, stretch=1)
                column.addLayout(line)
                row.addLayout(column, stretch=len(below))
            fields.addLayout(row)
        fields.addStretch(1)
        keys = self._bar(QHBoxLayout())
        keys.addStretch(1)
        for key in (self.leave, self.once, self.save):
            keys.addWidget(key)
        fields.addLayout(keys)
        self._across = QHBoxLayout(self)
        self._across.addLayout(fields, stretch=3)
        self._across.addWidget(self._room, stretch=2)
        self._bars.append(fields)

    def _bar(self, bar: QHBoxLayout) -> QHBoxLayout:
        self._bars.append(bar)
        return bar

    def _connect(self) -> None:
        self.playlist.activated.connect(self._take_home)
        self.place.activated.connect(self._take_place)
        for field in (self.start, self.end, self.first, self.until, self.note):
            field.textEdited.connect(self._edited)
        for at, key in enumerate(self.days):
            key.clicked.connect(partial(self._turn_day, at))
        for holidays, key in self._on_holidays.items():
            key.clicked.connect(partial(self._set_holidays, holidays))
        for makeup, key in self._on_makeup.items():
            key.clicked.connect(partial(self._set_makeup, makeup))
        self.must.clicked.connect(self._turn_must)
        self.save.clicked.connect(self.send)
        self.once.clicked.connect(self._send_once)
        self.leave.clicked.connect(self.left)
        self._rest.timeout.connect(self._ask)
        for key_ in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key_), self).activated.connect(self.send)

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        for bar in self._bars:
            bar.setSpacing(edge)
        self._across.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        self._across.setSpacing(2 * edge)
        fields = (self.start, self.end, self.first, self.until, self.note, self.playlist, self.place)
        for part in (*fields, *self.days, *self._on_holidays.values(), *self._on_makeup.values(), self.must):
            part.setFixedHeight(round(46 * scale))
        for key in (self.save, self.once, self.leave):
            key.setFixedHeight(round(52 * scale))

    def offer(self, choices: Choices) -> None:
        """What can be chosen; what is chosen stays."""
        if choices != self._choices:
            self._choices = choices
            self._fill()

    def open(self, entry: Entry, day: date | None = None, *, home: bool = False) -> None:
        """Shows an entry: one with an id is changed, and may be for a `day` only; else it is made. Without a playlist nothing
        is chosen yet; with `home` it will be where its playlist is at home."""
        self._base, self._day, self._own_place = entry, day if entry.recurring else None, not home
        self._asked = self._weighed = None
        self._quiet = True
        self._rule, self._holidays, self._makeup, self._must = entry.rule, entry.holidays, entry.makeup, entry.must_play
        self._choose(self.playlist, entry.playlist)
        self._choose(self.place, entry.target)
        for field, text in (
            (self.start, clock(entry.start)), (self.end, "24:00" if entry.end == entry.end.min else clock(entry.end)),
            (self.first, f"{entry.day}"), (self.until, f"{entry.until or ''}"), (self.note, entry.note),
        ):  # fmt: skip
            field.setText(text)
        self._quiet = False
        self._render()
        self._ask()

    def read_back(self, heard: Heard) -> None:
        """Shows what a sentence was understood as: it can be saved as it is."""
        asked = Weigh(entry=heard.entry)
        self._rest.stop()
        self.blockSignals(True)
        self.open(heard.entry)
        self.blockSignals(False)
        self._asked, self._weighed = asked, Weighed(asked=asked, entry=heard.entry, understood=heard.understood)
        self._tell(heard_lines(heard.entry, heard.understood))

    def weighed(self, weighed: Weighed) -> None:
        if weighed.asked == self._asked:
            self._weighed = weighed
            self._tell(heard_lines(weighed.entry, weighed.understood))

    def refuse(self, error: KioskError, asked: Weigh | None = None) -> None:
        """It cannot be saved like this, or (without what was asked) the sentence means nothing."""
        if asked is None or asked == self._asked:
            self._asked = self._weighed = None
            self._tell(not_heard(error))

    def send(self) -> None:
        """Saves it, once it was told what it means."""
        if self._weighed is None or self._rest.isActive():
            return
        entry = self._weighed.asked.entry
        self.errand.emit(Change(entry=entry) if entry.id else Add(entry=self._weighed.entry))

    def _send_once(self) -> None:
        if self._weighed is not None and self._day is not None and not self._rest.isActive():
            entry = self._weighed.asked.entry
            self.errand.emit(ChangeOnce(id=entry.id, day=self._day, once=once_of(entry, self._day)))

    def value(self) -> Entry:
        """The entry as the fields have it. Raises NotRead."""
        base = self._base
        playlist, target = self.playlist.currentData(), self.place.currentData()
        if base is None or playlist is None or target is None:
            raise NotRead(words.FIRST_PLAYLIST)
        start, end = read_clock(self.start.text()), read_clock(self.end.text())
        first = read_day(self.first.text(), self._desk.today)
        until = read_day(self.until.text(), first) if self.until.text().strip() and self._rule is not None else None
        same_times = (start, end) == (base.start, base.end)
        return replace(
            base, playlist=playlist, target=target, start=start, end=end, day=self._matching(first), rule=self._rule, until=until,
            nights=base.nights if same_times else int(end <= start), daypart=base.daypart if same_times else None,
            holidays=self._holidays, makeup=self._makeup, must_play=self._must, note=self.note.text().strip(),
        )  # fmt: skip

    def _matching(self, first: date) -> date:
        """The first day from a day on that is one of the chosen weekdays."""
        chosen = _weekdays(self._rule)
        ahead = (first + timedelta(days=by) for by in range(7))
        return next((day for day in ahead if chosen and day.weekday() in chosen), first)

    def render_desk(self, desk: Desk) -> None:
        other = desk.language is not self._desk.language
        self._desk = desk
        if other or not self.playlist.count():
            self._fill()
        self._render()

    def _fill(self) -> None:
        self._quiet = True
        for box, named in (
            (self.playlist, [(id, title) for id, title, _ in self._choices.playlists]), (self.place, self._choices.targets),
        ):  # fmt: skip
            chosen = box.currentData()
            box.clear()
            for id, title in named:
                box.addItem(self._desk.say(title), id)
            box.setPlaceholderText(self._desk.say(words.CHOOSE))
            self._choose(box, chosen)
        self._quiet = False

    def _choose(self, box: QComboBox, id: str | None) -> None:
        box.setCurrentIndex(box.findData(id) if id else -1)

    def _render(self) -> None:
        say, base = self._desk.say, self._base
        for text, caption in self._captions.items():
            caption.setText(say(text))
        self._heading.setText(say(words.heading(base.id if base is not None else 0)))
        chosen = _weekdays(self._rule)
        for at, key in enumerate(self.days):
            key.say(say(words.WEEKDAYS[at]))
            key.wear(Look.CHOSEN if at in chosen else Look.PLAIN)
        for holidays, key in self._on_holidays.items():
            key.say(say(words.ON_HOLIDAYS[holidays]))
            key.wear(Look.CHOSEN if holidays is self._holidays else Look.PLAIN)
        for makeup, key in self._on_makeup.items():
            key.say(say(words.ON_MAKEUP[makeup]))
            key.wear(Look.CHOSEN if makeup is self._makeup else Look.PLAIN)
        self.must.say(say(words.MUST_PLAY if self._must else words.MAY_LOSE))
        self.must.wear(Look.STANDING if self._must else Look.PLAIN)
        self.until.setEnabled(self._rule is not None)
        self.until.setPlaceholderText(say(words.NO_END if self._rule is not None else words.ONCE))
        self.note.setPlaceholderText(say(words.NOTE_HINT))
        self.save.say(say(words.save(base.id if base is not None else 0, self._day)))
        self.once.setVisible(self._day is not None)
        if self._day is not None:
            self.once.say(say(words.only_on(self._day)))
        self.leave.say(say(words.LEAVE))
        self.save.setEnabled(self._weighed is not None)
        self.once.setEnabled(self._weighed is not None)

    def _edited(self, *_: object) -> None:
        if not self._quiet:
            self._weighed = None
            self._rest.start()
            self._render()

    def _ask(self) -> None:
        """Asks what the fields mean, or says which of them means nothing."""
        self._rest.stop()
        try:
            self._asked = Weigh(entry=self.value())
        except NotRead as error:
            self._asked = None
            self._tell((error.text,))
            return
        self.asked.emit(self._asked)

    def _tell(self, lines: tuple[Text, ...]) -> None:
        self._means.setText("\n\n".join(self._desk.say(line) for line in lines))
        self._render()

    def _take_home(self, _: int) -> None:
        """A playlist plays in its own section, unless another place was chosen."""
        if not self._own_place:
            homes = {id: home for id, _, home in self._choices.playlists}
            self._choose(self.place, homes.get(self.playlist.currentData()))
        self._edited()

    def _take_place(self, _: int) -> None:
        self._own_place = True
        self._edited()

    def _turn_day(self, at: int) -> None:
        """The first day of the week that is chosen has holidays skipped: so it is with whatever comes every week."""
        days = _weekdays(self._rule) ^ {at}
        if self._rule is None and days:
            self._holidays = Holidays.SKIP
        listed = ",".join(_CODES[each] for each in sorted(days))
        self._rule = _EVERY_DAY if len(days) == 7 else f"FREQ=WEEKLY;BYDAY={listed}" if days else None
        self._edited()

    def _set_holidays(self, holidays: Holidays) -> None:
        self._holidays = holidays
        self._edited()

    def _set_makeup(self, makeup: Makeup) -> None:
        self._makeup = makeup
        self._edited()

    def _turn_must(self) -> None:
        self._must = not self._must
        self._edited()


def _weekdays(rule: str | None) -> set[int]:
    """The weekdays of a rule that is made of nothing else."""
    if rule == _EVERY_DAY:
        return set(range(7))
    listed = (rule or "").removeprefix("FREQ=WEEKLY;BYDAY=")
    codes = listed.split(",") if listed != rule else []
    return {_CODES.index(code) for code in codes} if codes and all(code in _CODES for code in codes) else set()
