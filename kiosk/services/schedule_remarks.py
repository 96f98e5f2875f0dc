"""What there is to know about an entry before it counts: what it collides with, when it meets closed doors, what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain import ground
from kiosk.domain.occurrences import occurrence, unpublished_years
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Occurrence, Schedule
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.services import schedule_wording as wording
from kiosk.services.library import exhibit_of
from kiosk.services.ports import Draft
from kiosk.services.publishing import bare_programme
from kiosk.services.schedule_names import Names

_LOOKED_AT = timedelta(days=92)
"""So far from its first day on an entry is compared with the others: what recurs meets within a few months."""
_TOLD = 5
"""With how many other entries an overlap is told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """On a screen two entries want the same time, or an entry wants one at which the hall is closed (`other` is None)."""

    screen: Screen
    own: Occurrence
    other: Occurrence | None
    from_us: int
    to_us: int


def remarks(
    draft: Draft, entry: Entry, days: tuple[date, ...], last: date, beside: Iterable[Entry] | None = None
) -> tuple[Text, ...]:
    """About an entry that plays on `days`, and is looked at until `last`, beside the others of the draft or those given."""
    found: list[Text] = []
    if not any(playlist.slides for playlist in draft.playlists() if playlist.id == entry.playlist):
        found.append(wording.EMPTY)
    if not days:
        found.append(wording.NEVER)
    years = unpublished_years(entry, draft.calendar(), min(days, default=entry.day), last)
    if years:
        found.append(wording.unpublished(entry, years))
    return (*found, *_meetings_told(draft, entry, days, draft.entries() if beside is None else beside))


def _meetings_told(draft: Draft, entry: Entry, days: tuple[date, ...], beside: Iterable[Entry]) -> Iterator[Text]:
    programme, own = _trial(draft, entry, beside)
    zone, names = ZoneInfo(programme.wall.timezone), Names.of(draft)
    soon = [day for day in days if day <= days[0] + _LOOKED_AT]
    first: dict[int | None, _Meeting] = {}
    for meeting in _meetings(programme, own, soon):
        key = meeting.other.entry.id if meeting.other is not None else None
        first[key] = min(first.get(key, meeting), meeting, key=lambda each: each.from_us)
    closed = first.pop(None, None)
    if closed is not None:
        yield wording.closed_then(closed.from_us, closed.to_us, zone)
    met = sorted(first.values(), key=lambda each: each.from_us)
    for each in met[:_TOLD]:
        yield _overlap(each, names, zone)
    if len(met) > _TOLD:
        yield wording.more_overlaps(len(met) - _TOLD)


def _overlap(meeting: _Meeting, names: Names, zone: ZoneInfo) -> Text:
    own, other = meeting.own, meeting.other
    assert other is not None
    winner = min(own, other, key=lambda each: ground.strength(each, meeting.screen))
    why = because(own, other, meeting.screen)
    titles = other.entry.id, names.title(other.entry.playlist), names.title(winner.entry.playlist)
    return wording.overlap(
        *titles, winner is other, meeting.from_us, meeting.to_us, why, zone
    )  # fmt: skip


def because(one: Occurrence, other: Occurrence, screen: Screen) -> Text:
    """Why one of two that want the same time of a screen is stronger."""
    pairs = zip(ground.strength(one, screen), ground.strength(other, screen), strict=True)
    return wording.BECAUSE[next(place for place, (ours, theirs) in enumerate(pairs) if ours != theirs)]


def _trial(draft: Draft, entry: Entry, beside: Iterable[Entry]) -> tuple[Programme, Entry]:
    """The draft as a programme with the entry in it, and the entry as it is there: an unwritten one is the youngest."""
    others = [item for item in beside if item.id != entry.id]
    own = replace(entry, id=entry.id or max((item.id for item in others), default=0) + 1)
    slides = tuple(slide for deck in exhibit_of(draft).decks for slide in deck.slides)
    known = {slide.id for slide in slides}
    programme = replace(
        bare_programme(draft, 0),
        slides=slides,
        playlists=tuple(playlist for playlist in draft.playlists() if known.issuperset(playlist.slides)),
        scheduled=Schedule(entries=(*others, own), hours=draft.hours(), calendar=draft.calendar()),
    )
    return programme, own


def _meetings(programme: Programme, own: Entry, days: Iterable[date]) -> Iterator[_Meeting]:
    zone, screens = ZoneInfo(programme.wall.timezone), _differing(programme, own)
    for day in days:
        mine = occurrence(own, day, zone)
        for screen in screens if mine is not None else ():
            assert mine is not None
            t = mine.start_us
            while t < mine.end_us:
                stretch = ground.stretch(programme, screen, t)
                if stretch is None:
                    break
                until_us = min(stretch.end_us, mine.end_us)
                yield from _met(screen, mine, stretch, t, until_us)
                t = until_us


def _met(screen: Screen, mine: Occurrence, stretch: ground.Stretch, from_us: int, to_us: int) -> Iterator[_Meeting]:
    """Who else is there; where the hall is closed to both, only that."""
    places = {reason.occurrence.entry.id: place for place, reason in enumerate(stretch.reasons) if reason.occurrence}
    closing = next((place for place, reason in enumerate(stretch.reasons) if reason.closing), len(stretch.reasons))
    own = places.pop(mine.entry.id, None)
    if own is None:
        return
    if closing < own:
        yield _Meeting(screen=screen, own=mine, other=None, from_us=from_us, to_us=to_us)
    for place in places.values():
        if min(own, place) < closing:
            yield _Meeting(screen=screen, own=mine, other=stretch.reasons[place].occurrence, from_us=from_us, to_us=to_us)


def _differing(programme: Programme, own: Entry) -> tuple[Screen, ...]:
    """One for all the screens of the entry that the same entries want: asking all of them would tell nothing more."""
    wanted = {entry.target for entry in programme.schedule.entries}
    reached = [screen for screen in programme.wall.screens if own.target in screen.targets]
    return tuple(
        {tuple(target for target in screen.targets if target in wanted): screen for screen in reversed(reached)}.values()
    )
