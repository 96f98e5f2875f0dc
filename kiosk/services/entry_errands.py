"""Errands that change entries which are there already: one for good, one for a day, one from now on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.errors import BadInput
from kiosk.domain.occurrences import hall_day, occurrence
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Language, Text
from kiosk.services import scheduling
from kiosk.services.errand import Done, Office
from kiosk.services.library import wall_of
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_wording import entry_sentence
from kiosk.services.times import hall_time

_CHANGED = Text(zh="已修改", en="Changed"), Text(zh="已改回", en="Changed back")
_ONCE = Text(zh="只改了这一次", en="Changed this once"), Text(zh="这一次已改回", en="This once is as before")
_ENDED = Text(zh="发布后就结束", en="Ends as soon as it is published"), Text(zh="不提前结束", en="Does not end early")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearrange:
    """Writes entries and takes others away, as one deed; `done` says it, `undone` that it was taken back."""

    put: tuple[Entry, ...]
    remove: tuple[int, ...] = ()
    done: Text
    undone: Text

    def perform(self, office: Office) -> Done:
        """Raises what `scheduling.checked` does, and BadInput E-SCH-ENTRY."""
        draft = office.draft
        before = {entry.id: entry for entry in draft.entries()}
        removed = tuple(scheduling.remove(draft, id) for id in self.remove)
        written = tuple(draft.put_entry(scheduling.checked(draft, entry)) for entry in self.put)
        undo = Rearrange(
            put=(*removed, *(before[entry.id] for entry in written if entry.id in before)),
            remove=tuple(entry.id for entry in written if entry.id not in before),
            done=self.undone,
            undone=self.done,
        )
        told, names = (written or removed)[-1], Names.of(draft)
        said = entry_sentence(told, names)
        zh, en = f"第 {told.id} 项，{said.zh}", f"entry {told.id}, {said.read(Language.EN)}"
        return Done(text=Text(zh=f"{self.done.zh}：{zh}", en=f"{self.done.read(Language.EN)}: {en}"), undo=undo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Puts an entry in the place of the one that has its id."""

    entry: Entry

    def perform(self, office: Office) -> Done:
        """Raises BadInput E-SCH-ENTRY, E-SCH-PAST and what `scheduling.checked` does."""
        scheduling.entry_of_id(office.draft, self.entry.id)
        scheduling.check_ahead(self.entry, _zone(office), office.now_us)
        return Rearrange(put=(self.entry,), done=_CHANGED[0], undone=_CHANGED[1]).perform(office)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOnce:
    """Has an entry play otherwise on one of its days: that day is dropped, and `once` plays by itself."""

    id: int
    day: date
    once: Entry

    def perform(self, office: Office) -> Done:
        """Raises BadInput E-SCH-ENTRY, E-SCH-PAST and what `scheduling.checked` does."""
        scheduling.check_ahead(self.once, _zone(office), office.now_us)
        entry = scheduling.entry_of_id(office.draft, self.id)
        put = dropped_on(entry, self.day), replace(self.once, id=0)
        return Rearrange(put=put, done=_ONCE[0], undone=_ONCE[1]).perform(office)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndNow:
    """Ends what an entry plays on a day; of one that recurs only this once."""

    id: int
    day: date

    def perform(self, office: Office) -> Done:
        """Raises BadInput E-SCH-ENTRY, and E-SCH-OFF if it is not under way."""
        entry, zone, now_us = scheduling.entry_of_id(office.draft, self.id), _zone(office), office.now_us
        played = occurrence(entry, self.day, zone)
        end = hall_time(now_us, zone).replace(microsecond=0)
        if played is None or not played.start_us + 1_000_000 <= now_us < played.end_us:
            raise _not_under_way(entry.id)
        once = replace(once_of(entry, self.day), end=end.time(), nights=(end.date() - self.day).days)
        put = (dropped_on(entry, self.day), once) if entry.recurring or entry.added else (replace(once, id=entry.id),)
        return Rearrange(put=put, done=_ENDED[0], undone=_ENDED[1]).perform(office)


def once_of(entry: Entry, day: date) -> Entry:
    """What an entry plays on one of its days, as an entry of its own."""
    return replace(
        entry, id=0, day=day, rule=None, until=None, dropped=(), added=(), uid=None,
        holidays=Holidays.IGNORE, makeup=Makeup.WEEKDAY, daypart=None,
    )  # fmt: skip


def dropped_on(entry: Entry, day: date) -> Entry:
    return replace(entry, dropped=tuple(sorted({*entry.dropped, day})))


def timed(entry: Entry, start_us: int, end_us: int, zone: tzinfo) -> Entry:
    """The entry with the times of day of two instants; its days stay. Its part of the day no longer says when it is."""
    start, end = hall_time(start_us, zone), hall_time(end_us, zone)
    nights = (hall_day(end_us, zone) - hall_day(start_us, zone)) // timedelta(days=1)
    return replace(entry, start=start.time(), end=end.time(), nights=nights, daypart=None)


def _zone(office: Office) -> tzinfo:
    return ZoneInfo(wall_of(office.draft).timezone)


def _not_under_way(id: int) -> BadInput:
    return BadInput(
        code="E-SCH-OFF",
        message=Text(zh=f"第 {id} 项现在没有在播放", en=f"entry {id} is not under way"),
        where=str(id),
        fix=Text(zh="还没开始的可以跳过一次", en="what has not begun can be skipped once"),
    )
