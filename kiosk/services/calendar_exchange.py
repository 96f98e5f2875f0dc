"""Calendars of other programs and the schedule: what of a file is new, as before, changed, not held, or gone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign_calendar import ForeignCalendar, ForeignEvent, NotHeld
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services import scheduling
from kiosk.services.calendar_names import Chosen, Names, playlist_names, target_names
from kiosk.services.library import wall_of
from kiosk.services.ports import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An entry on its way out: its UID, and what people read of its playlist and its place."""

    entry: Entry
    uid: str
    summary: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What counts for events that do not say it themselves, and whether entries go that are not in the file."""

    playlist: str | None = None
    target: str | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What becomes of a file: the entries it adds and changes, those that are as before, those that it does not have."""

    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    same: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    removes: bool
    not_held: tuple[NotHeld, ...]
    remarks: tuple[Text, ...]

    @property
    def removed(self) -> tuple[Entry, ...]:
        return self.gone if self.removes else ()


def outgoing(draft: Draft) -> tuple[Outgoing, ...]:
    """The entries of the draft as calendars are told of them, by id."""
    playlists, targets = playlist_names(draft), target_names(draft)
    return tuple(
        Outgoing(entry=entry, uid=uid, summary=playlists.name(entry.playlist), location=targets.name(entry.target))
        for uid, entry in _by_uid(draft).items()
    )


def planned(draft: Draft, calendar: ForeignCalendar, wishes: Wishes) -> Exchange:
    """What would become of a calendar; nothing is written. Raises BadInput E-SCH-PLAYLIST, E-SCH-TARGET for the wishes."""
    held, desk = _by_uid(draft), _Desk.of(draft, wishes)
    added, changed, same = list[Entry](), list[Entry](), list[Entry]()
    not_held, unheld = list(calendar.not_held), set(calendar.unheld)
    for event in calendar.events:
        before = held.get(event.uid)
        try:
            entry = desk.entry(event, before)
            if before is None or not _alike(entry, before):
                entry = scheduling.checked(draft, entry)
        except BadInput as error:
            not_held.append(NotHeld(event=event.name, reason=error.message, fix=error.fix))
            unheld.add(event.uid)
            continue
        if before is None:
            added.append(entry)
        else:
            (same if _alike(entry, before) else changed).append(entry)
    gone = _gone(held, {event.uid for event in calendar.events}, unheld)
    return Exchange(
        added=tuple(added), changed=tuple(changed), same=tuple(same), gone=gone, removes=wishes.replace,
        not_held=tuple(not_held), remarks=calendar.remarks,
    )  # fmt: skip


def take_in(draft: Draft, calendar: ForeignCalendar, wishes: Wishes) -> Exchange:
    """Writes into the draft what is planned, and gives it back with the ids of the new entries. Raises what `planned` does."""
    plan = planned(draft, calendar, wishes)
    for entry in plan.removed:
        draft.remove_entry(entry.id)
    changed = tuple(draft.put_entry(entry) for entry in plan.changed)
    return replace(plan, changed=changed, added=tuple(draft.put_entry(entry) for entry in plan.added))


def _by_uid(draft: Draft) -> dict[str, Entry]:
    """The entries by the UID that each is known by outside: the one it came with, else one that tells its hall and its id."""
    entries = draft.entries()
    # Entry 5 of one hall is not to be taken for entry 5 of another.
    hall = hashlib.sha256(wall_of(draft).hall.zh.encode()).hexdigest()[:8]
    taken = {entry.uid for entry in entries if entry.uid is not None}
    found: dict[str, Entry] = {}
    for entry in entries:
        uid = entry.uid or f"entry-{entry.id}.{hall}@exhibition-kiosk"
        while entry.uid is None and uid in taken:  # one of them went out and came into an empty store again
            uid = f"again-{uid}"
        found[uid] = entry
    return found


def _gone(held: Mapping[str, Entry], told: set[str], unheld: set[str]) -> tuple[Entry, ...]:
    """Entries that a file does not have. Those that were made here can only be missed by a file that knows some of them."""
    seen = told | unheld
    knows_ours = any(entry.uid is None for uid, entry in held.items() if uid in seen)
    return tuple(
        entry
        for uid, entry in held.items()
        if uid not in seen and uid.rsplit("#", 1)[0] not in unheld and (entry.uid is not None or knows_ours)
    )


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two entries are the same, however their exceptions are written down."""
    return _settled(one) == _settled(other)


def _settled(entry: Entry) -> Entry:
    return replace(entry, dropped=tuple(sorted(set(entry.dropped))), added=tuple(sorted(set(entry.added))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Where events become entries: what things are called here, and what was wished for."""

    playlists: Names
    targets: Names
    playlist: str | None
    target: str | None
    dayparts: Mapping[str, tuple[time, time]]

    @classmethod
    def of(cls, draft: Draft, wishes: Wishes) -> _Desk:
        playlists, targets = playlist_names(draft), target_names(draft)
        return cls(
            playlists=playlists, playlist=playlists.wish(wishes.playlist, _no_playlist(wishes.playlist or "")),
            targets=targets, target=targets.wish(wishes.target, _no_target(wishes.target or "")),
            dayparts={part.id: (part.start, part.end) for part in draft.dayparts()},
        )  # fmt: skip

    def entry(self, event: ForeignEvent, before: Entry | None) -> Entry:
        """The entry of an event. What the event does not say stays as it was. Raises BadInput if it has nothing to play."""
        kept = event.kept
        playlist = self.playlists.meant(kept.playlist, event.summary, self.playlist, before.playlist if before else None)
        target = self.targets.meant(kept.target, event.location, self.target, before.target if before else None)
        if playlist.id is None:
            raise _no_playlist(event.summary)
        if target.id is None:
            raise _no_target(event.location)
        held = before or Entry(
            id=0, playlist=playlist.id, target=target.id, day=event.day, start=event.start, end=event.end, uid=event.uid
        )
        return replace(
            held, playlist=playlist.id, target=target.id, day=event.day, start=event.start, end=event.end, nights=event.nights,
            rule=event.rule, until=event.until, dropped=event.dropped, added=event.added,
            holidays=kept.holidays or held.holidays, makeup=kept.makeup or held.makeup,
            must_play=held.must_play if kept.must_play is None else kept.must_play,
            may_idle=held.may_idle if kept.may_idle is None else kept.may_idle,
            daypart=self._daypart(event, before), note=_note(event, playlist, held),
        )  # fmt: skip

    def _daypart(self, event: ForeignEvent, before: Entry | None) -> str | None:
        """The name of the times, as long as they are still its times."""
        name = event.kept.daypart if event.kept.daypart is not None else before.daypart if before else None
        times = (event.start, event.end)
        if name and before is not None and name == before.daypart and times == (before.start, before.end):
            return name
        return name if name and self.dayparts.get(name, times) == times else None


def _note(event: ForeignEvent, playlist: Chosen, held: Entry) -> str:
    """A title that is no playlist's tells something else, so it is the note."""
    if event.kept.note is not None:
        return event.kept.note
    return held.note if playlist.by_name else event.summary


def _no_playlist(name: str) -> BadInput:
    said = name.replace("\n", " ")[:60]
    return BadInput(
        code="E-SCH-PLAYLIST",
        message=Text(
            zh=f"“{said}”不是一个播放列表的名称，或不止一个叫这个名称",
            en=f"'{said}' is not the name of a playlist, or of more than one",
        ),
        where="--playlist",
        fix=Text(zh="用 --playlist 说播放哪个列表", en="say with --playlist which one plays"),
    )


def _no_target(name: str) -> BadInput:
    said = name.replace("\n", " ")[:60]
    return BadInput(
        code="E-SCH-TARGET",
        message=Text(
            zh=f"“{said}”不是展厅、展区或屏幕的名称" if said else "没有写地点",
            en=f"'{said}' is not the name of the hall, a section or a screen" if said else "it does not say where",
        ),
        where="--target",
        fix=Text(
            zh="用 --target 说在哪里播放：hall、展区或屏幕", en="say with --target where it plays: hall, a section or a screen"
        ),
    )
