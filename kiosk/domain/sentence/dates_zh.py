"""Dates and weekdays in Chinese, and those in figures."""

from __future__ import annotations

import re
from datetime import date

from kiosk.domain.sentence.dates import LAST, Day, next_weekday, week_day, weekday_range
from kiosk.domain.sentence.times import NUMBER, number

WEEK = "(?:周|星期|礼拜)"
HANZI_DAY = "[一二三四五六日天]"
AND, TO = r"\s*[、,/和及与]\s*", r"\s*(?:到|至|-|~)\s*"
_NO_NUMBER = "(?![点时个号月年次块天])"
_MORE_DAYS = rf"(?:(?:{AND}|{TO})(?:{WEEK}{HANZI_DAY}|{HANZI_DAY}{_NO_NUMBER})|[二三四五六]{_NO_NUMBER}(?!日)|(?<=六)日)*"
DAYS = rf"{WEEK}(?:{HANZI_DAY}{_MORE_DAYS}|[1-7](?:(?:{AND}|{TO}){WEEK}?[1-7](?!\d|\s*[点时:个]))*(?![\d点时:次个天]))"
_YEAR = r"(?:(?:20\d\d\s*年|今年|明年|后年)的?\s*)"
DATE = (
    rf"(?:{_YEAR}?(?:{NUMBER}\s*月份?|本月|这个月|当月|下个?月)\s*(?:{NUMBER}\s*[日号]|底|末)|(?:20\d\d\s*年|[今明后]?年)[底末]|月[底末]"
    rf"|{NUMBER}\s*[日号](?![屏展])|20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/]\d{{1,2}}"
    rf"|[今明](?:[天日]|(?=[早晚]))|大?后天|(?:本|这|下下|下)个?{WEEK}{HANZI_DAY})"
)
LAST_DAY = rf"(?:{DATE}|{_YEAR}?{NUMBER}\s*月份?|{WEEK}{HANZI_DAY})"
_AWAY = {"今": 0, "明": 1, "后": 2, "大": 3}
_YEARS = {"今年": 0, "明年": 1, "后年": 2}


def read_day(text: str, today: date) -> Day | None:
    """A date in Chinese or in figures; None if it is none."""
    text = re.sub(r"\s", "", text)
    if found := re.fullmatch(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return Day(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})([-/])(\d{1,2})", text):
        return _in_figures(found[1], found[2], found[3])
    if found := re.fullmatch(r"([今明后大])后?[天日]?", text):
        return Day.of(date.fromordinal(today.toordinal() + _AWAY[found[1]]))
    if found := re.fullmatch(rf"(本|这|下下|下)?个?{WEEK}({HANZI_DAY})", text):
        day, weeks = weekday(found[2]), {"下": 1, "下下": 2}.get(found[1], 0)
        return week_day(today, weeks, day) if found[1] else Day.of(next_weekday(today, day))
    return _named(text, today)


def _in_figures(first: str, mark: str, second: str) -> Day | None:
    """12/1 and 12-01; 12-1 is two hours of a clock, and so is all that can be."""
    if mark == "-" and not (len(first) == 2 and (second.startswith("0") or int(second) > 24)):
        return None
    month, day = (int(second), int(first)) if int(first) > 12 else (int(first), int(second))
    return Day(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _named(text: str, today: date) -> Day | None:
    found = re.fullmatch(r"(?:(20\d\d)年|(今年|明年|后年))?的?(?:(.+)月份?)?(.*)", text)
    if found is None:
        return None
    year = int(found[1]) if found[1] else today.year + _YEARS[found[2]] if found[2] else None
    month, rest = found[3], found[4]
    if rest in ("年底", "年末") or (rest in ("底", "末") and month is None and year is not None):
        return Day(year=year, month=12, day=31)
    if month is None and rest in ("月底", "月末"):
        return Day(day=LAST)
    day = LAST if rest in ("底", "末", "") else number(rest[:-1])
    if month in ("本", "这个", "当", "下", "下个"):
        later = today.month - 1 + month.startswith("下")
        return Day(year=today.year + later // 12, month=later % 12 + 1, day=day)
    return Day(year=year, month=number(month) if month else None, day=day)


def weekday(char: str) -> int:
    return 6 if char in "日天7" else "一二三四五六".find(char) if char in "一二三四五六" else int(char) - 1


def weekdays(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for until, char in re.findall(rf"({TO})?(?:{AND})?{WEEK}?([一二三四五六日天1-7])", text):
        day = weekday(char)
        found.extend(weekday_range(found[-1], day) if until and found else [day])
    return tuple(found)
