"""Times between people and the program: aware datetimes outside, integer microseconds of shared time inside."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(2200, 1, 1, tzinfo=UTC)
"""Times after this one are slips of the finger, and near the year 10000 no calendar goes on."""

MIDNIGHT = "24:00"
"""How an end at midnight is typed."""
_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}
TIME_OF_DAY = re.compile(r"\d{1,2}:\d{2}(:\d{2})?", re.ASCII)
"""The shape of a time of day without its day."""

_LONGEST_S = 366 * 86400


def hall_time(t_us: int, zone: tzinfo) -> datetime:
    """Shared time as the hall's clock shows it."""
    return (_EPOCH + timedelta(microseconds=t_us)).astimezone(zone)


def shared_time_us(moment: datetime, zone: tzinfo) -> int:
    """A time someone typed as shared time; without an offset it is hall time."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def parse_time(text: str, zone: tzinfo, where: str) -> int:
    """A time someone typed, as shared time in µs. Raises BadInput E-CLI-TIME."""
    with suppress(ValueError):
        t_us = shared_time_us(datetime.fromisoformat(text), zone)
        if 0 <= t_us < shared_time_us(_END, zone):
            return t_us
    raise BadInput(
        code="E-CLI-TIME",
        message=Text(zh=f"“{text}”不是 1970 至 2199 年间的时间", en=f"'{text}' is not a time from 1970 to 2199"),
        where=where,
        fix=Text(zh="写成 2026-11-22T09:30", en="write it like 2026-11-22T09:30"),
    )


def parse_span_us(text: str, where: str) -> int:
    """A span someone typed (90s, 30m, 1h, 1h30m; a year at most) in µs. Raises BadInput E-CLI-TIME."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([smhd])", text)
    seconds = sum(float(number) * _UNITS_S[unit] for number, unit in parts)
    if "".join(number + unit for number, unit in parts) != text or not 0 < seconds <= _LONGEST_S:
        raise BadInput(
            code="E-CLI-TIME",
            message=Text(zh=f"“{text}”不是一年以内的时长", en=f"'{text}' is not a span of up to a year"),
            where=where,
            fix=Text(zh="写成 90s、30m、1h 或 1h30m", en="write it like 90s, 30m, 1h or 1h30m"),
        )
    return round(seconds * 1e6)


def parse_day(text: str, where: str) -> date:
    """A day someone typed. Raises BadInput E-CLI-TIME."""
    with suppress(ValueError):
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
        if _EPOCH.year <= day.year < _END.year:
            return day
    raise BadInput(
        code="E-CLI-TIME",
        message=Text(zh=f"“{text}”不是 1970 至 2199 年间的日期", en=f"'{text}' is not a day from 1970 to 2199"),
        where=where,
        fix=Text(zh="写成 2026-12-01", en="write it like 2026-12-01"),
    )


def time_of_day(text: str, where: str) -> time:
    """A time of day someone typed, such as 09:00. Raises BadInput E-CLI-TIME."""
    with suppress(ValueError):
        if TIME_OF_DAY.fullmatch(text):
            hour, minute, second = map(int, f"{text}:0".split(":")[:3])
            return time(hour, minute, second)
    raise BadInput(
        code="E-CLI-TIME",
        message=Text(zh=f"“{text}”不是钟点", en=f"'{text}' is not a time of day"),
        where=where,
        fix=Text(zh="写成 09:00", en="write it like 09:00"),
    )


def closing_time(text: str, where: str) -> time:
    """A time of day at which something ends: as `time_of_day`, and 24:00 is the midnight after."""
    return time() if text == MIDNIGHT else time_of_day(text, where)
