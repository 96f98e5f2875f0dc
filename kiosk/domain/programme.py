"""The programme: everything the screens play from, frozen at publishing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from typing import Any

from kiosk.domain.asset import Media
from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.schedule import NO_SCHEDULE, Schedule
from kiosk.domain.slide import Slide, Transition, kind_of
from kiosk.domain.slide_fields import SlideFields
from kiosk.domain.text import Text
from kiosk.domain.timeline import Timeline
from kiosk.domain.wall import Screen, Section, Wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures come from, printed small under the slides that name it by its id."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The deck a slide belongs to, and its section: in whose folder the slide's files lie."""

    slide: str
    deck: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleRule:
    """The idle carousel: how long after the last touch it begins, how long a frame stands, how many frames at most."""

    after_us: int
    frame_us: int
    frames: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programme:
    """One published revision. It counts from `anchor_us` on; two programmes are the same if their SHA-256 is.

    Compared by identity: `resolve` keeps what it has worked out for a programme under the object itself.
    """

    revision: int
    anchor_us: int
    note: str
    wall: Wall
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    slides: tuple[Slide, ...]
    playlists: tuple[Playlist, ...]
    assignments: tuple[Assignment, ...]
    media: tuple[Media, ...]
    idle: IdleRule
    scheduled: Schedule | None = None
    """None where nothing was ever scheduled: such a document reads as those that were published before there was a schedule."""
    homes: tuple[Home, ...] | None = None
    """Of the slides whose playlists do not tell which deck they belong to; None where those of all do."""

    slide_by_id: Mapping[str, Slide] = field(init=False, repr=False)
    playlist_by_id: Mapping[str, Playlist] = field(init=False, repr=False)
    section_by_id: Mapping[str, Section] = field(init=False, repr=False)
    screen_by_id: Mapping[str, Screen] = field(init=False, repr=False)
    rank_in_section: Mapping[str, int] = field(init=False, repr=False)
    timelines: Mapping[str, Timeline] = field(init=False, repr=False)
    media_by_path: Mapping[str, Media] = field(init=False, repr=False)
    _defaults: Mapping[str, str] = field(init=False, repr=False)
    _homes: Mapping[str, Home] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_id = {slide.id: slide for slide in self.slides}
        ranks = {screen.id: rank for section in self.sections for rank, screen in enumerate(self.wall.in_section(section.id))}
        durations_us = {slide.id: slide.duration_us for slide in self.slides}  # once: a slide may stand in many playlists
        derived = {
            "slide_by_id": by_id,
            "playlist_by_id": {playlist.id: playlist for playlist in self.playlists},
            "section_by_id": {section.id: section for section in self.sections},
            "screen_by_id": {screen.id: screen for screen in self.wall.screens},
            "rank_in_section": ranks,
            "timelines": {playlist.id: timeline_of(playlist, durations_us) for playlist in self.playlists if playlist.slides},
            "media_by_path": {media.path: media for media in self.media},
            "_defaults": {assignment.target: assignment.playlist for assignment in self.assignments},
            "_homes": {home.slide: home for home in self.homes or ()},
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def schedule(self) -> Schedule:
        return self.scheduled or NO_SCHEDULE

    def default_playlist(self, screen: Screen) -> Playlist | None:
        """What the screen plays if nobody says otherwise: its own playlist, else its section's, else the hall's; never an empty one."""
        return self.default_of(screen.id) or self.default_of(screen.section) or self.default_of(HALL)

    def course(self, section: str, aside: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The slides a visitor turns through in a section: those of its own playlist that can be shown, in order."""
        playlist = self.default_of(section)
        return tuple(slide for slide in playlist.slides if slide not in aside) if playlist is not None else ()

    def default_of(self, target: str) -> Playlist | None:
        """The playlist that the hall, a section or a screen was given itself, None if it has none or an empty one."""
        name = self._defaults.get(target, "")
        return self.playlist_by_id[name] if name in self.timelines else None

    def deck_of(self, slide_id: str) -> Playlist | None:
        """The playlist of the deck that a slide comes from: the first that has it and in whose folder its picture lies.

        Where that cannot be told from playlists, the first that has it, called and placed like the slide's deck.
        """
        having = (playlist for playlist in self.playlists if slide_id in playlist.slides)
        first, home = next(having, None), self._homes.get(slide_id)
        if home is not None:
            playing = first or Playlist(id=home.deck, section=home.section, title=Text(zh=home.deck), slides=(slide_id,))
            return replace(playing, id=home.deck, section=home.section)
        pictures = self.slide_by_id[slide_id].fields.picture_files if first is not None else ()
        for playlist in () if first is None or not pictures else (first, *having):
            if f"{playlist.section}/{playlist.id}/{pictures[0]}" in self.media_by_path:
                return playlist
        return first

    def transition_of(self, slide_id: str) -> Transition:
        return self.slide_by_id[slide_id].transition

    def canonical(self) -> bytes:
        """The one form the programme is stored and hashed in: JSON, keys sorted, UTF-8."""
        return json.dumps(plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def sha256(self) -> str:
        return hashlib.sha256(self.canonical()).hexdigest()


def timeline_of(playlist: Playlist, durations_us: Mapping[str, int]) -> Timeline:
    """The timeline of a playlist of slides that stand so long."""
    return Timeline(tuple(durations_us[slide] for slide in playlist.slides))


def in_force(programmes: Iterable[Programme], t: int) -> Programme | None:
    """The programme that counts at `t`: of those that have begun, the highest revision."""
    begun = [programme for programme in programmes if programme.anchor_us <= t]
    return max(begun, key=lambda programme: programme.revision, default=None)


def next_programme(programmes: Iterable[Programme], t: int) -> int | None:
    """When another programme takes over after `t`; None if none is waiting."""
    listed = tuple(programmes)
    now = in_force(listed, t)
    newest = now.revision if now else -1
    return min((item.anchor_us for item in listed if item.anchor_us > t and item.revision > newest), default=None)


def reigns(programmes: Iterable[Programme], from_us: int, to_us: int) -> Iterator[tuple[Programme, int, int]]:
    """Which programme counts from when to when in a span; nothing for the time before the first one."""
    listed, t = tuple(programmes), from_us
    while t < to_us:
        now, next_us = in_force(listed, t), next_programme(listed, t)
        until_us = to_us if next_us is None else min(next_us, to_us)
        if now is not None:
            yield now, t, until_us
        t = until_us


def plain(value: Any) -> Any:
    """A domain value as JSON has it: objects, lists, strings and numbers.

    Fields without a value and flags that are not set are left out.

    The fields of a slide carry the word of their kind, so that they can be read back.
    """
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": kind_of(value)} if isinstance(value, SlideFields) else {}
        document = {item.name: getattr(value, item.name) for item in fields(value) if item.init} | kind
        return {name: plain(item) for name, item in document.items() if item is not None and item is not False}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value
