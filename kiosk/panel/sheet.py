"""What the page 排程 is made of: a day of the draft's schedule, its entries, and what publishing it would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from kiosk.domain.difference import Difference
from kiosk.domain.occurrences import instant_us
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Schedule
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.day_plan import DayPlan
from kiosk.services.publishing import changed_screens
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_wording import entry_sentence
from kiosk.services.scheduling import first_ahead, next_day
from kiosk.services.wording import sentence

LINES = 12
"""So many changes are told one by one before publishing."""

Found = tuple[tuple[Programme, Difference], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """An entry: what it means, when it plays next, and the day on which it does."""

    id: int
    text: Text
    next: Text
    next_day: date | None

    @property
    def key(self) -> int:
        return self.id


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

    `changes` is None where nothing can be published.
    """

    plan: DayPlan | None
    entries: tuple[EntryLine, ...]
    changes: Changes | None
    trouble: Text | None


def entry_lines(schedule: Schedule, names: Names, zone: tzinfo, now_us: int) -> tuple[EntryLine, ...]:
    """The entries by id."""
    return tuple(_entry_line(entry, schedule, names, zone, now_us) for entry in schedule.entries)


def _entry_line(entry: Entry, schedule: Schedule, names: Names, zone: tzinfo, now_us: int) -> EntryLine:
    day = next_day(entry, schedule.calendar, schedule.hours, first_ahead(entry, zone, now_us))
    if day is None:
        when = words.NO_MORE
    elif instant_us(day, entry.start, zone) <= now_us:
        when = words.UNDER_WAY
    else:
        when = words.next_start(day, entry.start)
    return EntryLine(id=entry.id, text=entry_sentence(entry, names), next=when, next_day=day)


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
