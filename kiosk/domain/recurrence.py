"""The days of a rule: RFC 5545 recurrence of whole days, worked out by dateutil.

Rules of every so many days are plain counting; the others are dateutil's. It goes from DTSTART through all years, months or
weeks, and where nothing matches it goes on to the year 9999. So it is asked for one year or month at a time, or from the week on
that a span begins in, and all that a rule takes from its first day is said outright: what a span costs depends neither on how far
it lies from the first day nor on how rarely the rule matches. A rule with a COUNT is worked out once from its first day and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NoReturn

from kiosk.domain.rule import Freq, Rule, RuleError, parts_of, read_rule, refuse
from kiosk.domain.text import Text

MOST = 10_000
"""So many days of a rule at most are worked out at once."""
LONGEST_DAYS = 50 * 365
"""Longer than this is no span looked at, and no COUNT reaches further."""
_SOON_DAYS, _LONG_AGO_DAYS = 400, 10 * 365
_ONE_YEAR, _ONE_MONTH = 10_000, 120_000
"""Intervals after which Python has no calendar any more: dateutil ends after one year or month."""
_UNTIL = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")


def checked_rule(rule: str, day: date, until: date | None = None) -> str:
    """The canonical form of a rule that begins on a day. Raises RuleError, with the nearest day that matches if `day` does not."""
    found = read_rule(rule)
    if found.count is not None and until is not None:
        refuse("COUNT 和最后一天只能写一个", "COUNT and a last day exclude each other")
    if until is not None and until < day:
        refuse(f"最后一天 {until} 早于第一天 {day}", f"the last day {until} is before the first, {day}")
    if next(_days(found, day, day, day), None) is None:
        _refuse_first(found, day)
    if found.count is not None and len(_counted(rule, day)) < found.count:
        refuse(
            f"COUNT={found.count} 要 50 年以上才数完：请改写最后一天",
            f"COUNT={found.count} takes more than 50 years: write the last day instead",
        )
    return str(found)


def split_until(rule: str, start: time = time(), zone: tzinfo = UTC) -> tuple[str, date | None]:
    """A rule without its UNTIL, and the last day UNTIL allows.

    An UNTIL with a time allows a day whose `start` in `zone` it does not come before.
    """
    parts = parts_of(rule)
    value = parts.pop("UNTIL", None)
    rest = ";".join(f"{name}={each}" for name, each in parts.items())
    if value is None:
        return rest, None
    try:
        if not _UNTIL.fullmatch(value):
            raise ValueError(value)
        if "T" not in value:
            return rest, date.fromisoformat(value)
        instant = datetime.fromisoformat(value).replace(tzinfo=UTC if value.endswith("Z") else zone).astimezone(zone)
    except (ValueError, OverflowError):
        refuse(f"UNTIL={value} 不是日期", f"UNTIL={value} is no date")
    return rest, instant.date() if instant.time() >= start else _moved(instant.date(), -1)


def days(rule: str, day: date, until: date | None, first: date, last: date) -> tuple[date, ...]:
    """The days of a rule that begins on `day` and ends with `until`, as far as they lie in `first` … `last` (both inclusive)."""
    found = read_rule(rule)
    first, last = max(first, day), last if until is None else min(last, until)
    if last < first:
        return ()
    if found.count is not None:
        counted = _counted(rule, day)
        return counted[bisect_left(counted, first) : bisect_right(counted, last)]
    return tuple(islice(_days(found, day, first, last), MOST))


@lru_cache(maxsize=1024)
def _counted(rule: str, day: date) -> tuple[date, ...]:
    """All days of a rule that counts them."""
    found = read_rule(rule)
    return tuple(islice(_days(found, day, day, date.max), found.count))


def _days(rule: Rule, day: date, first: date, last: date) -> Iterator[date]:
    """The days in a span of a rule without its COUNT, as if it had always been; of a span that is too long those it begins with."""
    last = _moved(first, min((last - first).days, LONGEST_DAYS))
    if rule.freq is Freq.DAILY:
        begin = _on(day.toordinal(), first.toordinal(), rule.interval)
        every = map(date.fromordinal, range(begin, last.toordinal() + 1, rule.interval))
        yield from (each for each in every if _matches(rule, each))
        return
    for instant in chain.from_iterable(_runs(rule, day, first, last)):
        found = instant.date()
        if found > last:
            return
        if found >= first:
            yield found


def _matches(rule: Rule, day: date) -> bool:
    """Whether a rule of days has a day; nothing of it is worth asking dateutil."""
    return (
        (not rule.weekdays or (0, day.weekday()) in rule.weekdays)
        and (not rule.months or day.month in rule.months)
        and (
            not rule.monthdays
            or day.day in rule.monthdays
            or day.day - monthrange(day.year, day.month)[1] - 1 in rule.monthdays
        )
    )


def _runs(rule: Rule, day: date, first: date, last: date) -> Iterator[Iterable[datetime]]:
    """The years, months or weeks from `first` to `last` that count for a rule, each with the days it has."""
    from dateutil import rrule as dateutil  # only here and below: a player that starts need not wait for it

    parts = _parts(rule, day)
    if rule.freq is Freq.WEEKLY:
        begin = _on(_week(rule, day), _week(rule, first), rule.interval) * 7 + 1 + rule.week_start
        if begin <= last.toordinal():
            begins = _midnight(date.fromordinal(max(1, begin)))
            yield dateutil.rrule(dateutil.WEEKLY, dtstart=begins, interval=rule.interval, **parts)
    elif rule.freq is Freq.YEARLY:
        for year in range(_on(day.year, first.year, rule.interval), last.year + 1, rule.interval):
            yield dateutil.rrule(dateutil.YEARLY, dtstart=_midnight(date(year, 1, 1)), interval=_ONE_YEAR, **parts)
    else:
        for month in range(_on(_month(day), _month(first), rule.interval), _month(last) + 1, rule.interval):
            if not rule.months or month % 12 + 1 in rule.months:
                begins = _midnight(date(month // 12, month % 12 + 1, 1))
                yield dateutil.rrule(dateutil.MONTHLY, dtstart=begins, interval=_ONE_MONTH, **parts)


def _on(own: int, first: int, interval: int) -> int:
    """The first number from `first` on that lies whole intervals away from `own`."""
    return first + (own - first) % interval


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _week(rule: Rule, day: date) -> int:
    return (day.toordinal() - 1 - rule.week_start) // 7


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def _parts(rule: Rule, day: date) -> dict[str, Any]:
    """What dateutil is told to match: the parts of the rule, and what it takes from its first day."""
    from dateutil.rrule import weekday as numbered

    weekdays: list[Any] = [numbered(weekday, number or None) for number, weekday in rule.weekdays]
    months, monthdays = rule.months, rule.monthdays
    if not (rule.weeks or rule.yeardays or monthdays or weekdays):
        if rule.freq is Freq.WEEKLY:
            weekdays = [day.weekday()]
        else:
            monthdays = (day.day,)
        if rule.freq is Freq.YEARLY:
            months = months or (day.month,)
    parts = {
        "bymonth": months,
        "byweekno": rule.weeks,
        "byyearday": rule.yeardays,
        "bymonthday": monthdays,
        "byweekday": weekdays,
        "bysetpos": rule.positions,
    }
    return {"wkst": rule.week_start, **{name: value for name, value in parts.items() if value}}


def _refuse_first(rule: Rule, day: date) -> NoReturn:
    """Says that a rule does not have its first day, and which days it could begin on: the last before and the first after."""
    every = replace(rule, interval=1)
    for back, on in ((_SOON_DAYS, _SOON_DAYS), (_LONG_AGO_DAYS, LONGEST_DAYS)):
        before = max(_days(every, day, _moved(day, -back), _moved(day, -1)), default=None)
        after = next(_days(every, day, _moved(day, 1), _moved(day, on)), None)
        around = [each for each in (before, after) if each is not None]
        if around:
            raise RuleError(
                Text(
                    zh=f"规则没有第一天 {day} 这一天，最近的是 {'、'.join(map(str, around))}",
                    en=f"the rule does not have its first day, {day}; the nearest are {' and '.join(map(str, around))}",
                ),
                nearest=min(around, key=lambda each: abs(each - day)),
            )
    refuse(f"规则“{rule}”一天也没有", f"the rule '{rule}' has no day at all")


def _moved(day: date, by_days: int) -> date:
    """A day so many days later, but none that the calendar of Python does not have."""
    return date.fromordinal(min(max(day.toordinal() + by_days, 1), date.max.toordinal()))


__all__ = ["LONGEST_DAYS", "MOST", "RuleError", "checked_rule", "days", "split_until"]
