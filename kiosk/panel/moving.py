"""An occurrence that was dragged: what it could mean, what each of that leads to, and the errands that do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from kiosk.domain.occurrences import hall_day
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.lanes import Moved
from kiosk.services.entry_errands import Change, ChangeOnce, once_of, timed
from kiosk.services.errand import Errand
from kiosk.services.schedule_errands import Weigh, Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """The entry as it is, and where one of its occurrences was dragged; `answers` are what the questions led to so far."""

    entry: Entry
    text: Text
    moved: Moved
    zone: tzinfo
    answers: Mapping[Weigh, Weighed] = field(default_factory=dict)

    @property
    def _day(self) -> Entry:
        """The occurrence by itself, at its new times and on its new day."""
        own, start_us = self.moved.own, self.moved.start_us
        once = timed(once_of(self.entry, own.day), start_us, self.moved.end_us, self.zone)
        return replace(once, day=hall_day(start_us, self.zone))

    @property
    def alone(self) -> Weigh:
        """What it means to move this occurrence only, or what plays only once."""
        if self._recurs:
            return Weigh(entry=self._day, instead_of=(self.entry.id, self.moved.own.day))
        moved = timed(self.entry, self.moved.start_us, self.moved.end_us, self.zone)
        return Weigh(entry=replace(moved, day=self._day.day))

    @property
    def series(self) -> Weigh | None:
        """What it means to move all of them; None where it went to another day, or there is only one."""
        if not self._recurs or self._day.day != self.moved.own.day:
            return None
        return Weigh(entry=timed(self.entry, self.moved.start_us, self.moved.end_us, self.zone))

    @property
    def _recurs(self) -> bool:
        return self.entry.recurring or bool(self.entry.added)

    @property
    def questions(self) -> tuple[Weigh, ...]:
        return (self.alone,) if self.series is None else (self.alone, self.series)

    def answered(self, weighed: Weighed) -> Moving:
        return replace(self, answers={**self.answers, weighed.asked: weighed})

    @property
    def complete(self) -> bool:
        return all(each in self.answers for each in self.questions)

    @property
    def needs_asking(self) -> bool:
        """Whether somebody has to say which, or that it is meant in spite of what it leads to."""
        return self._recurs or bool(self.answers[self.alone].understood.remarks)

    @property
    def errand(self) -> Errand:
        if self._recurs:
            return ChangeOnce(id=self.entry.id, day=self.moved.own.day, once=self._day)
        return Change(entry=self.alone.entry)

    @property
    def series_errand(self) -> Errand | None:
        return Change(entry=self.series.entry) if self.series is not None else None

    @property
    def lines(self) -> tuple[Text, ...]:
        """What is asked."""
        own = self.moved.own
        told = words.moving(self.text, (own.start_us, own.end_us), (self.moved.start_us, self.moved.end_us), self.zone)
        first = self.answers[self.alone].understood.remarks
        lines = [told, words.case(words.CHANGE_ONCE if self._recurs else words.CHANGE_IT, first)]
        if self.series is not None:
            lines.append(words.case(words.CHANGE_ALL, self.answers[self.series].understood.remarks))
        return tuple(lines)

    @property
    def go(self) -> Text:
        return words.CHANGE_ONCE if self._recurs else words.CHANGE_IT
