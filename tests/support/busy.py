"""Random schedules that are dense around the time a random case is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from kiosk.domain.calendar import Calendar, CalendarDay, CalendarYear, DayKind
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, DayHours, Hours
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Holidays, Makeup, Schedule
from kiosk.domain.text import Text

DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_S = 20 * 60
RULES = (None, None, "FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY")


def random_schedule(rng: Random, programme: Programme, instants: list[int]) -> Schedule | None:
    """Half of the programmes have none; the others up to 12 entries that begin, end or touch at the instants."""
    if rng.random() < 0.5:
        return None
    zone = ZoneInfo(programme.wall.timezone)
    moments = [_hall(instant, zone) for instant in instants]
    targets = ["hall", *programme.section_by_id, *programme.screen_by_id]
    entries = tuple(_entry(rng, id, programme, targets, moments) for id in range(1, rng.randint(1, 13)))
    return Schedule(entries=entries, hours=_hours(rng, moments), calendar=_calendar(rng, moments[0].date()))


def _hall(instant: int, zone: ZoneInfo) -> datetime:
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone).replace(microsecond=0)


def _entry(rng: Random, id: int, programme: Programme, targets: list[str], moments: list[datetime]) -> Entry:
    start = rng.choice(moments) - timedelta(seconds=rng.choice((0, 0, rng.randrange(LONGEST_S))))
    end = max(rng.choice(moments), start + timedelta(seconds=rng.randrange(1, LONGEST_S)))
    rule = rng.choice(RULES)
    back = rng.choice((0, 2, 14)) if rule else 0
    day = start.date() - back * DAY
    return Entry(
        id=id, playlist=rng.choice((*programme.playlist_by_id, "missing")), target=rng.choice(targets),
        day=day, start=start.time(), end=end.time(), nights=(end.date() - start.date()).days, rule=rule,
        until=start.date() + rng.randrange(-1, 3) * DAY if rule and rng.random() < 0.3 else None,
        dropped=(start.date(),) if rng.random() < 0.1 else (), added=(start.date(),) if rng.random() < 0.1 else (),
        holidays=rng.choice(tuple(Holidays)), makeup=rng.choice(tuple(Makeup)),
        must_play=rng.random() < 0.15, may_idle=rng.random() < 0.3,
        anchor_us=rng.choice((0, programme.anchor_us)),
    )  # fmt: skip


def _hours(rng: Random, moments: list[datetime]) -> Hours:
    if rng.random() < 0.6:
        return ALWAYS_OPEN
    opens, closes = (rng.choice(moments).time() for _ in range(2))
    weekly = tuple(DayHours(weekday=weekday, opens=opens, closes=closes) for weekday in range(rng.randint(1, 7)))
    closed = (ClosedDay(day=moments[0].date()),) if rng.random() < 0.2 else ()
    return Hours(weekly=weekly, closed=closed, warm_up_us=rng.choice((0, 60_000_000)), farewell_us=rng.choice((0, 60_000_000)))


def _calendar(rng: Random, day: date) -> Calendar:
    if rng.random() < 0.5:
        return Calendar()
    holiday = CalendarDay(day=day, kind=DayKind.HOLIDAY, name=Text(zh="节", en="Feast"))
    return Calendar(years=(CalendarYear(year=day.year, source="", days=(holiday,)),))
