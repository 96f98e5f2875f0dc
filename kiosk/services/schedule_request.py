"""Entries as people ask for them: times with or without a day, names for ids, a part of the day instead of times."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.domain import recurrence
from kiosk.domain.errors import BadInput
from kiosk.domain.hours import Daypart
from kiosk.domain.ids import FieldError
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.services.library import wall_of
from kiosk.services.opening import daypart_called
from kiosk.services.ports import Draft
from kiosk.services.times import MIDNIGHT, TIME_OF_DAY, closing_time, hall_time, parse_day, time_of_day

_WHOLE_DAYS = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b", re.IGNORECASE)
_FARTHEST = timedelta(days=9 * 366)
"""How far ahead the first day of a rule is looked for: the 29th of February may be eight years away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An entry as it was typed. With a part of the day `start` is a day or nothing, and there is no `end`."""

    playlist: str
    target: str
    start: str | None = None
    end: str | None = None
    rule: str | None = None
    until: str | None = None
    daypart: str | None = None
    holidays: Holidays = Holidays.IGNORE
    makeup: Makeup = Makeup.WEEKDAY
    must_play: bool = False
    may_idle: bool = False
    note: str = ""


class _When(NamedTuple):
    day: date
    start: time
    end: time
    nights: int


def entry_of(draft: Draft, request: Request, now_us: int) -> Entry:
    """The entry that is asked for, still to be checked.

    Raises BadInput E-CLI-TIME, E-CLI-USAGE, E-SCH-ORDER, E-SCH-DAYPART, or EnvironmentFault E-DB-MISSING.
    """
    zone = ZoneInfo(wall_of(draft).timezone)
    part = daypart_called(draft.dayparts(), request.daypart) if request.daypart is not None else None
    today = hall_time(now_us, zone).date()
    request = _until_apart(request, part.start if part is not None else None, zone)
    when = _in_daypart(part, request, today) if part is not None else _at_times(request, zone, today)
    return Entry(
        id=0, playlist=request.playlist, target=request.target,
        day=when.day, start=when.start, end=when.end, nights=when.nights, rule=request.rule,
        until=parse_day(request.until, "--until") if request.until is not None else None,
        holidays=request.holidays, makeup=request.makeup, must_play=request.must_play, may_idle=request.may_idle,
        daypart=part.id if part is not None else None, note=request.note,
    )  # fmt: skip


def _until_apart(request: Request, start: time | None, zone: tzinfo) -> Request:
    """The request with the UNTIL of its rule as its last day; of a rule that cannot be kept, or has both, the check will tell."""
    if request.rule is None or request.until is not None:
        return request
    with suppress(BadInput, FieldError):
        begins = start or _moment(request.start or "", zone, "--start")[1]
        rule, last = recurrence.split_until(request.rule, begins, zone)
        return replace(request, rule=rule, until=last.isoformat() if last is not None else None)
    return request


def _in_daypart(part: Daypart, request: Request, today: date) -> _When:
    if request.end is not None:
        raise _usage("--daypart", "写了时段就不写 --end", "--end goes without --daypart")
    day = parse_day(request.start, "--start") if request.start is not None else _first_day(request.rule, today)
    return _When(day, part.start, part.end, int(part.end <= part.start))


def _at_times(request: Request, zone: tzinfo, today: date) -> _When:
    if request.start is None or request.end is None:
        raise _usage("schedule add", "要写 --start 和 --end，或 --daypart", "give --start and --end, or --daypart")
    start_day, start = _moment(request.start, zone, "--start")
    end_day, end = _moment(request.end, zone, "--end")
    day = start_day if start_day is not None else _first_day(request.rule, today)
    if end_day is None:
        if end == start and request.end != MIDNIGHT:
            raise out_of_order()  # as likely a slip as 24 hours, which can be said with a day
        return _When(day, start, end, int(end <= start))
    if (end_day, end) <= (day, start):
        raise out_of_order()
    return _When(day, start, end, (end_day - day).days)


def _moment(text: str, zone: tzinfo, where: str) -> tuple[date | None, time]:
    """A time of day, with its day if one was typed; an offset is turned into hall time."""
    if TIME_OF_DAY.fullmatch(text):
        return None, closing_time(text, where) if where == "--end" else time_of_day(text, where)
    with suppress(ValueError, OverflowError):
        read = datetime.fromisoformat(text)
        if len(text) > len("2026-12-01") and 1970 <= read.year < 2200:
            moment = read.astimezone(zone) if read.tzinfo else read
            return moment.date(), moment.time()
    raise BadInput(
        code="E-CLI-TIME",
        message=Text(zh=f"“{text}”不是 1970 至 2199 年间的时间", en=f"'{text}' is not a time from 1970 to 2199"),
        where=where,
        fix=Text(zh="写成 09:00 或 2026-12-01T09:00", en="write it like 09:00 or 2026-12-01T09:00"),
    )


def _first_day(rule: str | None, today: date) -> date:
    """Today, or the first day from today on that a rule has; of a rule that cannot be kept the check will tell."""
    if rule is None or not _WHOLE_DAYS.search(rule):
        return today
    with suppress(FieldError, ValueError, TypeError):
        return next(iter(recurrence.days(rule, today, None, today, today + _FARTHEST)), today)
    return today


def out_of_order() -> BadInput:
    return BadInput(
        code="E-SCH-ORDER",
        message=Text(zh="结束不晚于开始", en="it ends before it starts, or as it starts"),
        where="--end",
        fix=Text(
            zh="写一个更晚的结束时间；只写钟点（如 --end 01:00）表示到第二天",
            en="name a later end; a time of day alone, like --end 01:00, means the next day",
        ),
    )


def _usage(where: str, zh: str, en: str) -> BadInput:
    fix = Text(zh="看 kiosk schedule add --help", en="see kiosk schedule add --help")
    return BadInput(code="E-CLI-USAGE", message=Text(zh=zh, en=en), where=where, fix=fix)
