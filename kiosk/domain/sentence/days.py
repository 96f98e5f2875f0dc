"""On which days a sentence says: the first day, the rule and the last day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kiosk.domain import recurrence
from kiosk.domain.schedule import Holidays
from kiosk.domain.sentence.dates import LAST, Day, next_weekday, rule, weekly
from kiosk.domain.sentence.parts import (
    Every,
    Found,
    Founds,
    From,
    Lasting,
    Span,
    Times,
    Unit,
    Until,
    Weekday,
    one_of,
    the_one,
)
from kiosk.domain.text import Text

_MOST_TIMES = 1000
_LONGEST = {Unit.DAY: 3660, Unit.WEEK: 520, Unit.MONTH: 120, Unit.YEAR: 10}
_NO_DAY = Text(zh="没有这样的日子", en="there is no such day")
_LOOKING_AHEAD = (31, 8 * 366 + 1)
"""In so many days the first day of a rule is looked for: the 29th of February may be eight years away."""
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days as an entry has them."""

    day: date
    rule: str | None = None
    until: date | None = None
    remarks: tuple[Text, ...] = ()


def days_of(found: Founds, today: date) -> Days | None:
    """On which days it plays; None if nothing is said of it. Raises NotUnderstood."""
    every, span, weekday, start = one_of(found, Every), one_of(found, Span), one_of(found, Weekday), one_of(found, From)
    the_one(span, start)
    if every is None and weekday is not None and _goes_on(found, span, start):
        every, weekday = _weekly(weekday), None
    if every is not None:
        the_one(every, weekday, span if span is not None and not span.part.long else None)
        return _bounded(found, _every(found, every, start, span, today))
    if span is not None:
        return _bounded(found, _spanned(span, weekday, today))
    if weekday is not None:
        return _next(weekday.part, today)
    return _from_on(found, start, today)


def _goes_on(found: Founds, span: Found[Span] | None, start: Found[From] | None) -> bool:
    """Whether it is said from when or until when: then a weekday alone is that of every week."""
    ends = any(isinstance(item.part, Until | Lasting | Times) for item in found)
    return span.part.long if span is not None else ends or start is not None


def _weekly(weekday: Found[Weekday]) -> Found[Every]:
    number = weekday.part.number
    zh, en = _WEEKDAYS_ZH[number], _WEEKDAYS_EN[number]
    meant = Text(zh=f"“周{zh}”按“每周{zh}”算", en=f"'{en}' is taken as 'every {en}'")
    return Found(Every(rule=weekly((number,)), remark=meant), weekday.start, weekday.end)


def _next(weekday: Weekday, today: date) -> Days:
    day = next_weekday(today, weekday.number)
    zh, en = _WEEKDAYS_ZH[weekday.number], _WEEKDAYS_EN[weekday.number]
    meant = Text(
        zh=f"“周{zh}”只按 {day} 这一天算；每周都放请写“每周{zh}”",
        en=f"'{en}' is taken as {day} only; for every week say 'every {en}'",
    )
    return Days(day=day, remarks=(meant,))


def _spanned(found: Found[Span], weekday: Found[Weekday] | None, today: date) -> Days:
    span, first = found.part, _day(found, found.part.first, today)
    last = _day(found, span.last, first)
    if first < today:
        raise found.wrong(Text(zh="这一天已经过去", en="that day has passed"))
    if last < first:
        raise found.wrong(Text(zh="结束在开始之前", en="it ends before it begins"))
    if weekday is not None and first.weekday() != weekday.part.number:
        zh, en = _WEEKDAYS_ZH[first.weekday()], _WEEKDAYS_EN[first.weekday()]
        raise weekday.wrong(Text(zh=f"{first} 是周{zh}", en=f"{first} is a {en}"))
    if first == last:
        return Days(day=first, remarks=_told(span.remark))
    return Days(day=first, rule=rule("DAILY"), until=last, remarks=_told(span.remark))


def _from_on(found: Founds, start: Found[From] | None, today: date) -> Days | None:
    """From a day on, without a word of how often: every day, if it is said until when."""
    if start is None or (one_of(found, Until) is None and one_of(found, Lasting) is None):
        return None
    return _bounded(found, Days(day=_day(start, start.part.day, today)))


def _every(found: Founds, every: Found[Every], start: Found[From] | None, span: Found[Span] | None, today: date) -> Days:
    """The days of a rule from today, from a day on, or within a span."""
    base, last = today, None
    if start is not None:
        base = max(today, _day(start, start.part.day, today))
    if span is not None:
        begun = _day(span, span.part.first, today)
        base, last = max(today, begun), _day(span, span.part.last, begun)
    day = _first(every.part.rule, base)
    if day is None or (last is not None and last < day):
        raise every.wrong(_NO_DAY)
    calendar = None if any(isinstance(item.part, Holidays) for item in found) else every.part.of_holidays
    return Days(day=day, rule=every.part.rule, until=last, remarks=(*_told(every.part.remark), *_told(calendar)))


def _told(remark: Text | None) -> tuple[Text, ...]:
    return (remark,) if remark is not None else ()


def _first(rule_text: str, base: date) -> date | None:
    """The first day of a rule from a day on; every second week begins with the first that has such a day."""
    each = re.sub("INTERVAL=[0-9]+;?", "", rule_text).rstrip(";")
    for ahead in _LOOKING_AHEAD:
        days = recurrence.days(each, base, None, base, base + timedelta(days=ahead))
        if days:
            return days[0]
    return None


def _bounded(found: Founds, days: Days) -> Days:
    """The days with their last one, or with their number."""
    until, lasting, times = one_of(found, Until), one_of(found, Lasting), one_of(found, Times)
    the_one(until, lasting, times)
    end = until or lasting or times
    if end is None:
        return days
    if days.until is not None:
        raise end.wrong(Text(zh="结束日期写了两次", en="the last day is said twice"))
    if times is not None:
        return _counted(days, times)
    last = _day(until, until.part.day, days.day) if until is not None else _after(days.day, lasting) if lasting else days.day
    if last < days.day:
        raise end.wrong(Text(zh=f"结束在第一天 {days.day} 之前", en=f"it ends before the first day, {days.day}"))
    remarks = (*days.remarks, *(_told(until.part.remark) if until is not None else ()))
    if days.rule is not None:
        return replace(days, until=last, remarks=remarks)
    if last == days.day:
        return days
    daily = Text(zh=f"从 {days.day} 到 {last} 每天播放", en=f"it plays every day from {days.day} to {last}")
    return Days(day=days.day, rule=rule("DAILY"), until=last, remarks=(*remarks, daily))


def _counted(days: Days, times: Found[Times]) -> Days:
    count = times.part.count
    if days.rule is None:
        raise times.wrong(Text(zh="只有一天，不能按次数结束", en="one day alone cannot end by a number of times"))
    if not 1 <= count <= _MOST_TIMES:
        raise times.wrong(Text(zh=f"次数应在 1 至 {_MOST_TIMES} 之间", en=f"it must be from 1 to {_MOST_TIMES} times"))
    return replace(days, rule=f"{days.rule};COUNT={count}")


def _after(day: date, found: Found[Lasting]) -> date:
    """The last of so many days, weeks, months or years that begin on a day."""
    count, unit = found.part.count, found.part.unit
    if not 1 <= count <= _LONGEST[unit]:
        raise found.wrong(Text(zh=f"应在 1 至 {_LONGEST[unit]} 之间", en=f"it must be from 1 to {_LONGEST[unit]}"))
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1) - 1)
    months = day.month - 1 + count * (12 if unit is Unit.YEAR else 1)
    year, month = day.year + months // 12, months % 12 + 1
    same = Day(year=year, month=month, day=day.day).from_(day)
    return same - timedelta(days=1) if same is not None else _day(found, Day(year=year, month=month, day=LAST), day)


def _day(found: Found[Any], day: Day, base: date) -> date:
    got = day.from_(base)
    if got is None:
        raise found.wrong(_NO_DAY)
    return got
