"""Reads the schedule for its page. Slow: for the worker's thread only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.cue import Cues
from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import IdleSettings
from kiosk.panel import schedule_wording as words
from kiosk.panel.day_plan import DayPlan, plan_of, today
from kiosk.panel.desk import Planning, Span
from kiosk.panel.month_plan import MonthPlan, month_of
from kiosk.panel.sheet import Changes, Sheet, changes_of, choices_of, list_entries
from kiosk.services.foretelling import difference_of
from kiosk.services.ports import Store, UnitOfWork
from kiosk.services.publishing import Order, drafted
from kiosk.services.schedule_names import Names

AHEAD_US = 30 * 86_400_000_000
"""So far ahead it is looked what publishing would change."""
_MINUTE_US = 60_000_000
_KEPT = 64
"""So many days, weeks and months are kept."""
_USUAL = Planning()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What the store says of the schedule; `programme` is None, and `broken` says why, where the draft cannot be published."""

    programme: Programme | None
    broken: KioskError | None
    programmes: tuple[Programme, ...]
    cues: Cues
    schedule: Schedule
    names: Names | None
    homes: Mapping[str, str]


class SheetReader:
    """Reads the draft when somebody has written it. What was worked out of it is kept: days, weeks and months by their first
    day, what publishing changes and which entries come next for a minute."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._draft: _Draft | None = None
        self._plans: dict[tuple[Span, date], DayPlan | MonthPlan] = {}
        self._changed: tuple[int, Changes | None] | None = None
        self._sheet: tuple[tuple[date | None, Planning, int], Sheet] | None = None

    def forget(self) -> None:
        """Somebody has written the content."""
        self._draft = self._sheet = self._changed = None
        self._plans.clear()

    def changes(self, now_us: int) -> Changes | None:
        """What publishing the draft would change, None where it cannot be published. Raises EnvironmentFault."""
        return self._changes_now(self._read_draft(now_us), now_us)

    def draft(self, now_us: int) -> Programme | None:
        """The programme that the draft makes, None where it cannot be published. Raises EnvironmentFault."""
        return self._read_draft(now_us).programme

    def _read_draft(self, now_us: int) -> _Draft:
        if self._draft is None:
            self._draft = self._store.read(lambda uow: _read(uow, now_us))
        return self._draft

    def read(self, day: date | None, now_us: int, planning: Planning = _USUAL) -> Sheet:
        """A day of the schedule, None for today, or what is looked at around it. Raises EnvironmentFault where the store
        cannot be read."""
        asked = day, planning, now_us // _MINUTE_US
        if self._sheet is None or self._sheet[0] != asked:
            self._sheet = asked, self._made(self._read_draft(now_us), day, now_us, planning)
        return self._sheet[1]

    def _made(self, draft: _Draft, day: date | None, now_us: int, planning: Planning) -> Sheet:
        shown = draft.programme or in_force(draft.programmes, now_us)
        trouble = words.broken_draft(draft.broken) if draft.broken else None
        if shown is None or draft.names is None:
            return Sheet(trouble=trouble)
        plan = self._plan(draft, shown, day or today(shown, now_us), planning.span)
        also = plan.entries if isinstance(plan, DayPlan) else ()
        zone = ZoneInfo(shown.wall.timezone)
        return Sheet(
            plan=plan if isinstance(plan, DayPlan) else None, month=plan if isinstance(plan, MonthPlan) else None,
            listed=list_entries(draft.schedule, draft.names, zone, now_us, planning, also),
            changes=self._changes_now(draft, now_us), trouble=trouble, choices=choices_of(draft.names, draft.homes),
            hours=draft.schedule.hours, programme=shown, cues=draft.cues,
        )  # fmt: skip

    def _plan(self, draft: _Draft, shown: Programme, day: date, span: Span) -> DayPlan | MonthPlan:
        first = day - timedelta(days=day.weekday() if span is Span.WEEK else day.day - 1 if span is Span.MONTH else 0)
        if (span, first) not in self._plans:
            while len(self._plans) >= _KEPT:
                del self._plans[next(iter(self._plans))]
            self._plans[span, first] = _plan(draft, shown, first, span)
        return self._plans[span, first]

    def _changes_now(self, draft: _Draft, now_us: int) -> Changes | None:
        minute = now_us // _MINUTE_US
        if self._changed is None or self._changed[0] != minute:
            now = in_force(draft.programmes, now_us)
            self._changed = minute, _changes(draft, draft.programme, now, now_us) if draft.programme is not None else None
        return self._changed[1]


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
        homes={playlist.id: playlist.section for playlist in draft.playlists()},
    )


def _plan(draft: _Draft, shown: Programme, first: date, span: Span) -> DayPlan | MonthPlan:
    """Holidays are those that were loaded, hours those of what is shown."""
    hours = (draft.schedule if draft.programme is not None else shown.schedule).hours
    if span is Span.MONTH:
        return month_of(shown, first, draft.schedule.calendar, hours)
    return plan_of(shown, draft.cues, first, draft.schedule.calendar, hours, 7 if span is Span.WEEK else 1)


def _changes(draft: _Draft, programme: Programme, now: Programme | None, now_us: int) -> Changes:
    to_us = now_us + AHEAD_US
    found = difference_of(draft.programmes, programme, draft.cues, now_us, to_us)
    return changes_of(now, programme, found, to_us, ZoneInfo(programme.wall.timezone))
