"""Random schedules that nobody thought of: valid entries of every kind, opening hours, closed days and a small calendar.

Everything is a function of the generator that is given, so that a seed plays it again. Much falls on few days and round times,
so that entries meet, follow each other and end together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kiosk.domain import recurrence
from kiosk.domain.calendar import Calendar, CalendarDay, CalendarYear, DayKind
from kiosk.domain.hours import ClosedDay, DayHours, Daypart, Hours
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Holidays, Makeup, Schedule
from kiosk.domain.text import Text

AROUND = date(2026, 9, 28)
"""A Monday, shortly before a holiday of many days in the real calendar."""

DAYPARTS = (
    Daypart(id="morning", name=Text(zh="上午", en="Morning"), start=time(9), end=time(12)),
    Daypart(id="afternoon", name=Text(zh="下午", en="Afternoon"), start=time(13, 30), end=time(17)),
    Daypart(id="night", name=Text(zh="夜场", en="Night"), start=time(19), end=time(1)),
)

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NOTES = (
    "", "", "", "校庆", "Visit; of, the \\ board: 9:00", "两行\n第二行", "“引号”与 'quotes' \"\"", "😀 " * 20, "很长的备注，" * 30,
    "BEGIN:VEVENT\nEND:VEVENT", "trailing space ",
)  # fmt: skip
_DAY = timedelta(days=1)


def random_entry(rng: Random, playlists: Sequence[str], targets: Sequence[str], around: date = AROUND) -> Entry:
    """A valid entry without an id: once or by a rule, with exceptions or without, within some weeks of a day."""
    start, end, nights, daypart = _times(rng)
    entry = Entry(
        id=0, playlist=rng.choice(playlists), target=rng.choice(targets), day=around + rng.randint(-20, 40) * _DAY,
        start=start, end=end, nights=nights, daypart=daypart, holidays=rng.choice(tuple(Holidays)),
        makeup=rng.choice(tuple(Makeup)), must_play=rng.random() < 0.15, may_idle=rng.random() < 0.3,
        note=rng.choice(_NOTES), uid=f"{rng.getrandbits(64):x}@calendar.example" if rng.random() < 0.3 else None,
    )  # fmt: skip
    return _exceptions(rng, _ruled(rng, entry) if rng.random() < 0.65 else entry)


def random_rule(rng: Random) -> str:
    """A rule of days of any frequency, without the day it begins on."""
    every = rng.choice(("", "", f";INTERVAL={rng.randint(2, 4)}"))
    count = rng.choice(("", "", "", f";COUNT={rng.randint(1, 12)}"))
    few = sorted(rng.sample(range(7), k=rng.randint(1, 5)))
    listed = ",".join(_WEEKDAYS[day] for day in few)
    nth = f"{rng.choice((1, 2, 3, 4, -1, -2))}{rng.choice(_WEEKDAYS)}"
    rule = rng.choice((
        "FREQ=DAILY",
        f"FREQ=DAILY;BYDAY={listed}",
        f"FREQ=DAILY;BYMONTH={rng.randint(9, 12)}",
        f"FREQ=WEEKLY;BYDAY={listed}",
        f"FREQ=WEEKLY;BYDAY={listed};WKST={rng.choice(('MO', 'SU'))}",
        f"FREQ=MONTHLY;BYMONTHDAY={rng.choice((1, 15, 28, 31, -1))}",
        f"FREQ=MONTHLY;BYDAY={nth}",
        f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={rng.choice((1, -1, 3))}",
        f"FREQ=YEARLY;BYMONTH={rng.randint(9, 12)};BYMONTHDAY={rng.randint(1, 28)}",
    ))  # fmt: skip
    return rule + every + count


def random_hours(rng: Random, around: date = AROUND) -> Hours:
    """Hours of some weekdays, over midnight too, others closed all day; and closed days, some of them with a note."""
    weekly = []
    for weekday in range(7):
        opens, closes = rng.choice(((time(9), time(17)), (time(8, 30), time(21)), (time(18), time(2)), (None, None)))
        if rng.random() < 0.7:
            weekly.append(DayHours(weekday=weekday, opens=opens, closes=closes))
    closed = sorted({around + rng.randint(-20, 40) * _DAY for _ in range(rng.randint(0, 4))})
    edges = rng.choice(((600_000_000, 60_000_000), (0, 0), (rng.randint(0, 3600) * 1_000_000, rng.randint(0, 600) * 1_000_000)))
    return Hours(
        weekly=tuple(weekly), warm_up_us=edges[0], farewell_us=edges[1],
        closed=tuple(ClosedDay(day=day, note=rng.choice(("", "设备检修"))) for day in closed),
    )  # fmt: skip


def random_calendar(rng: Random, around: date = AROUND) -> Calendar:
    """The tables of this year and perhaps of the next: holidays of some days, and weekend days worked for some of them."""
    years = [around.year, around.year + 1][: rng.randint(0, 2)]
    return Calendar(years=tuple(_year(rng, year, around) for year in years))


def random_schedule(rng: Random, programme: Programme) -> Schedule:
    """Entries for the playlists, sections and screens of a programme, around the day on which it begins to count."""
    around = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=programme.anchor_us)).date()
    around = max(around, date(1971, 1, 1))
    targets = (HALL, *programme.section_by_id, *programme.screen_by_id)
    entries, id = list[Entry](), 0
    for _ in range(rng.choice((0, 1, 3, 6, 12)) if programme.playlists else 0):
        id += rng.choice((1, 1, 1, 4))
        entry = random_entry(rng, tuple(programme.playlist_by_id), targets, around)
        entries.append(replace(entry, id=id, anchor_us=rng.choice((0, programme.anchor_us))))
    return Schedule(entries=tuple(entries), hours=random_hours(rng, around), calendar=random_calendar(rng, around))


def _times(rng: Random) -> tuple[time, time, int, str | None]:
    """Beginning, end, nights and the part of the day they are those of, if any."""
    if rng.random() < 0.2:
        part = rng.choice(DAYPARTS)
        return part.start, part.end, int(part.end <= part.start), part.id
    if rng.random() < 0.15:
        return time(), time(), rng.choice((1, 1, 2, 5)), None
    start, end = (time(rng.randrange(24), rng.choice((0, 0, 30, rng.randrange(60)))) for _ in range(2))
    return start, end, rng.choice((0, 0, 0, 1, 3)) + 1 if end <= start else rng.choice((0, 0, 0, 0, 1, 2)), None


def _ruled(rng: Random, entry: Entry) -> Entry:
    """The entry by a rule, from the first day on that is one of it."""
    rule = random_rule(rng)
    uncounted = ";".join(part for part in rule.split(";") if not part.startswith("COUNT="))
    day = recurrence.days(uncounted, entry.day, None, entry.day, entry.day + 1500 * _DAY)[0]
    until = day + rng.choice((0, 1, 7, 30, 400)) * _DAY if "COUNT=" not in rule and rng.random() < 0.4 else None
    return replace(entry, day=day, rule=recurrence.checked_rule(rule, day, until), until=until)


def _exceptions(rng: Random, entry: Entry) -> Entry:
    """Dropped days, of the rule or not of it, and added ones."""
    if rng.random() < 0.5:
        return entry
    last = entry.day + 60 * _DAY
    ruled = recurrence.days(entry.rule, entry.day, entry.until, entry.day, last) if entry.rule else (entry.day,)
    dropped = set(rng.sample(ruled, k=min(len(ruled), rng.randint(0, 3))))
    added = {entry.day + rng.randint(-5, 30) * _DAY for _ in range(rng.choice((0, 0, 1, 4)))}
    added -= {entry.day} if entry.rule is None else set()
    return replace(entry, dropped=tuple(sorted(dropped)), added=tuple(sorted(added)))


def _year(rng: Random, year: int, around: date) -> CalendarYear:
    first, last = date(year, 1, 1), date(year, 12, 31)
    days: dict[date, CalendarDay] = {}
    for number in range(1, rng.randint(2, 5)):
        begins = rng.choice((around.replace(year=year, day=min(around.day, 28)), first + rng.randrange(350) * _DAY))
        name = Text(zh=f"节日{number}", en=f"Holiday {number}")
        holidays = [day for day in (begins + offset * _DAY for offset in range(rng.randint(1, 7))) if day <= last]
        days |= {day: CalendarDay(day=day, kind=DayKind.HOLIDAY, name=name) for day in holidays}
        workdays = [day for day in holidays if day.weekday() < 5]
        for off in rng.sample(workdays, k=min(len(workdays), rng.randint(0, 2))):
            worked = off + (rng.choice((-2, -1, 1, 2)) * 7 + 5 + rng.randrange(2) - off.weekday()) * _DAY
            if first <= worked <= last and worked not in days:
                days[worked] = CalendarDay(day=worked, kind=DayKind.MAKEUP, name=name, instead_of=off)
    return CalendarYear(year=year, source="test", days=tuple(days[day] for day in sorted(days)))
