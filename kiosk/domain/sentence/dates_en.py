"""Dates, weekdays and numbers in English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kiosk.domain.sentence.dates import LAST, WEEKDAYS, Day, next_weekday, week_day, weekday_range

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"\b(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r?s?(?:days?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)"
    r"\b\.?"
)
AND, TO = r"\s*(?:,\s*and\b|,|/|\band\b|&|\+)\s*", r"\s*(?:\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|[-~])\s*"
WEEKDAY_LIST = rf"{WEEKDAY}(?:(?:{AND}|{TO}){WEEKDAY})*"
ORDINAL_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNT = rf"(?:\d{{1,4}}|{'|'.join(_COUNT_WORDS)})"
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
NTH = rf"(?:\d(?:st|nd|rd|th)|{'|'.join(ORDINAL_WORDS[:5])}|last)"
YEAR = r"(?:,?\s*20\d\d)"
_END = rf"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+|next\s+)?(?:{MONTH}|month|year){YEAR}?"
DATE = (
    rf"(?:(?:the\s+)?{ORDINAL}\s+(?:of\s+)?{MONTH}{YEAR}?|{MONTH}\s*(?:the\s+)?{ORDINAL}(?!\s*(?:am|pm)|[:.]\d){YEAR}?"
    rf"|today|tomorrow|(?:the\s+)?day\s+after\s+tomorrow|(?:next|this|coming)\s+{WEEKDAY}|the\s+\d{{1,2}}(?:st|nd|rd|th)"
    rf"|20\d\d-\d{{1,2}}-\d{{1,2}}|{_END})"
)
LAST_DAY = rf"(?:{DATE}|{MONTH}(?:\s+20\d\d)?|{WEEKDAY})"


def read_day(text: str, today: date) -> Day | None:
    """A date in English; None if it is none."""
    if found := re.fullmatch(r"(20\d\d)-(\d{1,2})-(\d{1,2})", text):
        return Day(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if "tomorrow" in text or text == "today":
        return Day.of(today + timedelta(days=2 if "after" in text else text != "today"))
    if found := re.fullmatch(rf"(?:(next|this|coming)\s+)?({WEEKDAY})", text):
        day = weekday_of(found[2])
        return Day.of(next_weekday(today, day)) if found[1] in (None, "coming") else week_day(today, found[1] == "next", day)
    return _named(text, today)


def _named(text: str, today: date) -> Day | None:
    year_said, month_said = re.search(r"20\d\d", text), re.search(rf"\b{MONTH}", text)
    year = int(year_said[0]) if year_said else None
    month = month_of(month_said[0]) if month_said else None
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    if day is not None:
        return Day(year=year, month=month, day=int(day[0]))
    return Day(year=year, month=month, day=LAST) if month is not None else _end(text, today, year)


def _end(text: str, today: date, year: int | None) -> Day:
    """The end of this or the next month or year."""
    later = "next" in text
    if "year" in text:
        return Day(year=year or today.year + later, month=12, day=31)
    months = today.month - 1 + later
    return Day(year=today.year + months // 12, month=months % 12 + 1, day=LAST)


def month_of(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1


def weekday_of(word: str) -> int:
    return next(place for place, short in enumerate(WEEKDAYS) if word.upper().startswith(short))


def weekdays(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for until, word in re.findall(rf"({TO})?(?:{AND})?({WEEKDAY})", text):
        day = weekday_of(word)
        found.extend(weekday_range(found[-1], day) if until and found else [day])
    return tuple(found)


def number(word: str) -> int:
    """Of three, third, 3 and 3rd, and LAST for last."""
    if word in _COUNT_WORDS:
        return _COUNT_WORDS.index(word) + 1
    if word in ORDINAL_WORDS:
        return ORDINAL_WORDS.index(word) + 1
    return LAST if word == "last" else int(re.sub("st|nd|rd|th", "", word))
