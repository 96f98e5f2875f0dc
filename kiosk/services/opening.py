"""Opening hours and the parts of the day in the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from kiosk.domain.errors import BadInput
from kiosk.domain.hours import ClosedDay, DayHours, Daypart, Hours
from kiosk.domain.ids import FieldError, check_id
from kiosk.domain.text import Language, Text
from kiosk.services.ports import Draft

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_USUAL = (
    Daypart(id="morning", name=Text(zh="上午", en="Morning"), start=time(9), end=time(12)),
    Daypart(id="afternoon", name=Text(zh="下午", en="Afternoon"), start=time(13), end=time(17)),
    Daypart(id="evening", name=Text(zh="晚上", en="Evening"), start=time(18), end=time(21)),
)
_LONGEST_WARM_UP = timedelta(hours=12)
_LONGEST_FAREWELL = timedelta(hours=1)


def put_usual_dayparts(draft: Draft) -> None:
    """Morning, afternoon and evening for a draft that has no parts of the day."""
    if not draft.dayparts():
        draft.put_dayparts(_USUAL)


def weekdays(text: str) -> tuple[int, ...]:
    """The weekdays someone typed: mon, mon-fri, sat,sun (0 is Monday). Raises BadInput E-HRS-WEEKDAY."""
    found: list[int] = []
    for part in text.casefold().replace(" ", "").split(","):
        match = re.fullmatch(r"([a-z]+)(?:-([a-z]+))?", part)
        first, last = (match[1], match[2] or match[1]) if match else ("", "")
        if first not in WEEKDAYS or last not in WEEKDAYS:
            raise BadInput(
                code="E-HRS-WEEKDAY",
                message=Text(zh=f"“{text}”不是星期几", en=f"'{text}' is no weekday"),
                where="--weekday",
                fix=Text(zh="写成 mon、mon-fri 或 sat,sun", en="write it like mon, mon-fri or sat,sun"),
            )
        begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
        found += [day % 7 for day in range(begin, end + 1 if begin <= end else end + 8)]
    return tuple(sorted(set(found)))


def set_hours(draft: Draft, days: Iterable[int], opens: time | None, closes: time | None) -> Hours:
    """Sets the hours of weekdays; without times the hall stays closed on them."""
    hours = draft.hours()
    weekly = {item.weekday: item for item in hours.weekly} | {
        day: DayHours(weekday=day, opens=opens, closes=closes) for day in days
    }
    return _put(draft, replace(hours, weekly=tuple(weekly[day] for day in sorted(weekly))))


def open_all_day(draft: Draft, days: Iterable[int]) -> Hours:
    """Takes the hours of weekdays away again: open all day."""
    hours, freed = draft.hours(), set(days)
    return _put(draft, replace(hours, weekly=tuple(item for item in hours.weekly if item.weekday not in freed)))


def close_on(draft: Draft, day: date, note: str) -> Hours:
    """A day on which the hall stays closed; said again, it gets the new note."""
    hours = draft.hours()
    closed = (*(item for item in hours.closed if item.day != day), ClosedDay(day=day, note=note))
    return _put(draft, replace(hours, closed=tuple(sorted(closed, key=lambda item: item.day))))


def open_on(draft: Draft, day: date) -> Hours:
    """Takes a closed day away. Raises BadInput E-HRS-CLOSED if the hall was not closed on it by its date."""
    hours = draft.hours()
    closed = tuple(item for item in hours.closed if item.day != day)
    if len(closed) == len(hours.closed):
        listed = ", ".join(item.day.isoformat() for item in hours.closed)
        raise BadInput(
            code="E-HRS-CLOSED",
            message=Text(zh=f"{day} 没有列为闭馆日", en=f"{day} is not listed as a closed day"),
            where="hours closed",
            fix=Text(zh=f"已列的有：{listed or '无'}", en=f"there are {listed or 'none'}"),
        )
    return _put(draft, replace(hours, closed=closed))


def set_edges(draft: Draft, warm_up_us: int | None, farewell_us: int | None) -> Hours:
    """How long before opening the screens come on, and how long after closing the farewell stands; None leaves it as it is."""
    hours = draft.hours()
    for where, value_us, most in (("--warm-up", warm_up_us, _LONGEST_WARM_UP), ("--farewell", farewell_us, _LONGEST_FAREWELL)):
        if value_us is not None and timedelta(microseconds=value_us) > most:
            raise BadInput(
                code="E-HRS-RANGE",
                message=Text(zh="时间太长", en="that is too long"),
                where=where,
                fix=Text(zh=f"最多 {most // timedelta(minutes=1)} 分钟", en=f"{most // timedelta(minutes=1)} minutes at most"),
            )
    return _put(
        draft,
        replace(
            hours,
            warm_up_us=hours.warm_up_us if warm_up_us is None else warm_up_us,
            farewell_us=hours.farewell_us if farewell_us is None else farewell_us,
        ),
    )


def _put(draft: Draft, hours: Hours) -> Hours:
    draft.put_hours(hours)
    return hours


def closure(hours: Hours, day: date) -> Text | None:
    """Why the hall does not open at all on a day; None if it does."""
    named = next((item for item in hours.closed if item.day == day), None)
    if named is not None:
        note = f"：{named.note}" if named.note else "", f": {named.note}" if named.note else ""
        return Text(zh=f"闭馆{note[0]}", en=f"the hall is closed{note[1]}")
    weekly = any(item.weekday == day.weekday() and item.opens is None for item in hours.weekly)
    return Text(zh="闭馆", en="the hall is closed") if weekly else None


def daypart_called(parts: Iterable[Daypart], words: str) -> Daypart:
    """The part of the day that is called so, by id or name. Raises BadInput E-SCH-DAYPART."""
    listed, asked = tuple(parts), words.strip().casefold()
    for part in listed:
        if asked in {part.id, part.name.zh.casefold(), part.name.read(Language.EN).casefold()}:
            return part
    raise BadInput(
        code="E-SCH-DAYPART",
        message=Text(zh=f"没有时段“{words}”", en=f"there is no daypart '{words}'"),
        where="--daypart",
        fix=Text(
            zh=f"可用：{'、'.join(f'{part.id}（{part.name.zh}）' for part in listed) or '无，先用 kiosk hours daypart 建一个'}",
            en=f"there are {', '.join(part.id for part in listed) or 'none: make one with kiosk hours daypart'}",
        ),
    )


def set_daypart(draft: Draft, part: Daypart) -> int:
    """A new part of the day, or new times and names of one; the entries that have its name follow. Answers how many did.

    Raises BadInput E-SCH-DAYPART for an id that files could not carry.
    """
    try:
        check_id(part.id)
    except FieldError as error:
        fix = Text(zh="用小写字母写编号，中文名写在 --zh", en="write an id, and the name with --zh and --en")
        raise BadInput(code="E-SCH-DAYPART", message=error.text, where="daypart", fix=fix) from None
    parts = draft.dayparts()
    known = any(item.id == part.id for item in parts)
    draft.put_dayparts([part if item.id == part.id else item for item in parts] if known else [*parts, part])
    following = [entry for entry in draft.entries() if entry.daypart == part.id]
    for entry in following:
        draft.put_entry(replace(entry, start=part.start, end=part.end, nights=int(part.end <= part.start)))
    return len(following)


def remove_daypart(draft: Draft, words: str) -> int:
    """Takes a part of the day away; its entries keep their times. Answers how many. Raises BadInput E-SCH-DAYPART."""
    part = daypart_called(draft.dayparts(), words)
    draft.put_dayparts([item for item in draft.dayparts() if item.id != part.id])
    left = [entry for entry in draft.entries() if entry.daypart == part.id]
    for entry in left:
        draft.put_entry(replace(entry, daypart=None))
    return len(left)
