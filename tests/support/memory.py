"""A content database in memory: for the use cases alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kiosk.domain.cue import Cue
from kiosk.domain.events import Strike
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.report_card import ImportedFile
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

    def wall(self) -> Wall | None:
        return self.held_wall

    def put_wall(self, wall: Wall) -> None:
        self.held_wall = wall

    def exhibit(self) -> Exhibit | None:
        return self.held_exhibit

    def put_exhibit(self, exhibit: Exhibit, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        self.held_exhibit, self.held_playlists, self.held_assignments = exhibit, tuple(playlists), tuple(assignments)

    def playlists(self) -> tuple[Playlist, ...]:
        return self.held_playlists

    def assignments(self) -> tuple[Assignment, ...]:
        return self.held_assignments

    def imports(self) -> tuple[ImportedFile, ...]:
        return self.held_imports

    def put_imports(self, imports: Iterable[ImportedFile]) -> None:
        self.held_imports = tuple(imports)

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

    def since(self, t: int) -> tuple[Cue, ...]:
        return tuple(self.held)


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
