"""Reads the schedule for its page. Slow: for the worker's thread only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.domain.cue import Cues
from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import IdleSettings
from kiosk.panel import schedule_wording as words
from kiosk.panel.day_plan import plan_of, today
from kiosk.panel.sheet import Changes, Sheet, changes_of, entry_lines
from kiosk.services.foretelling import difference_of
from kiosk.services.ports import Store, UnitOfWork
from kiosk.services.publishing import Order, drafted
from kiosk.services.schedule_names import Names

AHEAD_US = 30 * 86_400_000_000
"""So far ahead it is looked what publishing would change."""
_MINUTE_US = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What the store says of the schedule; `programme` is None, and `broken` says why, where the draft cannot be published."""

    programme: Programme | None
    broken: KioskError | None
    programmes: tuple[Programme, ...]
    cues: Cues
    schedule: Schedule
    names: Names | None


class SheetReader:
    """Reads the draft when somebody has written it, and works the day out anew when another is shown or a minute is over."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._draft: _Draft | None = None
        self._sheet: tuple[tuple[date | None, int], Sheet] | None = None

    def forget(self) -> None:
        """Somebody has written the content."""
        self._draft = self._sheet = None

    def changes(self, now_us: int) -> Changes | None:
        """What publishing the draft would change, None where it cannot be published. Raises EnvironmentFault."""
        return self.read(None, now_us).changes

    def draft(self, now_us: int) -> Programme | None:
        """The programme that the draft makes, None where it cannot be published. Raises EnvironmentFault."""
        return self._read_draft(now_us).programme

    def read(self, day: date | None, now_us: int) -> Sheet:
        """A day of the schedule, None for today. Raises EnvironmentFault where the store cannot be read."""
        asked = day, now_us // _MINUTE_US
        if self._sheet is None or self._sheet[0] != asked:
            self._sheet = asked, _sheet(self._read_draft(now_us), day, now_us)
        return self._sheet[1]

    def _read_draft(self, now_us: int) -> _Draft:
        if self._draft is None:
            self._draft = self._store.read(lambda uow: _read(uow, now_us))
        return self._draft


def _read(uow: UnitOfWork, now_us: int) -> _Draft:
    draft, programme, broken = uow.draft, None, None
    try:
        # How screens idle is not looked at here, so it need not be that of the settings.
        programme = drafted(uow, Order(note="", now_us=now_us, anchor_us=now_us, idle=IdleSettings()))
    except (BadInput, EnvironmentFault) as error:
        broken = error
    return _Draft(
        programme=programme,
        broken=broken,
        programmes=uow.programmes.playable(now_us),
        cues=Cues.of(uow.journal.since(now_us)),
        schedule=Schedule(entries=draft.entries(), hours=draft.hours(), calendar=draft.calendar()),
        names=Names.of(draft) if draft.wall() is not None else None,
    )


def _sheet(draft: _Draft, day: date | None, now_us: int) -> Sheet:
    now = in_force(draft.programmes, now_us)
    shown = draft.programme or now
    if shown is None or draft.names is None:
        return Sheet(plan=None, entries=(), changes=None, trouble=words.broken_draft(draft.broken) if draft.broken else None)
    schedule = draft.schedule if draft.programme is not None else shown.schedule
    zone = ZoneInfo(shown.wall.timezone)
    return Sheet(
        plan=plan_of(shown, draft.cues, day or today(shown, now_us), draft.schedule.calendar, schedule.hours),
        entries=entry_lines(draft.schedule, draft.names, zone, now_us),
        changes=_changes(draft, draft.programme, now, now_us) if draft.programme is not None else None,
        trouble=words.broken_draft(draft.broken) if draft.broken else None,
    )


def _changes(draft: _Draft, programme: Programme, now: Programme | None, now_us: int) -> Changes:
    to_us = now_us + AHEAD_US
    found = difference_of(draft.programmes, programme, draft.cues, now_us, to_us)
    return changes_of(now, programme, found, to_us, ZoneInfo(programme.wall.timezone))
