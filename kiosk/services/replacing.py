"""Replacing: everything that uses a playlist or a slide uses another one instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist, whole
from kiosk.domain.recycled import Thing
from kiosk.domain.schedule import Entry
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiatives
from kiosk.domain.text import Text
from kiosk.services.playlists import found, written_out
from kiosk.services.ports import Draft
from kiosk.services.slide_errands import slide_of
from kiosk.services.usage import home_of, opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Some of what uses playlists and slides: whole playlists, what targets play by default, entries, slides with cards."""

    playlists: tuple[Playlist, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    entries: tuple[Entry, ...] = ()
    slides: tuple[Slide, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.playlists or self.assignments or self.entries or self.slides)


def with_another(draft: Draft, thing: Thing, old: str, new: str) -> Arrangement:
    """All that uses the old one, as it would be with the new one instead.

    Raises BadInput E-PL-NAME, E-EDIT-GONE for what is not there, E-BIN-SAME, E-PL-CYCLE.
    """
    if old == new:
        raise BadInput(
            code="E-BIN-SAME",
            message=Text(zh="不能用它自己替换", en="it cannot be replaced by itself"),
            where=old,
            fix=Text(zh="选另一个", en="choose another one"),
        )
    return _playlist(draft, old, new) if thing is Thing.PLAYLIST else _slide(draft, old, new)


def arrange(draft: Draft, wanted: Arrangement) -> Arrangement:
    """Puts it all into the draft, each in place of what is there; answers what that was. Raises BadInput E-PL-NAME, E-PL-CYCLE."""
    was = Arrangement(
        playlists=tuple(found(draft, each.id) for each in wanted.playlists),
        assignments=tuple(each for each in draft.assignments() if each.target in {item.target for item in wanted.assignments}),
        entries=tuple(each for each in draft.entries() if each.id in {entry.id for entry in wanted.entries}),
        slides=tuple(slide_of(draft, each.id) for each in wanted.slides),
    )
    playlists = tuple({each.id: each for each in (*draft.playlists(), *wanted.playlists)}.values())
    assignments = {each.target: each for each in (*draft.assignments(), *wanted.assignments)}
    if wanted.playlists or wanted.assignments:
        written_out(playlists)
        draft.put_playlists(playlists, [assignments[target] for target in sorted(assignments)])
    for entry in wanted.entries:
        draft.put_entry(entry)
    for slide in wanted.slides:
        draft.put_slide(slide)
    return was


def _playlist(draft: Draft, old: str, new: str) -> Arrangement:
    for name in (old, new):
        found(draft, name)
    return Arrangement(
        playlists=_with(draft.playlists(), whole(old), whole(new)),
        assignments=tuple(replace(each, playlist=new) for each in draft.assignments() if each.playlist == old),
        entries=tuple(replace(each, playlist=new) for each in draft.entries() if each.playlist == old),
    )


def _slide(draft: Draft, old: str, new: str) -> Arrangement:
    """Its own deck's playlist loses it, and gets nothing in its place."""
    for name in (old, new):
        slide_of(draft, name)
    home = home_of(draft, old)
    elsewhere = [each for each in draft.playlists() if home is None or each.id != home.id]
    return Arrangement(
        playlists=_with(elsewhere, old, new),
        slides=tuple(_opening(each, old, new) for each in opening(draft, old) if each.id != old),
    )


def _with(playlists: Iterable[Playlist], old: str, new: str) -> tuple[Playlist, ...]:
    return tuple(
        replace(each, slides=tuple(new if item == old else item for item in each.slides))
        for each in playlists
        if old in each.slides
    )


def _opening(slide: Slide, old: str, new: str) -> Slide:
    fields = slide.fields
    if not isinstance(fields, Initiatives):
        raise TypeError(f"{slide.id} has no cards")
    return replace(
        slide,
        fields=replace(fields, items=tuple(replace(item, opens=new) if item.opens == old else item for item in fields.items)),
    )
