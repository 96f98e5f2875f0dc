"""What the page 排程 is made of: a day of the draft's schedule, its entries, and what publishing it would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import lru_cache
from heapq import nsmallest

from kiosk.domain.cue import NO_CUES, Cues
from kiosk.domain.difference import Difference
from kiosk.domain.hours import ALWAYS_OPEN, Hours
from kiosk.domain.ids import HALL
from kiosk.domain.occurrences import hall_day, instant_us, is_over
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Schedule
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.day_plan import DayPlan
from kiosk.panel.desk import Planning
from kiosk.panel.month_plan import MonthPlan
from kiosk.services.publishing import changed_screens
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_wording import entry_sentence
from kiosk.services.scheduling import first_ahead, next_day
from kiosk.services.wording import sentence

LINES = 12
"""So many changes are told one by one before publishing."""
LISTED = 200
"""So many entries are listed at most: those that play next, or those that words were found in."""

Found = tuple[tuple[Programme, Difference], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """An entry: what it means, when it plays next, the day on which it does, and whether it is under way."""

    entry: Entry
    text: Text
    next: Text
    next_day: date | None
    under_way: bool = False

    @property
    def id(self) -> int:
        return self.entry.id

    @property
    def key(self) -> int:
        return self.entry.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The entries that are in sight, those that play next first; how many more there are, and how many are over and left out."""

    lines: tuple[EntryLine, ...] = ()
    more: int = 0
    over: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What an entry can be made of: playlists with the section each is at home in, and targets; by id, with their names."""

    playlists: tuple[tuple[str, Text, str], ...] = ()
    targets: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What publishing would change in the time that is looked ahead: on how many screens, and where, when and what.

    `any` says whether the draft differs at all: what it changes may be farther away.
    """

    screens: int
    any: bool
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The schedule of the draft; where that cannot be published, of what is published, with the sentence why (`trouble`).

    `changes` is None where nothing can be published. `programme` is what `plan` and `month` were made of.
    """

    plan: DayPlan | None = None
    month: MonthPlan | None = None
    listed: Listed = Listed()
    changes: Changes | None = None
    trouble: Text | None = None
    choices: Choices = Choices()
    hours: Hours = ALWAYS_OPEN
    programme: Programme | None = None
    cues: Cues = NO_CUES


def list_entries(
    schedule: Schedule, names: Names, zone: tzinfo, now_us: int, planning: Planning, also: Collection[int] = ()
) -> Listed:
    """The entries by what plays next; `also` are listed however late they are. Of a hundred thousand only those in sight are
    put into words."""
    words_, today = planning.words.casefold().split(), hall_day(now_us, zone)
    coming, over = list[tuple[date, Entry]](), list[Entry]()
    for entry in schedule.entries:
        if words_ and not _has(entry, names, words_):
            continue
        day = _roughly_next(entry, schedule, zone, now_us, today)
        if day is None:
            over.append(entry)
        else:
            coming.append((day, entry))
    # Not sorted whole: the interpreter is not let go of meanwhile, and nothing else would move for a third of a second.
    first = nsmallest(LISTED, coming, key=lambda each: (each[0], each[1].start, each[1].id))
    shown = [entry for _, entry in first] + (over[: -LISTED - 1 : -1] if planning.over else [])
    listed = {entry.id for entry in shown}
    rest = (*(entry for _, entry in coming), *over)
    shown += [entry for entry in rest if entry.id in also and entry.id not in listed]
    lines = tuple(_entry_line(entry, schedule, names, zone, now_us) for entry in shown)
    return Listed(lines=lines, more=max(0, len(coming) - LISTED), over=len(over))


def _has(entry: Entry, names: Names, words_: Iterable[str]) -> bool:
    """Whether all words stand in what an entry is called, where it plays, its first day or its note."""
    title, place = names.title(entry.playlist), names.place(entry.target)
    text = f"{title.zh} {title.en} {entry.playlist} {place.zh} {place.en} {entry.day} {entry.note}".casefold()
    return all(word in text for word in words_)


def _roughly_next(entry: Entry, schedule: Schedule, zone: tzinfo, now_us: int, today: date) -> date | None:
    """The day on which an entry plays next; of one that plays once it is not asked whether the hall is open then."""
    if entry.once:
        return None if entry.day < today and is_over(entry, zone, now_us) else entry.day
    if is_over(entry, zone, now_us):
        return None
    return _next_day(entry, schedule.calendar, schedule.hours, first_ahead(entry, zone, now_us))


_next_day = lru_cache(maxsize=4096)(next_day)


def _entry_line(entry: Entry, schedule: Schedule, names: Names, zone: tzinfo, now_us: int) -> EntryLine:
    day = _next_day(entry, schedule.calendar, schedule.hours, first_ahead(entry, zone, now_us))
    under_way = day is not None and instant_us(day, entry.start, zone) <= now_us
    when = words.UNDER_WAY if under_way else words.NO_MORE if day is None else words.next_start(day, entry.start)
    return EntryLine(entry=entry, text=entry_sentence(entry, names), next=when, next_day=day, under_way=under_way)


def choices_of(names: Names, homes: Mapping[str, str]) -> Choices:
    return Choices(
        playlists=tuple((id, title, homes.get(id, HALL)) for id, title in names.playlists.items()),
        targets=(
            (HALL, words.WHOLE_HALL),
            *names.sections.items(),
            *((screen, words.place((number,))) for number, screen in enumerate(names.screens, 1)),
        ),
    )


def changes_of(now: Programme | None, draft: Programme, found: Found, to_us: int, zone: tzinfo) -> Changes:
    """What a draft changes of what counts now: `found` was looked for until `to_us`."""
    if now is None:
        return Changes(screens=len(draft.wall.screens), any=True, lines=(words.FIRST_PUBLISH,))
    edited = [slide.title for slide in draft.slides if now.slide_by_id.get(slide.id) not in (None, slide)]
    screens = {item.screen for _, item in found} | set(changed_screens(now, replace(draft, scheduled=now.scheduled)))
    lines = [words.edited(edited)] if edited else []
    lines += _told(found, draft, to_us, zone)
    if not lines:
        lines = [words.OTHERWISE if screens else words.LATER_ONLY]
    return Changes(screens=len(screens), any=bool(found) or _differs(now, draft), lines=tuple(lines))


def _differs(now: Programme, draft: Programme) -> bool:
    """Whether publishing would write anything new; the number, the instant and the note are new every time."""
    same = replace(draft, revision=now.revision, anchor_us=now.anchor_us, note=now.note, idle=now.idle)
    return same.sha256() != now.sha256()


def _told(found: Found, draft: Programme, to_us: int, zone: tzinfo) -> Iterable[Text]:
    """One line for the screens that change alike at once; many lines are cut short, and counted."""
    groups: dict[tuple[int, int, Text | None, Text | None], list[str]] = {}
    for programme, item in found:
        before = sentence(item.before.why, programme, zone) if item.before else None
        after = sentence(item.after.why, draft, zone) if item.after else None
        groups.setdefault((item.from_us, item.to_us, before, after), []).append(item.screen)
    for (from_us, until_us, before, after), screens in list(groups.items())[:LINES]:
        end_us = until_us if until_us < to_us else None
        yield words.change(from_us, end_us, _where(draft, found[0][0], screens), before, after, zone)
    if len(groups) > LINES:
        yield words.in_all(len(groups))


def _where(draft: Programme, before: Programme, screens: Collection[str]) -> Text:
    """Whole sections by name, else screens by number; a screen that the draft has not is told by the number it has now."""
    programme = draft if all(screen in draft.screen_by_id for screen in screens) else before
    names, numbers = list[Text](), list[int]()
    numbered = {screen.id: number for number, screen in enumerate(programme.wall.screens, 1)}
    for section in programme.sections:
        here = [screen.id for screen in programme.wall.in_section(section.id)]
        chosen = [screen for screen in here if screen in screens]
        if here and len(chosen) == len(here):
            names.append(section.name)
        else:
            numbers += [numbered[screen] for screen in chosen]
    return words.of_screens(names, numbers)
