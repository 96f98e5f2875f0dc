"""Looks at the store for the panel. Slow: for the worker's thread only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module

from PySide6.QtGui import QImage

from kiosk.domain.cue import Cue, Cues
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Commit
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.recycled import Recycled
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.panel.browse import Found
from kiosk.panel.desk import Page, Planning
from kiosk.panel.emergency import alarms_of
from kiosk.panel.log_lines import Log, log_of
from kiosk.panel.sheet import Changes, Sheet
from kiosk.panel.sheet_reader import SheetReader
from kiosk.panel.view import Hall, Readings, hall_of
from kiosk.panel.wording import trouble
from kiosk.services.history import Changed, History, history
from kiosk.services.ports import Clock, Store, Telemetry, UnitOfWork
from kiosk.services.shelf import Shelf, read_shelf
from kiosk.services.slide_account import Account, Ledger, account_of, open_ledger

LATENESS_US = 3_600_000_000
"""How far back the history of turns reaches."""
RECENT_US = 120_000_000
"""How far back the turns are looked at that brought what is in sight: longer than most slides stand."""
MOST_FOUND = 200
"""So many slides are shown at most for words that are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which page is open, how many records its log shows, which day its schedule (None: today) and what else of it, which words
    its content is searched for and which slide is open: no more is read.

    `told` are cues that the player was told and that are not written down yet: they count as if they were.
    """

    page: Page = Page.LIVE
    lines: int = 0
    day: date | None = None
    words: str = ""
    planning: Planning = field(default_factory=Planning)
    slide: str | None = None
    told: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The hall at an instant, and the thumbnails that are new since the last glance; the rest if its page is open."""

    hall: Hall
    thumbnails: Mapping[str, QImage]
    lateness: tuple[Commit, ...] | None = None
    log: Log | None = None
    schedule: Sheet | None = None
    shelf: Shelf | None = None
    imports: tuple[ImportedFile, ...] = ()
    found: Found | None = None
    changes: Changes | None = None
    account: Account | None = None
    bin: tuple[Recycled, ...] = ()


_LIVE = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    wall: Wall | None
    programmes: tuple[Programme, ...]
    cues: Cues


class Reader:
    """Reads the content when somebody has written it, and of the thumbnails only those that are new."""

    def __init__(self, store: Store, telemetry: Telemetry, clock: Clock) -> None:
        self._store = store
        self._telemetry = telemetry
        self._clock = clock
        self._content: _Content | None = None
        self._last: _Content | None = None
        self._taken_us: dict[str, int] = {}
        self._hall = Hall()
        self._commits: tuple[Commit, ...] = ()
        self._history: tuple[int, History] | None = None
        self._changed: Changed = {}
        self._sheets = SheetReader(store)
        self._shelf: Shelf | None = None
        self._imports: tuple[ImportedFile, ...] = ()
        self._found: Found | None = None
        self._ledger: Ledger | None = None
        self._bin: tuple[Recycled, ...] | None = None

    def glance(self, wanted: Wanted = _LIVE) -> Glance:
        """What there is to see now. Where the store cannot be read, what was seen last and the sentence why."""
        try:
            glance = self._look(wanted.told)
            match wanted.page:
                case Page.LIVE:
                    return glance
                case Page.CONTENT:
                    return self._with_content(glance, wanted)
                case Page.SCHEDULE:
                    return replace(glance, schedule=self._sheets.read(wanted.day, glance.hall.now_us, wanted.planning))
                case Page.SCREENS:
                    return replace(glance, lateness=self._read_lateness(glance.hall.now_us))
                case Page.LOG:
                    return replace(glance, log=log_of(self._read_history(wanted.lines), glance.hall.faults, glance.hall))
        except EnvironmentFault as fault:
            self._forget()
            return Glance(hall=self._as_seen_last(trouble(fault), wanted.told), thumbnails={})

    def _as_seen_last(self, why: Text, told: tuple[Cue, ...]) -> Hall:
        """What was seen last, but with the emergencies that stand now: they are ended by hand, store or no store."""
        now_us = self._clock.now_us()
        programme = in_force(self._last.programmes, now_us) if self._last is not None else None
        if self._last is None or programme is None:
            return replace(self._hall, now_us=now_us, trouble=why)
        alarms = alarms_of(programme, _with(self._last.cues, told), now_us)
        return replace(self._hall, now_us=now_us, trouble=why, alarms=alarms)

    def _look(self, told: tuple[Cue, ...]) -> Glance:
        now_us = self._clock.now_us()
        content = self._last = self._read_content(now_us)
        fresh = self._telemetry.thumbnails(max(self._taken_us.values(), default=0))
        self._taken_us |= {thumbnail.screen: thumbnail.taken_us for thumbnail in fresh}
        readings = Readings(
            now_us=now_us,
            wall=content.wall,
            programmes=content.programmes,
            cues=_with(content.cues, told),
            presence=self._telemetry.presence(),
            strikes=self._telemetry.strikes(),
            player=self._telemetry.player(),
            screens=self._telemetry.screens(),
            faults=self._telemetry.faults(),
            taken_us=self._taken_us,
            commits=self._telemetry.commits(now_us - RECENT_US),
        )
        hall = hall_of(readings)
        self._hall = replace(hall, alarms=tuple(replace(alarm, reached=self._reached(alarm.cue)) for alarm in hall.alarms))
        return Glance(hall=self._hall, thumbnails={item.screen: QImage.fromData(item.image) for item in fresh})

    def _read_content(self, now_us: int) -> _Content:
        def read(uow: UnitOfWork) -> _Content:
            cues = Cues.of(uow.journal.since(now_us))
            return _Content(wall=uow.draft.wall(), programmes=uow.programmes.playable(now_us), cues=cues)

        if self._store.changed() or self._content is None:
            self._forget()
            self._content = self._store.read(read)
        return self._content

    def _reached(self, cue: Cue) -> frozenset[str]:
        """The screens of which the player has said that they have done it."""
        return frozenset(done.screen for done in self._telemetry.cue_commits(cue.id))

    def _forget(self) -> None:
        self._content = self._history = self._shelf = self._found = self._ledger = self._bin = None
        self._sheets.forget()

    def _read_lateness(self, now_us: int) -> tuple[Commit, ...]:
        """The turns of the last hour; only those that are new are read."""
        import_module("kiosk.panel.lateness")  # what draws them takes a third of a second to load, and nobody waits for it here
        since_us = now_us - LATENESS_US
        newest_us = max([since_us, *(commit.last_us + 1 for commit in self._commits[-1:])])
        kept = tuple(commit for commit in self._commits if commit.last_us >= since_us)
        self._commits = kept + self._telemetry.commits(newest_us)
        return self._commits

    def _read_history(self, lines: int) -> History:
        """Read anew when somebody has written the content, or more is wanted."""
        if self._history is None or self._history[0] != lines:
            found = self._store.read(lambda uow: history(uow, lines, self._changed))
            self._history = lines, found
        return self._history[1]

    def _with_content(self, glance: Glance, wanted: Wanted) -> Glance:
        """What takes longer comes one glance later: what is to be said of the open slide, and after that, what takes longest
        of all, what publishing would change."""
        now_us, known, told = glance.hall.now_us, self._shelf is not None, self._ledger is not None
        shelf, found = self._read_shelf(now_us), self._find(wanted.words)
        glance = replace(glance, shelf=shelf, imports=self._imports, found=found, bin=self._read_bin(now_us))
        if not known:
            return glance
        slide = shelf.slides.get(wanted.slide or "")
        account = account_of(self._read_ledger(shelf, now_us), slide, now_us) if slide is not None else None
        changes = self._sheets.changes(now_us) if told or account is None else None
        return replace(glance, changes=changes, account=account)

    def _read_bin(self, now_us: int) -> tuple[Recycled, ...]:
        if self._bin is None:
            self._bin = self._store.read(lambda uow: uow.draft.recycled())
        return tuple(each for each in self._bin if each.until_us > now_us)

    def _read_ledger(self, shelf: Shelf, now_us: int) -> Ledger:
        if self._ledger is None:
            draft = self._sheets.draft(now_us)
            self._ledger = self._store.read(lambda uow: open_ledger(uow, shelf.exhibit, draft, now_us))
        return self._ledger

    def _read_shelf(self, now_us: int) -> Shelf:
        """Read anew when somebody has written the content."""
        if self._shelf is None:
            self._shelf, self._imports = self._store.read(lambda uow: (read_shelf(uow, now_us), uow.draft.imports()))
        return self._shelf

    def _find(self, words: str) -> Found:
        if self._found is None or self._found.words != words:
            hits = self._store.read(lambda uow: uow.draft.find_slides(words, MOST_FOUND)) if words.strip() else ()
            self._found = Found(words=words, slides=tuple(hit.slide for hit in hits), cut=len(hits) == MOST_FOUND)
        return self._found


def _with(cues: Cues, told: tuple[Cue, ...]) -> Cues:
    return Cues.of((*told, *cues.items)) if told else cues
