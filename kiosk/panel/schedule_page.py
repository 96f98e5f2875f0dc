"""The page 排程: a day or a week in lanes, a month, the entries, the forms that make and change them, and publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTableView, QVBoxLayout, QWidget

from kiosk.domain.errors import KioskError
from kiosk.domain.schedule import Entry, Occurrence
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, label
from kiosk.panel.day_bar import SPAN_KEYS, DayBar
from kiosk.panel.desk import Desk, Span
from kiosk.panel.entries_list import EntriesList
from kiosk.panel.entry_form import EntryForm
from kiosk.panel.hours_form import HoursForm
from kiosk.panel.lanes import Drawn, Lanes, Moved
from kiosk.panel.month_grid import MonthGrid
from kiosk.panel.moving import Moving
from kiosk.panel.new_entry import copy_of, fresh, of_drawn
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.publish_key import before_publishing
from kiosk.panel.question import Question
from kiosk.panel.reader import Glance
from kiosk.panel.schedule_head import ScheduleHead
from kiosk.panel.sheet import EntryLine, Sheet
from kiosk.panel.sights import SightOrder
from kiosk.panel.told import Told
from kiosk.services.errand import Errand
from kiosk.services.publish_errands import Publish
from kiosk.services.schedule_errands import Hear, Heard, Weigh, Weighed
from kiosk.services.times import hall_time


class Over(Enum):
    """What stands in the place of something else."""

    NOTHING = "nothing"
    QUESTION = "question"
    FORM = "form"
    HOURS = "hours"


class SchedulePage(PageView):
    """Shows the sheet that was read, and emits the errands that staff want done."""

    asked = Signal(object)
    """A Hear or a Weigh: what does a sentence mean, or an entry?"""
    sight_wanted = Signal(object)
    """A SightOrder: the hall at an instant is to be seen. Earlier wishes count no more."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._sheet = Sheet()
        self._at_us: int | None = None
        self._over = Over.NOTHING
        self._publishing = False
        self._moving: Moving | None = None
        self._shortcuts: list[QShortcut] = []
        self._head = ScheduleHead(self)
        self._bar = DayBar(self)
        self._trouble = label(self, "fault", wrap=True)
        self._lanes, self._month = Lanes(colours, self), MonthGrid(colours, self)
        self._room = QScrollArea(self)
        self._under = label(self, "plain", wrap=True)
        self._entries = EntriesList(self)
        self._told = Told(colours, self)
        self._question, self._form, self._hours = Question(self), EntryForm(self), HoursForm(self)
        self._lay_out()
        self.setFocusProxy(self._entries.table)
        self._connect()
        self._show_over(Over.NOTHING)

    def _lay_out(self) -> None:
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self._lanes)
        self._below = QWidget(self)
        below = QHBoxLayout(self._below)
        below.addWidget(self._entries, stretch=1)
        below.addWidget(self._told)
        lines = QVBoxLayout(self)
        for above in (self._head, self._bar, self._trouble):
            lines.addWidget(above)
        for part, stretch in (
            (self._room, 3), (self._month, 3), (self._under, 0), (self._below, 2), (self._question, 2), (self._form, 5), (self._hours, 5),
        ):  # fmt: skip
            lines.addWidget(part, stretch=stretch)
        for layout in (below, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._head.asked.connect(self.asked)
        self._head.agreed.connect(self._form.send)
        self._head.new.clicked.connect(self._make_new)
        self._head.publish.clicked.connect(self._ask_to_publish)
        self._told.wanted.connect(self.sight_wanted)
        self._bar.changed.connect(self.changed)
        self._bar.hours.clicked.connect(self._open_hours)
        self._month.opened.connect(self._open_day)
        self._lanes.pointed.connect(self._point)
        self._lanes.chosen.connect(self._entries.pick)
        self._lanes.opened.connect(self._edit_own)
        self._lanes.moved.connect(self._weigh_move)
        self._lanes.drawn.connect(self._make_drawn)
        self._entries.errand.connect(self.errand)
        self._entries.changed.connect(self.changed)
        self._entries.opened.connect(self._edit)
        self._entries.copied.connect(self._make_copy)
        self._entries.chosen.connect(self._choose_none)
        self._question.agreed.connect(self._agreed)
        self._question.besides.connect(self._agreed_besides)
        self._form.asked.connect(self.asked)
        self._form.errand.connect(self._save)
        self._hours.errand.connect(self._save)
        for part in (self._question, self._form, self._hours):
            part.left.connect(self._let_go)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
            shortcut.setAutoRepeat(key in {"Left", "Right"})
            shortcut.activated.connect(pressed)
            self._shortcuts.append(shortcut)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does, but for where it belongs to what has the focus: a text, or an instant in the lanes. While a form or
        a question is open they belong to that."""
        bar, entries = self._bar, self._entries
        spans = {key: bar.spans[span].click for span, key in SPAN_KEYS.items()}
        return spans | {
            "Left": bar.before.click,
            "Right": bar.after.click,
            "Ctrl+G": self._type_day,
            "H": bar.hours.click,
            "N": self._head.new.click,
            "/": self._type_words,
            "C": partial(_click_in_sight, entries.copy),
            "S": partial(_click_in_sight, entries.skip),
            "E": partial(_click_in_sight, entries.end),
            "Del": partial(_click_in_sight, entries.remove),
        }

    @property
    def table(self) -> QTableView:
        return self._entries.table

    @property
    def lanes(self) -> Lanes:
        return self._lanes

    @property
    def sheet(self) -> Sheet:
        """What was read last."""
        return self._sheet

    @property
    def form(self) -> EntryForm:
        return self._form

    def see(self, glance: Glance) -> None:
        """Takes the schedule where it was read."""
        if glance.schedule is None:
            return
        old, self._sheet = self._sheet.plan, glance.schedule
        if self._sheet.plan is not None and (old is None or old.columns != self._sheet.plan.columns):
            self._at_us = None
        self._entries.put(self._sheet.listed)
        self._form.offer(self._sheet.choices)
        if self._publishing:
            self._tell_changes()

    def heard(self, heard: Heard) -> None:
        """What a sentence means: it fills the form, and is read back there before it is added."""
        if self._head.takes(heard):
            self._show_over(Over.FORM)
            self._form.read_back(heard)

    def weighed(self, weighed: Weighed) -> None:
        """What an entry would mean: that of the form, or one that was dragged."""
        self._form.weighed(weighed)
        moving = self._moving
        if moving is None or weighed.asked not in moving.questions:
            return
        self._moving = moving = moving.answered(weighed)
        if not moving.complete:
            return
        if moving.needs_asking:
            other = words.CHANGE_ALL if moving.series is not None else None
            self._ask(moving.lines, moving.go, words.NOT_CHANGE, other)
        else:
            self._do(moving.errand)

    def not_heard(self, asked: Hear | Weigh, error: KioskError) -> None:
        """A sentence means nothing that could be added, or an entry cannot be like this."""
        if isinstance(asked, Hear):
            if self._head.gives_up(asked):
                if self._over is not Over.FORM:
                    self._open_new(fresh(self._desk))
                self._form.refuse(error)
        elif self._moving is not None and asked in self._moving.questions:
            self._moving = None
            self._ask(words.not_heard(error), None, words.CLOSE)
        else:
            self._form.refuse(error, asked)

    def take_sight(self, order: SightOrder, frames: Mapping[str, QImage]) -> None:
        """The pictures of an instant that was asked about."""
        self._told.take_sight(order, frames)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for part in (self._question, self._entries, self._form, self._hours):
            part.render_desk(desk)
        self._render()

    def set_colours(self, colours: Colours) -> None:
        for part in (self._lanes, self._month, self._told):
            part.set_colours(colours)

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        self._under.setMargin(edge)
        self._under.setMinimumHeight(round(56 * scale))
        self._told.fit(scale, window_width)
        for part in (self._head, self._bar, self._lanes, self._month, self._question, self._entries, self._form, self._hours):
            part.fit(scale)

    def escape(self) -> None:
        """Steps back: out of what is dragged, asked or filled in, else out of the sentence, else out of the selection."""
        if self._over is not Over.NOTHING or self._lanes.dragging:
            self._let_go()
        elif not self._head.clear():
            self._entries.table.clearSelection()

    def _render(self) -> None:
        say, sheet = self._desk.say, self._sheet
        self._head.render_sheet(self._desk, sheet)
        self._trouble.setVisible(sheet.trouble is not None)
        self._trouble.setText(say(sheet.trouble) if sheet.trouble else "")
        self._bar.render_sheet(self._desk, sheet)
        self._show_parts()
        self._month.render_month(self._desk, sheet.month)
        self._render_instant()

    def _show_over(self, over: Over) -> None:
        self._over = over
        for shortcut in self._shortcuts:
            shortcut.setEnabled(over is Over.NOTHING)
        self._show_parts()

    def _show_parts(self) -> None:
        """A question stands in the place of the entries, a form in that of everything."""
        over, span = self._over, self._desk.planning.span
        whole = over in (Over.FORM, Over.HOURS)
        for part, here in (
            (self._bar, not whole),
            (self._room, not whole and span is not Span.MONTH),
            (self._month, not whole and span is Span.MONTH),
            (self._under, over is Over.NOTHING and span is Span.WEEK),
            (self._below, over is Over.NOTHING and span is Span.DAY),
            (self._question, over is Over.QUESTION),
            (self._form, over is Over.FORM),
            (self._hours, over is Over.HOURS),
        ):
            part.setVisible(here)

    def _render_instant(self) -> None:
        plan, say = self._sheet.plan, self._desk.say
        at_us = self._at_us if self._at_us is not None or plan is None else plan.usual_us(self._desk.hall.now_us)
        self._lanes.render_plan(self._desk, plan, at_us or 0)
        if plan is None or at_us is None:
            return
        self._told.render_instant(self._desk, self._sheet, plan, at_us)
        lane = self._lanes.lane
        said = lane.said_at(at_us) if lane is not None else None
        moment = words.heading_at(hall_time(at_us, plan.zone))
        self._under.setText(say(words.said(moment, said) if said is not None else words.POINT))
        self._lanes.setAccessibleName(self._told.words)

    def _open_day(self, day: date) -> None:
        self.changed.emit(replace(self._desk.show_day(day), planning=replace(self._desk.planning, span=Span.DAY)))

    def _point(self, at_us: int) -> None:
        self._at_us = at_us
        self._render_instant()

    def _type_day(self) -> None:
        self._bar.go_to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type_words(self) -> None:
        self._entries.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_none(self) -> None:
        self._lanes.choose(None)

    def _make_new(self) -> None:
        """A sentence can be typed at once, and the form filled in beside it."""
        self._open_new(fresh(self._desk))
        self._head.type()

    def _open_new(self, entry: Entry, *, home: bool = True) -> None:
        self._show_over(Over.FORM)
        self._form.open(entry, home=home)

    def _make_drawn(self, drawn: Drawn) -> None:
        sheet = self._sheet
        if sheet.plan is not None:
            self._open_new(of_drawn(drawn, sheet.programme, sheet.plan.zone), home=False)

    def _make_copy(self, line: EntryLine) -> None:
        self._open_new(copy_of(line.entry), home=False)

    def _edit(self, line: EntryLine) -> None:
        own = self._entries.own
        self._show_over(Over.FORM)
        self._form.open(line.entry, own.day if own is not None else None)

    def _edit_own(self, own: Occurrence) -> None:
        line = self._entries.line_of(own.entry.id)
        if line is not None:
            self._entries.pick(own)
            self._edit(line)

    def _open_hours(self) -> None:
        self._show_over(Over.HOURS)
        self._hours.open(self._sheet.hours)

    def _weigh_move(self, moved: Moved) -> None:
        """Something was dragged: it is asked what that means before anything is written."""
        line, plan = self._entries.line_of(moved.own.entry.id), self._sheet.plan
        if line is None or plan is None:
            self._lanes.let_go()
            return
        self._moving = Moving(entry=line.entry, text=line.text, moved=moved, zone=plan.zone)
        for question in self._moving.questions:
            self.asked.emit(question)

    def _ask_to_publish(self) -> None:
        if self._sheet.changes is not None:
            self._ask(before_publishing(self._sheet.changes), words.PUBLISH, words.NOT_PUBLISH)
            self._publishing = True

    def _tell_changes(self) -> None:
        """Somebody may have gone on editing while it was asked whether to publish."""
        changes = self._sheet.changes
        if changes is not None and changes.any:
            self._question.tell(before_publishing(changes))
        else:
            self._let_go()

    def _ask(self, lines: tuple[Text, ...], go: Text | None, leave: Text, other: Text | None = None) -> None:
        self._head.let_go()
        self._publishing = False
        self._show_over(Over.QUESTION)
        self._question.ask(lines, go, leave, other)

    def _agreed(self) -> None:
        self._do(Publish() if self._publishing else self._moving.errand if self._moving is not None else None)

    def _agreed_besides(self) -> None:
        self._do(self._moving.series_errand if self._moving is not None else None)

    def _do(self, errand: Errand | None) -> None:
        self._let_go()
        if errand is not None:
            self.errand.emit(errand)

    def _save(self, errand: Errand) -> None:
        self._head.clear()
        self._do(errand)

    def _let_go(self) -> None:
        self._publishing, self._moving = False, None
        self._head.let_go()
        self._lanes.let_go()
        self._show_over(Over.NOTHING)
        self._entries.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._render_instant()


def _click_in_sight(key: Key) -> None:
    """A week and a month show no list, so nothing is done to what is selected there."""
    if key.isVisible():
        key.click()
