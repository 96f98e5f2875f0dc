"""Playlists that staff make and change in the draft, each change checked before it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import HALL, FieldError, check_id
from kiosk.domain.playlist import Assignment, CycleError, Playlist, flattened, included
from kiosk.domain.text import Text
from kiosk.services import playlist_errors as errors
from kiosk.services.library import exhibit_of, wall_of
from kiosk.services.ports import Draft

T = TypeVar("T")

MOST_SLIDES = 10_000
"""So many slides a playlist may have at most, those of playlists that stand in it counted too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What is to stand in a playlist: slides by id, other playlists as `@` and their id, before place `at` (from 1) or at the end.

    The rest is for a playlist that is new, which is in the section of its first item unless one is named.
    """

    name: str
    items: tuple[str, ...] = ()
    at: int | None = None
    section: str | None = None
    title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Where a playlist is used: the targets that play it by default, the entries of the schedule, the playlists it stands in."""

    targets: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()
    playlists: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.entries or self.playlists)


def uses(draft: Draft) -> dict[str, Use]:
    """Where the draft uses each of its playlists."""
    listed = draft.playlists()
    targets = _gathered((each.playlist, each.target) for each in draft.assignments())
    entries = _gathered((entry.playlist, entry.id) for entry in draft.entries())
    within = _gathered((name, each.id) for each in listed for name in dict.fromkeys(each.included))
    return {
        each.id: Use(targets=tuple(targets[each.id]), entries=tuple(entries[each.id]), playlists=tuple(within[each.id]))
        for each in listed
    }


def _gathered(pairs: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for name, item in pairs:
        found[name].append(item)
    return found


def add(draft: Draft, order: Addition) -> Playlist:
    """Puts slides into a playlist, which is made if it is not there.

    Raises BadInput E-PL-NAME, E-PL-SECTION, E-PL-SLIDE, E-PL-PLACE, E-PL-CYCLE, E-PL-LONG.
    """
    _check_items(draft, order.items)
    there = next((each for each in draft.playlists() if each.id == order.name), None)
    playlist = there if there is not None else _new(draft, order)
    if there is not None and (order.section is not None or order.title is not None):
        raise errors.there_already(order.name)
    end = len(playlist.slides) + 1
    before = errors.checked_place(order.at if order.at is not None else end, end, "--at") - 1
    slides = (*playlist.slides[:before], *order.items, *playlist.slides[before:])
    return _put(draft, replace(playlist, slides=slides))


def remove(draft: Draft, name: str, items: Iterable[str]) -> Playlist:
    """Takes items out of a playlist: a slide or an `@` playlist wherever it stands, or what stands at a place (from 1).

    Raises BadInput E-PL-NAME, E-PL-SLIDE.
    """
    playlist = found(draft, name)
    gone = {place for item in items for place in _places(playlist, item)}
    left = tuple(item for place, item in enumerate(playlist.slides, 1) if place not in gone)
    return _put(draft, replace(playlist, slides=left))


def move(draft: Draft, name: str, place: int, to: int) -> Playlist:
    """Puts what stands at a place (from 1) at another one. Raises BadInput E-PL-NAME, E-PL-PLACE."""
    playlist = found(draft, name)
    slides, count = list(playlist.slides), len(playlist.slides)
    item = slides.pop(errors.checked_place(place, count, "FROM") - 1)
    slides.insert(errors.checked_place(to, count, "TO") - 1, item)
    return _put(draft, replace(playlist, slides=tuple(slides)))


def arrange(draft: Draft, name: str, slides: Iterable[str]) -> Playlist:
    """Has a playlist play other items, or the same in another order.

    Raises BadInput E-PL-NAME, E-PL-SLIDE, E-PL-CYCLE, E-PL-LONG.
    """
    playlist, listed = found(draft, name), tuple(slides)
    _check_items(draft, set(listed) - set(playlist.slides))
    return _put(draft, replace(playlist, slides=listed))


def make(draft: Draft, playlist: Playlist) -> Playlist:
    """Puts a whole playlist into the draft. Raises BadInput E-PL-NAME where its id is taken or it has no title, E-PL-SECTION,
    E-PL-SLIDE, E-PL-CYCLE, E-PL-LONG."""
    if any(each.id == playlist.id for each in draft.playlists()):
        raise errors.there_already(playlist.id)
    if not playlist.title.zh.strip():
        raise errors.no_title()
    sections = [section.id for section in exhibit_of(draft).sections]
    if playlist.section not in sections:
        raise errors.no_section(playlist.section, sections)
    _check_items(draft, dict.fromkeys(playlist.slides))
    return _put(draft, playlist)


def rename(draft: Draft, name: str, zh: str | None, en: str | None) -> Playlist:
    """Gives a playlist another title, in one language or both. Raises BadInput E-PL-NAME."""
    playlist = found(draft, name)
    title = Text(zh=playlist.title.zh if zh is None else zh, en=playlist.title.en if en is None else en or None)
    if not title.zh.strip():
        raise errors.no_title()
    return _put(draft, replace(playlist, title=title))


def drop(draft: Draft, name: str) -> Playlist:
    """Takes a playlist away. Raises BadInput E-PL-NAME, E-PL-USED where something still plays it."""
    playlist = found(draft, name)
    use = uses(draft)[name]
    if use:
        raise errors.used(name, use.targets, use.entries, use.playlists)
    draft.put_playlists([each for each in draft.playlists() if each.id != name], draft.assignments())
    return playlist


def assign(draft: Draft, name: str | None, target: str) -> None:
    """Makes a playlist the default of the hall, a section or a screen; with none, takes the default away.

    Raises BadInput E-PL-NAME, E-PL-TARGET.
    """
    if name is not None:
        found(draft, name)
    sections = [section.id for section in exhibit_of(draft).sections]
    if target not in (HALL, *sections, *(screen.id for screen in wall_of(draft).screens)):
        raise errors.no_target(target, sections)
    held = {each.target: each.playlist for each in draft.assignments() if each.target != target}
    given = held | ({target: name} if name is not None else {})
    assignments = [Assignment(target=target, playlist=playlist) for target, playlist in sorted(given.items())]
    draft.put_playlists(draft.playlists(), assignments)


def found(draft: Draft, name: str) -> Playlist:
    """A playlist of the draft. Raises BadInput E-PL-NAME, with those that are called like it."""
    playlists = {playlist.id: playlist for playlist in draft.playlists()}
    if name not in playlists:
        raise errors.no_playlist(name, playlists)
    return playlists[name]


def written_out(playlists: Iterable[Playlist]) -> tuple[Playlist, ...]:
    """The playlists with nothing but slides. Raises BadInput E-PL-CYCLE for one that would play itself."""
    try:
        return flattened(playlists)
    except CycleError as error:
        raise errors.cycle(error.path) from None


def _new(draft: Draft, order: Addition) -> Playlist:
    try:
        check_id(order.name)
    except FieldError as error:
        fix = Text(zh="换一个名称；给人看的名字写在 --title", en="choose another name; what people read is --title")
        raise BadInput(code="E-PL-NAME", message=error.text, where=order.name, fix=fix) from None
    sections = [section.id for section in exhibit_of(draft).sections]
    section = order.section if order.section is not None else _section_of(draft, order.items)
    if section not in sections:
        raise errors.no_section(section, sections)
    if order.title is not None and not order.title.zh.strip():
        raise errors.no_title()
    return Playlist(id=order.name, section=section, title=order.title or Text(zh=order.name), slides=())


def _section_of(draft: Draft, items: Sequence[str]) -> str:
    """The section of the first item; empty if there is none."""
    if not items:
        return ""
    other = included(items[0])
    if other is not None:
        return found(draft, other).section
    return next(deck.section for deck in exhibit_of(draft).decks if any(slide.id == items[0] for slide in deck.slides))


def _check_items(draft: Draft, items: Iterable[str]) -> None:
    slides = draft.slide_ids()
    playlists = {playlist.id for playlist in draft.playlists()}
    for item in items:
        other = included(item)
        if other is None and item not in slides:
            raise errors.no_slide(item, sorted(slides))
        if other is not None and other not in playlists:
            raise errors.no_playlist(other, playlists)


def _places(playlist: Playlist, item: str) -> tuple[int, ...]:
    """Where an item stands, or the place that its number names."""
    numbers = {str(place): place for place in range(1, len(playlist.slides) + 1)}
    standing = tuple(place for place, held in enumerate(playlist.slides, 1) if held == item)
    if not standing and item not in numbers:
        raise errors.not_in_it(item, playlist)
    return standing or (numbers[item],)


def _put(draft: Draft, changed: Playlist) -> Playlist:
    whole = (*(each for each in draft.playlists() if each.id != changed.id), changed)
    for each in written_out(whole):
        if len(each.slides) > MOST_SLIDES:
            raise errors.too_long(each.id, MOST_SLIDES)
    draft.put_playlist(changed)
    return changed
