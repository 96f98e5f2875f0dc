"""The calendar of the draft: the tables that are shipped, and those that staff load in their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk import paths
from kiosk.app.house import House
from kiosk.domain.calendar import CalendarDay, CalendarYear
from kiosk.importing.calendar_file import read_calendar, shipped_calendars
from kiosk.services.ports import Draft, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A table that was loaded, and what it changed: the days that are new, those that are gone, those that are something else."""

    table: CalendarYear
    replaced: bool
    added: tuple[date, ...]
    removed: tuple[date, ...]
    changed: tuple[date, ...]


def put_shipped(draft: Draft) -> None:
    """Puts the shipped tables of those years into the draft of which it has none."""
    calendar = draft.calendar()
    for table in shipped_calendars(paths.calendars()):
        if not calendar.covers(table.year):
            draft.put_calendar_year(table)


def load_calendar(house: House, file: Path) -> Loaded:
    """Puts the table of a file in place of the draft's of that year. Raises what `read_calendar` does."""
    table = read_calendar(file)

    def work(uow: UnitOfWork) -> Loaded:
        before = next((each for each in uow.draft.calendar().years if each.year == table.year), None)
        uow.draft.put_calendar_year(table)
        return _compared(before, table)

    loaded = house.store.write(work).result()
    house.bell.ring()
    return loaded


def _compared(before: CalendarYear | None, after: CalendarYear) -> Loaded:
    old, new = _by_day(before), _by_day(after)
    return Loaded(
        table=after,
        replaced=before is not None,
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(day for day in sorted(new.keys() & old.keys()) if new[day] != old[day]),
    )


def _by_day(table: CalendarYear | None) -> dict[date, CalendarDay]:
    return {item.day: item for item in table.days} if table is not None else {}
