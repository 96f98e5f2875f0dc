"""The days of a rule in words, in both languages; a rule that has no plain words is shown as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kiosk.domain.text import Text

DAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
              "December")  # fmt: skip
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORDED = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "WKST"}
_PLACES_ZH = {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", 5: "第五个", -1: "最后一个", -2: "倒数第二个"}
_PLACES_EN = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second-to-last"}


class _Rule(NamedTuple):
    """A rule taken apart: weekdays are (place in the month or 0, weekday)."""

    freq: str
    every: int
    weekdays: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]
    months: tuple[int, ...]
    times: int | None


def rule_words(rule: str, day: date) -> Text:
    """The days of a rule that begins on a day: 每周二 / Every Tuesday."""
    read = _read(rule)
    worded = _worded(read, day) if read is not None else None
    if read is None or worded is None:
        return Text(zh=f"按规则 {rule}", en=f"By the rule {rule}")
    zh, en = worded.zh, worded.en or ""
    if read.every > 1 or read.times is not None:  # these count from the first day on
        zh, en = f"{zh}（从 {day} 起）", f"{en} (from {day} on)"
    if read.times is not None:
        zh, en = f"{zh}共 {read.times} 次", f"{en}, {read.times} times in all,"
    return Text(zh=zh, en=en[0].upper() + en[1:])


def _read(rule: str) -> _Rule | None:
    """None for what there are no words for."""
    pairs = [part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if not parts.keys() <= _WORDED:
        return None
    weekdays = [re.fullmatch(r"([+-]?\d+)?([A-Z]{2})", item) for item in parts.get("BYDAY", "").split(",") if item]
    if any(item is None or item[2] not in _CODES for item in weekdays):
        return None
    try:
        return _Rule(
            freq=parts.get("FREQ", ""),
            every=int(parts.get("INTERVAL", "1")),
            weekdays=tuple((int(item[1] or 0), _CODES.index(item[2])) for item in weekdays if item is not None),
            month_days=tuple(int(item) for item in parts.get("BYMONTHDAY", "").split(",") if item),
            months=tuple(sorted(int(item) for item in parts.get("BYMONTH", "").split(",") if item)),
            times=int(parts["COUNT"]) if "COUNT" in parts else None,
        )
    except ValueError:
        return None


def _worded(rule: _Rule, day: date) -> Text | None:
    if not all(1 <= month <= 12 for month in rule.months) or (rule.weekdays and rule.month_days):
        return None
    match rule.freq:
        case "DAILY" if rule.every == 1 or not rule.weekdays:
            return _weekly(rule, day) if rule.weekdays else _daily(rule)
        case "WEEKLY" if not rule.month_days:
            return _weekly(rule, day)
        case "MONTHLY":
            return _monthly(rule, day)
        case "YEARLY":
            return _yearly(rule, day)
        case _:
            return None


def _daily(rule: _Rule) -> Text | None:
    if rule.month_days:
        return None
    zh, en = ("每天", "every day") if rule.every == 1 else (f"每 {rule.every} 天", f"every {rule.every} days")
    return _in_months(rule, Text(zh=zh, en=en))


def _weekly(rule: _Rule, day: date) -> Text | None:
    if any(place for place, _ in rule.weekdays):
        return None
    days = sorted({weekday for _, weekday in rule.weekdays}) or [day.weekday()]
    listed = _weekdays(days)
    if len(days) == 7 and rule.every == 1:
        zh, en = "每天", "every day"
    elif rule.every == 1:
        zh, en = f"每{listed.zh}", f"every {listed.en}"
    else:
        zh, en = f"每 {rule.every} 周的{listed.zh}", f"every {rule.every} weeks on {listed.en}"
    return _in_months(rule, Text(zh=zh, en=en))


def _monthly(rule: _Rule, day: date) -> Text | None:
    days = _days_of_month(rule, day)
    if days is None:
        return None
    every = (
        Text(zh="每月", en="each month")
        if rule.every == 1
        else Text(zh=f"每 {rule.every} 个月的", en=f"every {rule.every} months")
    )
    if not rule.months:
        return Text(zh=_spaced(every.zh, days.zh), en=f"{days.en} of {every.en}")
    if rule.every > 1:
        return None
    months = _months(rule)
    return Text(zh=_spaced(f"每年 {months.zh}的", days.zh), en=f"{days.en} of {months.en}")


def _yearly(rule: _Rule, day: date) -> Text | None:
    if not rule.months and (rule.weekdays or rule.month_days):
        return None
    dated = rule._replace(months=rule.months or (day.month,))
    days, months = _days_of_month(dated, day), _months(dated)
    if days is None:
        return None
    every = (
        Text(zh="每年", en="every year")
        if rule.every == 1
        else Text(zh=f"每 {rule.every} 年的", en=f"every {rule.every} years")
    )
    plain = len(dated.months) == 1 and not rule.weekdays and min(rule.month_days, default=1) > 0
    first = f"{every.zh} {months.zh}"
    zh = f"{first} {days.zh}" if plain else _spaced(f"{first}的", days.zh)
    return Text(zh=zh, en=f"{every.en} on {days.en} of {months.en}")


def _days_of_month(rule: _Rule, day: date) -> Text | None:
    """最后一个周五 / the last Friday, or 1 日、15 日 / the 1st and the 15th."""
    if rule.weekdays:
        if all(place == 0 for place, _ in rule.weekdays):
            listed = [Text(zh=f"每个{DAYS_ZH[weekday]}", en=f"every {DAYS_EN[weekday]}") for _, weekday in rule.weekdays]
        elif all(place in _PLACES_ZH for place, _ in rule.weekdays):
            listed = [
                Text(zh=f"{_PLACES_ZH[place]}{DAYS_ZH[weekday]}", en=f"the {_PLACES_EN[place]} {DAYS_EN[weekday]}")
                for place, weekday in rule.weekdays
            ]
        else:
            return None
    else:
        numbers = rule.month_days or (day.day,)
        if not all(1 <= abs(number) <= 31 for number in numbers):
            return None
        listed = [_month_day(number) for number in numbers]
    return Text(zh="、".join(item.zh for item in listed), en=_and([item.en or "" for item in listed]))


def _month_day(number: int) -> Text:
    if number > 0:
        return Text(zh=f"{number} 日", en=f"the {_ordinal(number)}")
    if number == -1:
        return Text(zh="最后一天", en="the last day")
    return Text(zh=f"倒数第 {-number} 天", en=f"the {_ordinal(-number)} day from the end")


def _in_months(rule: _Rule, days: Text) -> Text:
    if not rule.months:
        return days
    months = _months(rule)
    return Text(zh=f"{months.zh}的{days.zh}", en=f"{days.en} in {months.en}")


def _months(rule: _Rule) -> Text:
    return Text(zh="、".join(f"{month} 月" for month in rule.months), en=_and([_MONTHS_EN[month - 1] for month in rule.months]))


def _weekdays(days: Sequence[int]) -> Text:
    """周一至周五 / Monday to Friday for three and more in a row, else one by one."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return Text(zh=f"{DAYS_ZH[days[0]]}至{DAYS_ZH[days[-1]]}", en=f"{DAYS_EN[days[0]]} to {DAYS_EN[days[-1]]}")
    return Text(zh="、".join(DAYS_ZH[day] for day in days), en=_and([DAYS_EN[day] for day in days]))


def _spaced(zh: str, days: str) -> str:
    """Figures stand off the Hanzi before them."""
    return f"{zh} {days}" if days[0].isdigit() else zh + days


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
