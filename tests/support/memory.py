"""A content database in memory: for the use cases alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kiosk.domain.calendar import Calendar, CalendarYear
from kiosk.domain.cue import Cue
from kiosk.domain.events import Strike
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.hours import ALWAYS_OPEN, Daypart, Hours
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.recycled import Recycled
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.schedule import Entry
from kiosk.domain.slide import Slide
from kiosk.domain.wall import Wall
from kiosk.services.ports import Hit, Revision
from tests.support.store_samples import ASSIGNMENTS, EXHIBIT, PLAYLISTS, WALL


@dataclass(slots=True)
class MemoryDraft:
    held_wall: Wall | None = WALL
    held_exhibit: Exhibit | None = EXHIBIT
    held_playlists: tuple[Playlist, ...] = PLAYLISTS
    held_assignments: tuple[Assignment, ...] = ASSIGNMENTS
    held_imports: tuple[ImportedFile, ...] = ()
    held_entries: dict[int, Entry] = field(default_factory=dict)
    held_hours: Hours = ALWAYS_OPEN
    held_dayparts: tuple[Daypart, ...] = ()
    held_years: dict[int, CalendarYear] = field(default_factory=dict)
    held_bin: dict[int, Recycled] = field(default_factory=dict)
    youngest: int = 0
    binned: int = 0

    def wall(self) -> Wall | None:
        return self.held_wall

    def put_wall(self, wall: Wall) -> None:
        self.held_wall = wall

    def exhibit(self) -> Exhibit | None:
        return self.held_exhibit

    def put_exhibit(self, exhibit: Exhibit, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        self.held_exhibit, self.held_playlists, self.held_assignments = exhibit, tuple(playlists), tuple(assignments)

    def put_playlists(self, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        self.held_playlists, self.held_assignments = tuple(playlists), tuple(assignments)

    def slide(self, id: str) -> Slide | None:
        decks = self.held_exhibit.decks if self.held_exhibit is not None else ()
        return next((slide for deck in decks for slide in deck.slides if slide.id == id), None)

    def put_slide(self, slide: Slide) -> None:
        assert self.held_exhibit is not None
        assert self.slide(slide.id) is not None
        decks = tuple(
            replace(deck, slides=tuple(slide if each.id == slide.id else each for each in deck.slides))
            for deck in self.held_exhibit.decks
        )
        self.held_exhibit = replace(self.held_exhibit, decks=decks)

    def put_playlist(self, playlist: Playlist) -> None:
        self.held_playlists = (*(each for each in self.held_playlists if each.id != playlist.id), playlist)

    def slide_ids(self) -> frozenset[str]:
        decks = self.held_exhibit.decks if self.held_exhibit is not None else ()
        return frozenset(slide.id for deck in decks for slide in deck.slides)

    def playlists(self) -> tuple[Playlist, ...]:
        return self.held_playlists

    def assignments(self) -> tuple[Assignment, ...]:
        return self.held_assignments

    def imports(self) -> tuple[ImportedFile, ...]:
        return self.held_imports

    def put_imports(self, imports: Iterable[ImportedFile]) -> None:
        self.held_imports = tuple(imports)

    def recycled(self) -> tuple[Recycled, ...]:
        return tuple(self.held_bin[id] for id in sorted(self.held_bin, reverse=True))

    def put_recycled(self, recycled: Recycled) -> Recycled:
        self.binned += 1
        self.held_bin[self.binned] = replace(recycled, id=self.binned)
        return self.held_bin[self.binned]

    def remove_recycled(self, id: int) -> None:
        self.held_bin.pop(id, None)

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self.held_entries[id] for id in sorted(self.held_entries))

    def put_entry(self, entry: Entry) -> Entry:
        written = replace(entry, id=entry.id or self.youngest + 1)
        self.youngest = max(self.youngest, written.id)
        self.held_entries[written.id] = written
        return written

    def remove_entry(self, id: int) -> None:
        self.held_entries.pop(id, None)

    def hours(self) -> Hours:
        return self.held_hours

    def put_hours(self, hours: Hours) -> None:
        self.held_hours = hours

    def dayparts(self) -> tuple[Daypart, ...]:
        return self.held_dayparts

    def put_dayparts(self, dayparts: Iterable[Daypart]) -> None:
        self.held_dayparts = tuple(dayparts)

    def calendar(self) -> Calendar:
        return Calendar(years=tuple(self.held_years[year] for year in sorted(self.held_years)))

    def put_calendar_year(self, year: CalendarYear) -> None:
        self.held_years[year.year] = year

    def find_slides(self, words: str, most: int) -> tuple[Hit, ...]:
        raise NotImplementedError  # the store's index is tried with the store


@dataclass(slots=True)
class MemoryProgrammes:
    held: dict[int, Programme] = field(default_factory=dict)

    def latest(self) -> int:
        return max(self.held, default=0)

    def add(self, programme: Programme, *, published_us: int) -> None:
        self.held[programme.revision] = programme

    def get(self, revision: int) -> Programme:
        return self.held[revision]

    def playable(self, t: int) -> tuple[Programme, ...]:
        return tuple(self.held.values())

    def damaged(self) -> tuple[int, ...]:
        return ()

    def revisions(self) -> tuple[Revision, ...]:
        return tuple(
            Revision(revision=each.revision, published_us=0, anchor_us=each.anchor_us, note=each.note, sha256=each.sha256())
            for each in self.held.values()
        )


@dataclass(slots=True)
class MemoryJournal:
    held: list[Cue] = field(default_factory=list)

    def add(self, cue: Cue) -> Cue:
        self.held.append(replace(cue, id=len(self.held) + 1))
        return self.held[-1]

    def keep(self, cue: Cue) -> None:
        if cue not in self.held:
            self.held.append(cue)

    def since(self, t: int) -> tuple[Cue, ...]:
        return tuple(self.held)

    def latest(self, most: int) -> tuple[Cue, ...]:
        return tuple(sorted(self.held, key=lambda cue: (cue.at_us, cue.id), reverse=True)[:most])

    def named(self, ids: Collection[int]) -> tuple[Cue, ...]:
        return tuple(cue for cue in self.held if cue.id in ids)


@dataclass(slots=True)
class MemoryUnitOfWork:
    draft: MemoryDraft = field(default_factory=MemoryDraft)
    programmes: MemoryProgrammes = field(default_factory=MemoryProgrammes)
    journal: MemoryJournal = field(default_factory=MemoryJournal)


@dataclass(slots=True)
class Touches:
    """What a conductor asks telemetry for: when each section was touched last, and which slides cannot be shown."""

    held: dict[str, int] = field(default_factory=dict)
    struck: tuple[Strike, ...] = ()

    def presence(self) -> dict[str, int]:
        return self.held

    def strikes(self) -> tuple[Strike, ...]:
        return self.struck
