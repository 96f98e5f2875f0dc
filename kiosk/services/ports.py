"""What the use cases need from the world. Adapters live in store, bus and clock; only `app` puts them together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from kiosk.domain.calendar import Calendar, CalendarYear
from kiosk.domain.cue import Cue
from kiosk.domain.events import (
    Commit,
    CueCommit,
    Fault,
    Play,
    PlayerState,
    ScreenState,
    SnapshotWish,
    Strike,
    Thumbnail,
    Visit,
)
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.foreign import Foreign
from kiosk.domain.hours import Daypart, Hours
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.recycled import Recycled
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.schedule import Entry
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall

T = TypeVar("T")


class Clock(Protocol):
    """Shared time in integer microseconds since 1970, never stepping back while the PC is on."""

    def now_us(self) -> int: ...
    def monotonic_of(self, shared_us: int) -> int:
        """The reading of the monotonic clock (µs) at an instant of shared time: for timers."""
        ...

    def shared_of(self, monotonic_us: int) -> int:
        """The way back."""
        ...


class Doorbell(Protocol):
    """Tells the other processes of this PC that the store has news; losing a ring loses nothing."""

    def ring(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A line of the list of revisions."""

    revision: int
    published_us: int
    anchor_us: int
    note: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A slide on which words were found, and where: `excerpt` has them between 【 and 】."""

    slide: str
    deck: str
    section: str
    playlists: tuple[str, ...]
    title: Text
    excerpt: str


class Draft(Protocol):
    """The content as it is being edited: what the next publish freezes."""

    def wall(self) -> Wall | None: ...
    def put_wall(self, wall: Wall) -> None: ...
    def exhibit(self) -> Exhibit | None: ...
    def put_exhibit(self, exhibit: Exhibit, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None: ...
    def put_playlists(self, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        """Replaces them all; the exhibit stays."""
        ...

    def put_playlist(self, playlist: Playlist) -> None:
        """Writes one, in place of the one of its id or besides the others."""
        ...

    def slide(self, id: str) -> Slide | None: ...
    def put_slide(self, slide: Slide) -> None:
        """Writes one slide in place of the one of its id, which has to be there; nothing else is written."""
        ...

    def slide_ids(self) -> frozenset[str]: ...
    def playlists(self) -> tuple[Playlist, ...]: ...
    def assignments(self) -> tuple[Assignment, ...]: ...
    def imports(self) -> tuple[ImportedFile, ...]:
        """The files that decks came from, with their report cards, by deck."""
        ...

    def put_imports(self, imports: Iterable[ImportedFile]) -> None:
        """Replaces them all."""
        ...

    def recycled(self) -> tuple[Recycled, ...]:
        """All that is in the recycle bin, the last discarded first; no new exhibit empties it."""
        ...

    def put_recycled(self, recycled: Recycled) -> Recycled:
        """Puts something into the bin and gives it back with an id that nothing there ever had."""
        ...

    def remove_recycled(self, id: int) -> None: ...
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the schedule, by id."""
        ...

    def put_entry(self, entry: Entry) -> Entry:
        """Writes an entry and gives it back: a new one (id 0) with an id no entry ever had, else in place of the one of its id."""
        ...

    def remove_entry(self, id: int) -> None: ...
    def hours(self) -> Hours:
        """Always open until hours were put."""
        ...

    def put_hours(self, hours: Hours) -> None: ...
    def dayparts(self) -> tuple[Daypart, ...]: ...
    def put_dayparts(self, dayparts: Iterable[Daypart]) -> None:
        """Replaces them all."""
        ...

    def calendar(self) -> Calendar: ...
    def put_calendar_year(self, year: CalendarYear) -> None:
        """In place of the table of that year if there is one."""
        ...

    def find_slides(self, words: str, most: int) -> tuple[Hit, ...]:
        """The slides on which all the words stand, parts of Chinese words too; the nearest first, at most so many."""
        ...


class Programmes(Protocol):
    """The published programmes. Each document is checked against its SHA-256 whenever it is read."""

    def latest(self) -> int:
        """The newest revision's number, 0 if nothing was published."""
        ...

    def add(self, programme: Programme, *, published_us: int) -> None: ...

    def get(self, revision: int) -> Programme:
        """Raises BadInput E-PGM-MISSING for a revision that is not there, EnvironmentFault E-PGM-DAMAGED if its hash fails."""
        ...

    def playable(self, t: int) -> tuple[Programme, ...]:
        """The programme in force at `t` and those waiting; where one is damaged, the newest sound one before it."""
        ...

    def damaged(self) -> tuple[int, ...]:
        """The revisions whose document does not match its SHA-256."""
        ...

    def revisions(self) -> tuple[Revision, ...]:
        """All of them, newest first."""
        ...


class Journal(Protocol):
    """The cues given, in the order they were written."""

    def add(self, cue: Cue) -> Cue:
        """Writes a cue down and gives it back with its id (the id it comes with is not looked at)."""
        ...

    def keep(self, cue: Cue) -> None:
        """Writes down a cue that the screens were told already, under the id it has; once, however often this is asked."""
        ...

    def since(self, t: int) -> tuple[Cue, ...]:
        """The cues that may still count at `t` or later."""
        ...

    def latest(self, most: int) -> tuple[Cue, ...]:
        """The newest cues, at most so many, newest first; also those that count no longer."""
        ...

    def named(self, ids: Collection[int]) -> tuple[Cue, ...]:
        """The cues of these ids, as far as they were given."""
        ...


class UnitOfWork(Protocol):
    """One transaction over the content database: all of it or nothing."""

    @property
    def draft(self) -> Draft: ...
    @property
    def programmes(self) -> Programmes: ...
    @property
    def journal(self) -> Journal: ...


class Store(Protocol):
    """The content database. One thread writes it, one piece of work at a time; reading never waits for it."""

    def write(self, work: Callable[[UnitOfWork], T]) -> Future[T]: ...
    def read(self, work: Callable[[UnitOfWork], T]) -> T: ...
    def changed(self) -> bool:
        """Whether anybody wrote the content since this was asked last: the backstop for a doorbell that was not heard."""
        ...


class Files(Protocol):
    """The asset files."""

    def tentative(self) -> AbstractContextManager[Callable[[bytes | Path], str]]:
        """A `put`, which answers SHA-256s, whose new files are taken away again if what they were put for fails."""
        ...

    def check_room(self, needed_bytes: int) -> None:
        """Raises EnvironmentFault E-DISK-FULL unless so many bytes are free."""
        ...


class DeckReader(Protocol):
    """Reads foreign files where they can do no harm."""

    def read(
        self,
        file: Path,
        panel: tuple[int, int],
        tell: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        hidden: bool = False,
    ) -> AbstractContextManager[tuple[Foreign, Path]]:
        """What is in a file, drawn for a panel of so many pixels, and the folder of its pictures, there as long as the context.

        Raises BadInput for a file that cannot be used, EnvironmentFault if the PC lacks something, CancelledError once
        `cancelled` says so. `tell` is told after each page how many are done, of how many.
        """
        ...


class Telemetry(Protocol):
    """The second database: what happens on the screens. Losing the last second of it in a power cut is allowed."""

    def touched(self, section: str, t: int) -> None: ...
    def presence(self) -> dict[str, int]: ...
    def record(
        self,
        *,
        plays: Iterable[Play] = (),
        commits: Iterable[Commit] = (),
        cue_commits: Iterable[CueCommit] = (),
        screens: Iterable[ScreenState] = (),
        player: PlayerState | None = None,
        visits: Iterable[Visit] = (),
    ) -> None: ...
    def plays(self, since_us: int) -> tuple[Play, ...]: ...
    def commits(self, since_us: int) -> tuple[Commit, ...]: ...
    def cue_commits(self, cue: int) -> tuple[CueCommit, ...]: ...
    def visits(self, since_us: int) -> tuple[Visit, ...]:
        """From the minute of `since_us` on; what is alike in all but its count is one."""
        ...

    def screens(self) -> tuple[ScreenState, ...]: ...
    def player(self) -> PlayerState | None: ...
    def put_faults(self, faults: Iterable[Fault]) -> None: ...
    def faults(self) -> tuple[Fault, ...]: ...
    def put_strike(self, strike: Strike) -> None: ...
    def strikes(self) -> tuple[Strike, ...]: ...
    def forget_strikes(self, slide: str) -> None: ...
    def put_thumbnails(self, thumbnails: Iterable[Thumbnail]) -> None: ...
    def thumbnails(self, since_us: int) -> tuple[Thumbnail, ...]:
        """Those taken after `since_us`."""
        ...

    def wish_snapshot(self, path: str) -> int: ...
    def open_wishes(self) -> tuple[SnapshotWish, ...]: ...
    def grant(self, wish: int, error: str | None = None) -> None: ...
    def granted(self, wish: int) -> str | None:
        """None while it is open, then the error, empty if there was none."""
        ...

    def clock_offset_us(self, boot_id: str, offset_us: int) -> int:
        """Remembers the first offset told for this boot of the PC and gives it to everybody who asks after."""
        ...
