"""From when to when a sentence says, and how a clock face of twelve hours is read.

A word (上午, 晚上, am, in the evening) says which hour is meant; one before the first time holds for both, and am or pm
behind the second holds for both if it can. Where a time is 0, 13 or more, or written like 09:00, both are of 24 hours.
Else 7 to 12 are morning and noon and 1 to 6 afternoon, which is remarked. An end is the next such time after the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any, NamedTuple

from kiosk.domain.hours import Daypart
from kiosk.domain.sentence.parts import AllDay, At, Between, Clock, Found, Founds, Half, Minutes, Slot, all_of, one_of, the_one
from kiosk.domain.text import Text

_HALF_DAY_MIN, _DAY_MIN = 720, 1440
_SAME = Text(zh="开始和结束是同一时间；整天请写“全天”", en="it ends when it starts; for a whole day say 'all day'")


class Read(NamedTuple):
    """Times as an entry has them; the remark says what was not written but taken to be meant."""

    start: time
    end: time
    nights: int
    remark: Text | None = None
    daypart: str | None = None


def hours_of(found: Founds, dayparts: Sequence[Daypart]) -> Read | None:
    """From when to when it plays; None if nothing is said of it. Raises NotUnderstood."""
    slot, half = one_of(found, Slot), one_of(found, Half)
    timed = _timed(found, half.part if half is not None else None)
    if slot is not None:
        part = next(part for part in dayparts if part.id == slot.part.id)
        return _of_daypart(part) if timed is None else _within(found, slot, part)
    if timed is not None:
        return timed
    if half is not None:
        raise half.wrong(_no_daypart(dayparts))
    return None


def _of_daypart(part: Daypart) -> Read:
    return Read(part.start, part.end, int(part.end <= part.start), daypart=part.id)


def _within(found: Founds, slot: Found[Slot], part: Daypart) -> Read:
    """Times beside the name of a part of the day, which they have to lie in: 晚上 … 7-9."""
    bounds = _span_min(_of_daypart(part))
    for half in (None, Half.AM, Half.PM):
        timed = _timed(found, half)
        if timed is not None and bounds[0] <= _span_min(timed)[0] and _span_min(timed)[1] <= bounds[1]:
            return timed
    span = f"{part.start:%H:%M}–{part.end:%H:%M}"
    raise slot.wrong(Text(zh=f"写的时间不在这个时段（{span}）里", en=f"the times that are said do not lie in it ({span})"))


def _span_min(read: Read) -> tuple[int, int]:
    return read.start.hour * 60 + read.start.minute, read.nights * _DAY_MIN + read.end.hour * 60 + read.end.minute


def _no_daypart(dayparts: Sequence[Daypart]) -> Text:
    zh, en = "、".join(part.name.zh for part in dayparts), ", ".join(part.name.en or part.id for part in dayparts)
    return Text(
        zh=f"没有叫这个名字的时段（{f'有：{zh}' if zh else '还没有时段'}），请写几点到几点",
        en=f"no part of the day is called so ({f'there are {en}' if en else 'there are none yet'}): say from when to when",
    )


def _timed(found: Founds, half: Half | None) -> Read | None:
    """The times that are written as such; `half` is a word for both that stands apart from them."""
    between, lasting, all_day, ats = one_of(found, Between), one_of(found, Minutes), one_of(found, AllDay), all_of(found, At)
    start, end = (*ats, None, None)[:2]
    the_one(between, all_day, start)
    the_one(between or all_day or end, lasting)
    the_one(end, *ats[2:])
    if all_day is not None:
        return Read(time(), time(), 1)
    if between is not None:
        return _checked(between, read_between(_with(between.part.start, half), between.part.end))
    if start is not None and end is not None:
        return _checked(end, read_between(_with(start.part.clock, half), end.part.clock))
    if start is not None and lasting is not None:
        return _checked(start, read_lasting(_with(start.part.clock, half), lasting.part.count))
    only = start or lasting
    if only is not None:
        raise only.wrong(Text(zh="缺开始或结束的时间", en="the start or the end is missing"))
    return None


def _with(clock: Clock, half: Half | None) -> Clock:
    return replace(clock, half=half) if clock.half is None and half is not None and not clock.of_24_hours else clock


def _checked(found: Found[Any], read: Read | Text) -> Read:
    if isinstance(read, Text):
        raise found.wrong(read)
    return read


def read_between(start: Clock, end: Clock) -> Read | Text:
    """The times that two clocks stand for, or why they cannot."""
    if start == end:
        return _SAME
    by_24 = start.of_24_hours or end.of_24_hours
    if start.half is None and end.half is not None and end.behind:
        start = _reached_back(start, end)
    from_min = _start_min(start, by_24)
    if from_min is None or from_min >= _DAY_MIN:
        return _no_start(start)
    if end.half is None and (by_24 or end.of_24_hours):
        to_min: int | None = end.hour * 60 + end.minute
    else:
        to_min = _minutes_of(replace(end, half=end.half or start.half), plain=True)
    if to_min is None:
        return Text(zh="没有这个时间", en="there is no such time")
    step = _HALF_DAY_MIN if end.half is None and not by_24 and not end.of_24_hours else _DAY_MIN
    if to_min == from_min and step == _DAY_MIN:
        return _SAME
    while to_min <= from_min:
        to_min += step
    guessed = [(clock, at) for clock, at in ((start, from_min), (end, to_min)) if _guessed(clock, at, start, by_24)]
    return Read(_time(from_min), _time(to_min), to_min // _DAY_MIN, _remark(guessed))


def read_lasting(start: Clock, minutes: int) -> Read | Text:
    """The times of what starts at a clock and lasts so long."""
    from_min = _start_min(start, start.of_24_hours)
    if from_min is None or from_min >= _DAY_MIN:
        return _no_start(start)
    guessed = [(start, from_min)] if start.half is None and from_min != start.hour * 60 + start.minute else []
    return Read(_time(from_min), _time(from_min + minutes), (from_min + minutes) // _DAY_MIN, _remark(guessed))


def _reached_back(start: Clock, end: Clock) -> Clock:
    """The start with the half of the end, if it then lies before it."""
    tried = replace(start, half=end.half)
    at, until = _minutes_of(tried), _minutes_of(end)
    return tried if not start.of_24_hours and at is not None and until is not None and at < until else start


def _start_min(start: Clock, by_24: bool) -> int | None:
    if start.half is None and not by_24 and 1 <= start.hour <= 6:
        return (start.hour + 12) * 60 + start.minute
    return _minutes_of(start)


def _minutes_of(clock: Clock, plain: bool = False) -> int | None:
    """Minutes after midnight, over 24 hours for a night's; `plain` also takes an hour that its half does not have."""
    hour = _hour(clock.hour, clock.half)
    if hour is None and plain:
        hour = clock.hour
    return hour * 60 + clock.minute if hour is not None else None


def _hour(hour: int, half: Half | None) -> int | None:
    match half:
        case None:
            return hour
        case Half.AM | Half.DAWN:
            return hour % 12 if hour <= 12 else None
        case Half.MORNING:
            return hour if hour <= 12 else None
        case Half.NOON:
            return {11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14}.get(hour)
        case Half.PM | Half.AFTERNOON:
            return hour % 12 + 12 if 1 <= hour <= 12 else hour if 12 < hour < 24 else None
        case Half.EVENING:
            return hour + 12 if 5 <= hour <= 12 else hour + 24 if hour < 5 else hour if hour >= 17 else None


def _no_start(start: Clock) -> Text:
    if start.half is Half.EVENING:
        return Text(zh="这个时间已是第二天：请写第二天和“凌晨”", en="that is the next day already: name that day, and am")
    return Text(zh="没有这个开始时间", en="nothing starts at such a time")


def _guessed(clock: Clock, at_min: int, start: Clock, by_24: bool) -> bool:
    return clock.half is None and start.half is None and not by_24 and at_min % _DAY_MIN != clock.hour * 60 + clock.minute


def _remark(guessed: list[tuple[Clock, int]]) -> Text | None:
    if not guessed:
        return None
    zh = "，".join(f"{clock.hour}:{clock.minute:02} 按 {_time(at):%H:%M} 算" for clock, at in guessed)
    en = ", ".join(f"{clock.hour}:{clock.minute:02} is taken as {_time(at):%H:%M}" for clock, at in guessed)
    return Text(zh=f"没写上午还是下午：{zh}", en=f"neither am nor pm was said: {en}")


def _time(at_min: int) -> time:
    return time(at_min % _DAY_MIN // 60, at_min % 60)
