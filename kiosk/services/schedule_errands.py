"""Errands about the schedule of the draft, and the questions what a sentence or an entry means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.schedule import Entry
from kiosk.domain.text import Language, Text
from kiosk.services import scheduling
from kiosk.services.entry_errands import dropped_on
from kiosk.services.errand import Done, Errand, Office
from kiosk.services.library import wall_of
from kiosk.services.ports import Draft
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_wording import entry_sentence
from kiosk.services.scheduling import Understood
from kiosk.services.times import hall_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Adds an entry."""

    entry: Entry

    def perform(self, office: Office) -> Done:
        scheduling.check_ahead(self.entry, _zone(office.draft), office.now_us)
        added = scheduling.add(office.draft, self.entry)
        return _told(office.draft, added, Text(zh="已加入草稿", en="Added to the draft"), Remove(id=added.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Drops what an entry plays on a day."""

    id: int
    day: date

    def perform(self, office: Office) -> Done:
        entry = scheduling.skip(office.draft, self.id, self.day)
        told = Text(zh=f"已跳过 {self.day} 这一次", en=f"Skipped on {self.day}")
        return _told(office.draft, entry, told, Unskip(id=self.id, day=self.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unskip:
    """Has an entry play on a day that was dropped."""

    id: int
    day: date

    def perform(self, office: Office) -> Done:
        entry = scheduling.unskip(office.draft, self.id, self.day)
        told = Text(zh=f"{self.day} 又会播放", en=f"Plays on {self.day} again")
        return _told(office.draft, entry, told, Skip(id=self.id, day=self.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Removes an entry."""

    id: int

    def perform(self, office: Office) -> Done:
        removed = scheduling.remove(office.draft, self.id)
        return _told(office.draft, removed, Text(zh="已删除", en="Removed"), Restore(entry=removed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """Puts a removed entry back as it was, with its id."""

    entry: Entry

    def perform(self, office: Office) -> Done:
        restored = office.draft.put_entry(scheduling.checked(office.draft, self.entry))
        return _told(office.draft, restored, Text(zh="已放回", en="Put back"), Remove(id=restored.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hear:
    """What does a sentence mean? Nothing is written."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigh:
    """What would an entry mean? It may have an id, and be another one than the draft has; with `instead_of` it would stand in
    for what an entry plays on a day. Nothing is written."""

    entry: Entry
    instead_of: tuple[int, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What an entry that was asked about would mean."""

    asked: Weigh
    entry: Entry
    understood: Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a sentence was understood as, to be read before it is added."""

    sentence: str
    entry: Entry
    understood: Understood


def hear(draft: Draft, errand: Hear, now_us: int) -> Heard:
    """Raises BadInput E-SCH-SENTENCE and what checking an entry raises."""
    # Here and not with the module: its phrases are compiled when it is loaded, and nobody is to wait for that at the start.
    from kiosk.services.saying import entry_of

    zone = _zone(draft)
    saying = entry_of(draft, errand.sentence, hall_time(now_us, zone).date())
    entry = scheduling.checked(draft, saying.entry)
    scheduling.check_ahead(entry, zone, now_us)
    understood = scheduling.understand(draft, entry, scheduling.first_ahead(entry, zone, now_us))
    remarks = (*saying.remarks, *understood.remarks)
    return Heard(sentence=errand.sentence, entry=entry, understood=replace(understood, remarks=remarks))


def weigh(draft: Draft, asked: Weigh, now_us: int) -> Weighed:
    """Raises what checking an entry raises, and BadInput E-SCH-PAST."""
    zone, entry = _zone(draft), scheduling.checked(draft, asked.entry)
    scheduling.check_ahead(entry, zone, now_us)
    beside = draft.entries()
    if asked.instead_of is not None:
        id, day = asked.instead_of
        beside = tuple(dropped_on(each, day) if each.id == id else each for each in beside)
    first = scheduling.first_ahead(entry, zone, now_us)
    return Weighed(asked=asked, entry=entry, understood=scheduling.understand(draft, entry, first, beside))


def _told(draft: Draft, entry: Entry, done: Text, undo: Errand) -> Done:
    said = entry_sentence(entry, Names.of(draft))
    return Done(
        text=Text(
            zh=f"{done.zh}：第 {entry.id} 项，{said.zh}",
            en=f"{done.read(Language.EN)}: entry {entry.id}, {said.read(Language.EN)}",
        ),
        undo=undo,
    )


def _zone(draft: Draft) -> tzinfo:
    return ZoneInfo(wall_of(draft).timezone)
