"""Errands: what staff have done to the schedule at the panel, each as a value, and what came of it with the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.schedule import Entry
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Language, Text
from kiosk.services import scheduling
from kiosk.services.library import wall_of
from kiosk.services.ports import Draft, UnitOfWork
from kiosk.services.publishing import Order, publish
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_wording import entry_sentence
from kiosk.services.scheduling import Understood
from kiosk.services.times import hall_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Hear:
    """What does a sentence mean? Nothing is written."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Drops what an entry plays on a day."""

    id: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unskip:
    id: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """Puts a removed entry back as it was, with its id."""

    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """Freezes the draft as it is, from now on."""


Errand = Hear | Add | Skip | Unskip | Remove | Restore | Publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a sentence was understood as, to be read before it is added."""

    sentence: str
    entry: Entry
    understood: Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """That an errand was done, and the one that takes it back."""

    text: Text
    undo: Errand | None = None


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


def perform(uow: UnitOfWork, errand: Errand, now_us: int, idle: IdleSettings) -> Done:
    """Does an errand that writes. Raises what scheduling and publishing raise."""
    draft = uow.draft
    match errand:
        case Hear():
            raise TypeError("hearing writes nothing")
        case Add():
            scheduling.check_ahead(errand.entry, _zone(draft), now_us)
            added = scheduling.add(draft, errand.entry)
            return _told(draft, added, Text(zh="已加入草稿", en="Added to the draft"), Remove(id=added.id))
        case Skip():
            entry = scheduling.skip(draft, errand.id, errand.day)
            told = Text(zh=f"已跳过 {errand.day} 这一次", en=f"Skipped on {errand.day}")
            return _told(draft, entry, told, Unskip(id=errand.id, day=errand.day))
        case Unskip():
            entry = scheduling.unskip(draft, errand.id, errand.day)
            return _told(draft, entry, Text(zh=f"{errand.day} 又会播放", en=f"Plays on {errand.day} again"))
        case Remove():
            removed = scheduling.remove(draft, errand.id)
            return _told(draft, removed, Text(zh="已删除", en="Removed"), Restore(entry=removed))
        case Restore():
            restored = draft.put_entry(scheduling.checked(draft, errand.entry))
            return _told(draft, restored, Text(zh="已放回", en="Put back"))
        case Publish():
            return _publish(uow, now_us, idle)


def _publish(uow: UnitOfWork, now_us: int, idle: IdleSettings) -> Done:
    published = publish(uow, Order(note="", now_us=now_us, anchor_us=now_us, idle=idle))
    revision, count = published.programme.revision, len(published.changed_screens)
    zh, en = f"已发布第 {revision} 版，影响 {count} 块屏", f"Published revision {revision}; screens that change: {count}"
    empty = published.empty_playlists
    if empty:
        zh += f"；空的播放列表显示海报页：{'、'.join(empty)}"
        en += f"; empty playlists show the poster: {', '.join(empty)}"
    return Done(text=Text(zh=zh, en=en))


def _told(draft: Draft, entry: Entry, done: Text, undo: Errand | None = None) -> Done:
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
