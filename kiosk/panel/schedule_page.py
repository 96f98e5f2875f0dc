"""The page 排程: a day in lanes, the entries, a sentence that becomes one, and publishing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QTableView, QVBoxLayout, QWidget

from kiosk.domain.errors import KioskError
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.entries_list import EntriesList
from kiosk.panel.lanes import Lanes
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.publish_key import PublishKey, before_publishing
from kiosk.panel.question import Question
from kiosk.panel.reader import Glance
from kiosk.panel.sheet import Sheet
from kiosk.services.publish_errands import Publish
from kiosk.services.schedule_errands import Add, Hear, Heard
from kiosk.services.times import hall_time

_NOTHING_READ = Sheet(plan=None, entries=(), changes=None, trouble=None)


class SchedulePage(PageView):
    """Shows the sheet that was read, and emits the errands that staff want done."""

    changed = Signal(object)
    """A Desk: another day is to be shown."""
    errand = Signal(object)
    """An Errand."""
    asked = Signal(object)
    """A Hear: what does a sentence mean?"""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._sheet = _NOTHING_READ
        self._at_us: int | None = None
        self._asked: Add | Publish | None = None
        self._hearing: Hear | None = None
        self._head, self._day_bar, self._told = (QFrame(self) for _ in range(3))
        for part in (self._head, self._day_bar, self._told):
            part.setObjectName("actions")
        self._sentence = QLineEdit(self)
        self._sentence.setClearButtonEnabled(True)
        self._look = Key(self)
        self._publish = PublishKey(self)
        self._heading = label(self, "heading", wrap=True)
        self._before, self._today, self._after = Key(self, "←", beside=True), Key(self), Key(self, "→", beside=True)
        self._trouble = label(self, "fault", wrap=True)
        self._lanes = Lanes(colours, self)
        self._room = QScrollArea(self)
        self._entries = EntriesList(self)
        self._at = label(self, "caption")
        self._said = label(self, "plain", wrap=True)
        self._said.setObjectName("quiet")
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said_room = QScrollArea(self)
        self._said_room.setObjectName("quiet")
        self._question = Question(self)
        self._question.hide()
        self._lay_out()
        self.setFocusProxy(self._entries.table)
        self._connect()

    def _lay_out(self) -> None:
        for room, inside in ((self._room, self._lanes), (self._said_room, self._said)):
            room.setWidgetResizable(True)
            room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            room.setWidget(inside)
        self._bars = [QHBoxLayout(frame) for frame in (self._head, self._day_bar)]
        for bar, first, keys in (
            (self._bars[0], self._sentence, (self._look, self._publish)),
            (self._bars[1], self._heading, (self._before, self._today, self._after)),
        ):
            bar.addWidget(first, stretch=1)
            for key in keys:
                bar.addWidget(key)
        self._beside = QVBoxLayout(self._told)
        self._beside.addWidget(self._at)
        self._beside.addWidget(self._said_room, stretch=1)
        self._below = QWidget(self)
        below = QHBoxLayout(self._below)
        below.addWidget(self._entries, stretch=1)
        below.addWidget(self._told)
        lines = QVBoxLayout(self)
        for above in (self._head, self._day_bar, self._trouble):
            lines.addWidget(above)
        for part, stretch in ((self._room, 3), (self._below, 2), (self._question, 2)):
            lines.addWidget(part, stretch=stretch)
        for layout in (below, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._sentence.returnPressed.connect(self._hear)
        self._look.clicked.connect(self._hear)
        self._publish.clicked.connect(self._ask_to_publish)
        self._before.clicked.connect(partial(self._turn, -1))
        self._today.clicked.connect(self._turn_to_today)
        self._after.clicked.connect(partial(self._turn, 1))
        self._lanes.pointed.connect(self._point)
        self._entries.errand.connect(self.errand)
        self._question.agreed.connect(self._agreed)
        self._question.left.connect(self._let_go)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
            shortcut.setAutoRepeat(key in {"Left", "Right"})
            shortcut.activated.connect(pressed)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does, but for where it belongs to what has the focus: a text, or an instant in the lanes."""
        return {
            "Left": self._before.click,
            "Right": self._after.click,
            "N": self._type,
            "Del": self._entries.remove.click,
        }

    @property
    def table(self) -> QTableView:
        return self._entries.table

    @property
    def lanes(self) -> Lanes:
        return self._lanes

    def see(self, glance: Glance) -> None:
        """Takes the schedule where it was read."""
        if glance.schedule is None:
            return
        old, self._sheet = self._sheet.plan, glance.schedule
        if self._sheet.plan is not None and (old is None or old.day != self._sheet.plan.day):
            self._at_us = None
        self._entries.put(self._sheet.entries)
        if isinstance(self._asked, Publish):
            self._tell_changes()

    def heard(self, heard: Heard) -> None:
        """What a sentence means: it is read back before it is added."""
        if self._hearing == Hear(sentence=heard.sentence):
            self._ask(Add(entry=heard.entry), words.heard(heard), words.ADD, words.NOT_ADD)

    def not_heard(self, errand: Hear, error: KioskError) -> None:
        """A sentence means nothing that could be added."""
        if self._hearing == errand:
            self._ask(None, words.not_heard(error), None, words.CLOSE)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._question.render_desk(desk)
        self._entries.render_desk(desk)
        self._render()

    def set_colours(self, colours: Colours) -> None:
        self._lanes.set_colours(colours)

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        for bar in (*self._bars, self._beside):
            bar.setContentsMargins(edge, edge, edge, edge)
            bar.setSpacing(edge)
        for part in (self._sentence, self._look, self._publish, self._before, self._today, self._after):
            part.setFixedHeight(round(46 * scale))
        self._told.setFixedWidth(max(round(380 * scale), round(0.3 * window_width)))
        self._lanes.fit(scale)
        self._question.fit(scale)
        self._entries.fit(scale)

    def escape(self) -> None:
        """Steps back: out of the question, else out of the sentence, else out of the selection."""
        if self._question.isVisible():
            self._let_go()
        elif self._sentence.text():
            self._sentence.clear()
        else:
            self._entries.table.clearSelection()

    def _render(self) -> None:
        say, sheet, plan = self._desk.say, self._sheet, self._sheet.plan
        self._sentence.setPlaceholderText(say(words.SAY))
        for key, word in (
            (self._look, words.LOOK), (self._before, words.DAY_BEFORE), (self._today, words.TODAY), (self._after, words.DAY_AFTER),
        ):  # fmt: skip
            key.say(say(word))
        self._publish.show_changes(self._desk, sheet.changes)
        self._today.wear(Look.CHOSEN if self._desk.day is None else Look.PLAIN)
        self._trouble.setVisible(sheet.trouble is not None)
        self._trouble.setText(say(sheet.trouble) if sheet.trouble else "")
        names = [each for each in (plan.named, plan.hours) if each is not None] if plan else []
        self._heading.setText(say(words.heading(plan.day, names) if plan else words.NOT_YET))
        self._render_instant()

    def _render_instant(self) -> None:
        plan, say = self._sheet.plan, self._desk.say
        at_us = self._at_us if self._at_us is not None or plan is None else plan.usual_us(self._desk.hall.now_us)
        self._lanes.render_plan(self._desk, plan, at_us or 0)
        if plan is None or at_us is None:
            return
        self._at.setText(say(words.at(hall_time(at_us, plan.zone))))
        self._said.setText("\n".join(say(text) for text in plan.said_at(at_us)))
        self._lanes.setAccessibleName(f"{self._at.text()}\n{self._said.text()}")

    def _turn(self, by: int) -> None:
        self.changed.emit(self._desk.turn_day(by))

    def _turn_to_today(self) -> None:
        self.changed.emit(replace(self._desk, day=None))

    def _point(self, at_us: int) -> None:
        self._at_us = at_us
        self._render_instant()

    def _type(self) -> None:
        self._sentence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _hear(self) -> None:
        sentence = self._sentence.text().strip()
        if sentence:
            self._hearing = Hear(sentence=sentence)
            self.asked.emit(self._hearing)

    def _ask_to_publish(self) -> None:
        if self._sheet.changes is not None:
            self._ask(Publish(), before_publishing(self._sheet.changes), words.PUBLISH, words.NOT_PUBLISH)

    def _tell_changes(self) -> None:
        """Somebody may have gone on editing while it was asked whether to publish."""
        changes = self._sheet.changes
        if changes is not None and changes.any:
            self._question.tell(before_publishing(changes))
        else:
            self._let_go()

    def _ask(self, errand: Add | Publish | None, lines: tuple[Text, ...], go: Text | None, leave: Text) -> None:
        self._asked, self._hearing = errand, None
        self._below.hide()
        self._question.ask(lines, go, leave)

    def _agreed(self) -> None:
        errand = self._asked
        if isinstance(errand, Add):
            self._sentence.clear()
        self._let_go()
        if errand is not None:
            self.errand.emit(errand)

    def _let_go(self) -> None:
        self._asked = None
        self._question.hide()
        self._below.show()
        self._entries.table.setFocus(Qt.FocusReason.OtherFocusReason)
