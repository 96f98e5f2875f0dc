"""How two programmes differ in a span: which screens, from when to when, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import Turn, turn_at
from kiosk.domain.asset import Media
from kiosk.domain.cue import CueKind, Cues
from kiosk.domain.exhibit import media_paths
from kiosk.domain.occurrences import occurrences
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry
from kiosk.domain.slide import Slide
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """From `from_us` to `to_us` a screen plays something else: `before` by one programme, `after` by another.

    A side is None for a screen that its programme does not know.
    """

    screen: str
    from_us: int
    to_us: int
    before: Turn | None
    after: Turn | None


def difference(before: Programme, after: Programme, cues: Cues, from_us: int, to_us: int) -> tuple[Difference, ...]:
    """The spans in which screens show something else by `after` than by `before`, by time and screen.

    Only where they can differ are the two asked: in the occurrences of entries that are not the same in both, and all the
    time where defaults, hours, the calendar or what a default playlist shows are others.
    """
    pair = _paired(before, after, cues)
    known = dict.fromkeys([*before.screen_by_id, *after.screen_by_id])
    found = [
        item
        for screen in known
        for span in _touched(pair, screen, from_us, to_us)
        for item in _differences(pair, screen, *span)
    ]
    order = {screen: place for place, screen in enumerate(known)}
    return tuple(sorted(found, key=lambda item: (item.from_us, order[item.screen])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two programmes, the playlists that do not show the same in both, and the entries that are not the same."""

    before: Programme
    after: Programme
    cues: Cues
    changed: frozenset[str]
    entries: tuple[tuple[Programme, Entry], ...]


def _paired(before: Programme, after: Programme, cues: Cues) -> _Pair:
    if after.scheduled is not None and after.schedule.calendar == before.schedule.calendar:
        # One and the same object, so that what has been worked out for an entry of one serves the other.
        after = replace(after, scheduled=replace(after.scheduled, calendar=before.schedule.calendar))
    changed = _shown_differently(before, after)
    entries = tuple(_changed_entries(before, after, changed))
    return _Pair(before=before, after=after, cues=cues, changed=changed, entries=entries)


def _differences(pair: _Pair, screen: str, start_us: int, end_us: int) -> Iterator[Difference]:
    """The differences of one screen in a span; while the same plays instead of the same, it is one."""
    t, open_ = start_us, None
    while t < end_us:
        was, was_until_us = _side(pair.before, pair.cues, screen, t)
        will, will_until_us = _side(pair.after, pair.cues, screen, t)
        until_us = min(edge for edge in (was_until_us, will_until_us, end_us) if edge is not None)
        if not _differ(was, will, pair.changed):
            now = None
        elif open_ is not None and open_.to_us == t and _goes_on(open_.before, was) and _goes_on(open_.after, will):
            now = replace(open_, to_us=until_us)
        else:
            now = Difference(screen=screen, from_us=t, to_us=until_us, before=was, after=will)
        if open_ is not None and (now is None or now.from_us != open_.from_us):
            yield open_
        t, open_ = until_us, now
    if open_ is not None:
        yield open_


def _side(programme: Programme, cues: Cues, screen_id: str, t: int) -> tuple[Turn | None, int | None]:
    """What a programme has on a screen at an instant, and until when; None for a screen it does not know."""
    screen = programme.screen_by_id.get(screen_id)
    return turn_at(programme, cues, screen, t) if screen is not None else (None, None)


def _differ(was: Turn | None, will: Turn | None, changed: frozenset[str]) -> bool:
    """Whether visitors see something else: another playlist or card, or a playlist that shows something else."""
    if was is None or will is None:
        return was is not will
    if was.playlist is not None or will.playlist is not None:
        return was.playlist != will.playlist or was.playlist in changed
    return (was.why.source, was.why.cue) != (will.why.source, will.why.cue)


def _goes_on(one: Turn | None, other: Turn | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.playlist, one.why.rule, one.why.source, one.why.cue) == (
        other.playlist, other.why.rule, other.why.source, other.why.cue
    )  # fmt: skip


def _shown_differently(before: Programme, after: Programme) -> frozenset[str]:
    """The playlists of both programmes that do not show the same in both."""
    return frozenset(
        playlist.id
        for playlist in before.playlists
        if playlist.id in after.playlist_by_id and _shown(before, playlist.id) != _shown(after, playlist.id)
    )


def _shown(programme: Programme, playlist: str) -> list[tuple[Slide, list[Media]]]:
    slides = programme.playlist_by_id[playlist].slides
    return [
        (
            programme.slide_by_id[slide],
            [
                programme.media_by_path[path]
                for path in media_paths(programme, slide).values()
                if path in programme.media_by_path
            ],
        )
        for slide in slides
    ]


def _touched(pair: _Pair, screen_id: str, from_us: int, to_us: int) -> list[tuple[int, int]]:
    """The spans in which a screen can differ, in order and apart."""
    was, will = (programme.screen_by_id.get(screen_id) for programme in (pair.before, pair.after))
    if was is None or will is None or was.targets != will.targets or _always_differ(pair, will):
        return [(from_us, to_us)]
    # What is frozen stands beyond the end of its occurrence, and that may be one that only one of the two has.
    frozen = (cue for cue in pair.cues.reaching(will.targets) if cue.kind is CueKind.FREEZE)
    held = ((max(cue.at_us, from_us), min(cue.until_us or to_us, to_us)) for cue in frozen)
    spans = [span for span in held if span[0] < span[1]] if pair.entries else []
    for programme, entry in pair.entries:
        if entry.target in will.targets:
            played = occurrences(entry, programme.schedule.calendar, ZoneInfo(programme.wall.timezone), from_us, to_us)
            spans += ((max(each.start_us, from_us), min(each.end_us, to_us)) for each in played)
    return _united(spans)


def _always_differ(pair: _Pair, screen: Screen) -> bool:
    """Whether something else than single entries is another: defaults, hours, the calendar, or what staff have taken."""
    defaults = [programme.default_playlist(screen) for programme in (pair.before, pair.after)]
    names = [default.id if default else None for default in defaults]
    one, other = pair.before.schedule, pair.after.schedule
    taken = any(cue.playlist in pair.changed for cue in pair.cues.items)
    differ = names[0] != names[1] or names[0] in pair.changed
    return (
        taken or differ or one.hours != other.hours or (one.calendar != other.calendar and bool(one.entries or other.entries))
    )


def _changed_entries(before: Programme, after: Programme, changed: frozenset[str]) -> Iterator[tuple[Programme, Entry]]:
    """The entries that the other programme does not have as they are, or that play what shows something else."""
    was, will = ({entry.id: entry for entry in programme.schedule.entries} for programme in (before, after))
    for id in {**was, **will}:
        one, other = was.get(id), will.get(id)
        if one is None or other is None or one.playlist in changed or not _alike(one, other):
            yield from ((programme, entry) for programme, entry in ((before, one), (after, other)) if entry is not None)


def _alike(one: Entry, other: Entry) -> bool:
    return one == other or replace(one, anchor_us=other.anchor_us, note=other.note) == other


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without overlaps, in order."""
    found: list[tuple[int, int]] = []
    for start_us, end_us in sorted(spans):
        if found and start_us <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end_us))
        else:
            found.append((start_us, end_us))
    return found
