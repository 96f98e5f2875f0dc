"""Entries to put into a draft, on the hall of the samples: screens 9 and 8 in the west, 7 in the east."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.calendar import CalendarDay, CalendarYear, DayKind
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text

SHANGHAI = ZoneInfo("Asia/Shanghai")
TUESDAY = date(2026, 12, 1)
"""A first day for entries."""


def entry(**changes: Any) -> Entry:
    """The west's playlist in the west, on Tuesday the first from nine to eleven."""
    usual: dict[str, Any] = {
        "id": 0, "playlist": "z-west", "target": "west", "day": TUESDAY, "start": time(9), "end": time(11),
    }  # fmt: skip
    return Entry(**(usual | changes))


def at_us(text: str) -> int:
    """An instant by the hall's clock."""
    return round(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1e6)


def year(number: int, *holidays: tuple[str, str]) -> CalendarYear:
    """A made-up table of a year: days with their names."""
    days = tuple(
        CalendarDay(day=date.fromisoformat(day), kind=DayKind.HOLIDAY, name=Text(zh=name, en=f"{name} in English"))
        for day, name in holidays
    )
    return CalendarYear(year=number, source="made up", days=days)
