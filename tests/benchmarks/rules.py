"""How much of a processor rules take to be checked and worked out; run by hand: python -m tests.benchmarks.rules

The slowest rules that are let in, one month of a thousand rules, and one month of a hundred thousand one-off entries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.domain import recurrence
from kiosk.domain.calendar import Calendar
from kiosk.domain.occurrences import occurrences
from kiosk.domain.recurrence import RuleError, checked_rule, days
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.importing.calendar_file import shipped_calendars

DAY = date(2026, 1, 1)
MONTHS = [DAY + timedelta(days=30 * number) for number in range(24)]
FIRST_DAYS = "1,2,3,4,5,6,7"
EVERY_DAY = ",".join(map(str, range(1, 32)))
NASTY = [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU", f"FREQ=DAILY;BYMONTHDAY={EVERY_DAY}",
    "FREQ=DAILY;INTERVAL=997;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "FREQ=DAILY;COUNT=10000", "FREQ=DAILY;BYDAY=MO;COUNT=2600",
    "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=WEEKLY;INTERVAL=52;BYMONTH=1",
    "FREQ=WEEKLY;INTERVAL=1000;BYMONTH=1", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1,2,3,4,5,6,7",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", f"FREQ=MONTHLY;BYMONTHDAY={EVERY_DAY};BYSETPOS={FIRST_DAYS}",
    f"FREQ=MONTHLY;BYMONTHDAY={EVERY_DAY}",
    "FREQ=MONTHLY;BYDAY=-5FR", "FREQ=MONTHLY;COUNT=600", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", f"FREQ=YEARLY;BYMONTHDAY={EVERY_DAY};BYSETPOS={FIRST_DAYS}", f"FREQ=YEARLY;BYMONTHDAY={EVERY_DAY}",
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 32))), "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYDAY=" + ",".join(f"{number}MO" for number in range(1, 40)), "FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=-1,1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=9", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2", "FREQ=SECONDLY",
]  # fmt: skip
ORDINARY = ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY"]


def took_ms(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return (process_time() - begun) * 1e3


def nasty(rule: str) -> str:
    """The longest that anything took with a rule, from reading it to fifty years of it."""
    day, slowest, kept = DAY, 0.0, None
    for _ in range(2):
        begun = process_time()
        try:
            kept = checked_rule(rule, day)
        except RuleError as error:
            day = error.nearest or day
        slowest = max(slowest, (process_time() - begun) * 1e3)
    if kept is None:
        return f"{slowest:7.1f} ms  refused  {rule[:80]}"
    for first, last in [(date(1900, 1, 1), date(9999, 12, 31)), (date(2300, 1, 1), date(2300, 1, 31))]:
        recurrence._counted.cache_clear()
        slowest = max(slowest, took_ms(lambda first=first, last=last: days(kept, day, None, first, last)))  # type: ignore[misc]
    return f"{slowest:7.1f} ms  kept     {rule[:80]}"


def month_by_month() -> str:
    """One rule and one month, over a thousand rules and two years."""
    rules = [(ORDINARY[number % 5], DAY + timedelta(days=number)) for number in range(1_000)]
    begun = [(rule, day) for rule, day in rules if days(rule, day, None, DAY, DAY + timedelta(days=2_000))]

    def work() -> None:
        for first in MONTHS:
            for rule, day in begun:
                days(rule, day, None, first, first + timedelta(days=30))

    return f"{took_ms(work) / len(MONTHS) / len(begun) * 1e3:7.1f} µs  one rule, one month ({len(begun)} rules, 24 months)"


def month_of_entries() -> str:
    """One month of a schedule of a thousand recurring and a hundred thousand one-off entries."""
    calendar, zone = Calendar(years=shipped_calendars(paths.calendars())), ZoneInfo("Asia/Shanghai")
    once = Entry(id=1, playlist="p", target="hall", day=DAY, start=time(9), end=time(10))
    fields = {"holidays": Holidays.SKIP, "makeup": Makeup.WORKDAY}
    entries = [replace(once, day=DAY + timedelta(days=number % 3_650)) for number in range(100_000)]
    entries += [replace(once, rule=ORDINARY[number % 5], **fields) for number in range(1_000)]  # type: ignore[arg-type]
    from_us = int(datetime(2026, 2, 1, tzinfo=UTC).timestamp() * 1e6)
    to_us = from_us + 28 * 86_400_000_000
    found = 0

    def work() -> None:
        nonlocal found
        found = sum(1 for entry in entries for _ in occurrences(entry, calendar, zone, from_us, to_us))

    return f"{took_ms(work):7.1f} ms  one month of 100,000 one-off and 1,000 recurring entries ({found} occurrences)"


if __name__ == "__main__":
    lines = [*sorted(map(nasty, NASTY), reverse=True), month_by_month(), month_of_entries()]
    sys.stdout.write("\n".join(lines) + "\n")
