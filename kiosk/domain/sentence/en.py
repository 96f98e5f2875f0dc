"""The English phrases of a sentence about the schedule.

Tuesday alone is the next Tuesday; with every, as Tuesdays, or several weekdays together, it is every week. Next Tuesday
is Tuesday of next week. Every second Wednesday is every two weeks; the second Wednesday is one of a month.
"""

from __future__ import annotations

import re
from datetime import date

from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.sentence.dates import LAST, Day, monthly_on, nth_weekdays, rule, week_day, weekly, yearly
from kiosk.domain.sentence.dates_en import (
    AND,
    COUNT,
    DATE,
    LAST_DAY,
    MONTH,
    NTH,
    ORDINAL,
    ORDINAL_WORDS,
    TO,
    WEEKDAY,
    WEEKDAY_LIST,
    YEAR,
    month_of,
    number,
    read_day,
    weekday_of,
    weekdays,
)
from kiosk.domain.sentence.parts import Every, Flag, From, Lasting, Part, Place, PlaceKind, Span, Times, Unit, Until, Weekday
from kiosk.domain.sentence.phrases import fixed, phrase
from kiosk.domain.text import Text

_NUMBERED = rf"(?:{ORDINAL}|{'|'.join(ORDINAL_WORDS)})"
_DAYS = rf"{_NUMBERED}(?:{AND}(?:the\s+)?{_NUMBERED})*"
_NTHS = rf"(?P<nths>{NTH}(?:{AND}(?:the\s+)?{NTH})*)"
_EACH_MONTH = r"\s+(?:of|in)\s+(?:each|every|the|a)\s+month"


def _every_week(found: re.Match[str], today: date) -> Part | None:
    days, often = weekdays(found["days"]), found["every"] or found["week"] or re.search(r"days\b", found["days"])
    return Weekday(days[0]) if len(days) == 1 and not often else Every(rule=weekly(days))


def _every_weeks(found: re.Match[str], today: date) -> Part | None:
    said = found.groupdict()
    weeks = number(said.get("n") or "two")
    return Every(rule=weekly(weekdays(found["days"]), weeks)) if weeks > 0 else None


def _every_nth(found: re.Match[str], today: date) -> Part | None:
    """Every second Wednesday is every two weeks; every first or last one can only be one of a month."""
    nth, days = number(found["nth"]), weekdays(found["days"])
    if nth in (1, LAST):
        of_month = nth_weekdays([nth], days[0]) if len(days) == 1 else None
        meant = Text(zh=f"“every {found['nth']}”按每月算", en=f"'every {found['nth']}' is taken as of every month")
        return Every(rule=of_month, remark=meant) if of_month is not None else None
    meant = Text(zh=f"“every {found['nth']}”按每 {nth} 周一次算", en=f"'every {found['nth']}' is taken as every {nth} weeks")
    return Every(rule=weekly(days, nth), remark=meant) if nth > 0 else None


def _every_days(found: re.Match[str], today: date) -> Part | None:
    days = 2 if found["other"] else number(found["n"])
    return Every(rule=rule("DAILY", interval=days)) if days > 0 else None


def _nth_weekday(found: re.Match[str], today: date) -> Part | None:
    nths, month = [number(nth) for nth in re.findall(NTH, found["nths"])], found.groupdict().get("month")
    of_days = nth_weekdays(nths, weekday_of(found["day"]), month_of(month) if month else None)
    return Every(rule=of_days) if of_days is not None else None


def _every_month(found: re.Match[str], today: date) -> Part | None:
    days = [LAST] if found.groupdict().get("last") else [number(day) for day in re.findall(_NUMBERED, found["days"])]
    of_days = monthly_on(days)
    short = Text(zh=f"没有 {max(days)} 日的月份不播放", en=f"months without a day {max(days)} are left out")
    return Every(rule=of_days, remark=short if max(days) > 28 else None) if of_days is not None else None


def _every_year(found: re.Match[str], today: date) -> Part | None:
    day = read_day(found["day"], today)
    of_days = yearly(day) if day is not None else None
    return Every(rule=of_days) if of_days is not None else None


def _all_but(found: re.Match[str], today: date) -> Part | None:
    """Every day except Monday: the other weekdays."""
    left = set(range(7)) - set(weekdays(found["days"]))
    return Every(rule=weekly(tuple(left))) if left else None


def _on(found: re.Match[str], today: date) -> Part | None:
    day = read_day(found["day"], today)
    if day is None or not found["day"].startswith("next"):
        return Span(first=day, last=day) if day is not None else None
    return Span(first=day, last=day, remark=_next_week(day))


def _next_week(day: Day) -> Text:
    named = f"{day.year}-{day.month:02}-{day.day:02}"
    return Text(zh=f"“next”按下一周算：{named}", en=f"'next' is taken as of next week: {named}")


def _span(found: re.Match[str], today: date) -> Part | None:
    first = read_day(found["first"], today)
    if first is None:
        return None
    base = first.from_(today) if found["weekday"] else None
    last = read_day(found["weekday"] or found["second"], base or today)
    return Span(first=first, last=last) if last is not None else None


def _days_of_month(found: re.Match[str], today: date) -> Part | None:
    month, year = month_of(found["month"]), int(found["year"][-4:]) if found["year"] else None
    first, last = (Day(year=year, month=month, day=number(found[name])) for name in ("a", "b"))
    return Span(first=first, last=last)


def _weekend(found: re.Match[str], today: date) -> Part | None:
    weeks = int(found[1] == "next")
    return Span(first=week_day(today, weeks, 5), last=week_day(today, weeks, 6))


def _until(found: re.Match[str], today: date) -> Part | None:
    day = read_day(found["day"], today)
    return Until(day) if day is not None else None


def _from(found: re.Match[str], today: date) -> Part | None:
    day = week_day(today, 1, 0) if found["week"] else read_day(found["day"], today)
    return From(day) if day is not None else None


def _times(found: re.Match[str], today: date) -> Part | None:
    return Times(2 if found["word"] else number(found["n"]))


def _lasting(found: re.Match[str], today: date) -> Part | None:
    return Lasting(number(found["n"]), Unit(found["unit"]))


def _place(found: re.Match[str], today: date) -> Part | None:
    return Place(kind=PlaceKind(found["kind"]), number=number(found["n"])) if found["n"] != "last" else None


_HOLIDAYS = r"(?:(?:on|during)\s+)?(?:the\s+)?(?:public\s+|statutory\s+|national\s+|bank\s+)?holidays?"
_MAKEUP = r"make-?\s?up\s+(?:work(?:ing)?\s?)?days?"

PHRASES = (
    fixed(r"(?:every|each)\s+(?:single\s+)?day|every\s?day|daily", Every(rule=rule("DAILY"))),
    phrase(rf"every\s+(?:(?P<other>other|second)\s+day|(?P<n>{COUNT})\s+days)", _every_days),
    fixed(r"(?:(?:every|each|on)\s+)?(?:week|working\s+|work)days?", Every(rule=weekly((0, 1, 2, 3, 4)))),
    fixed(r"(?:(?:every|each|on|at)\s+)?weekends|(?:every|each)\s+weekend|at\s+the\s+weekend", Every(rule=weekly((5, 6)))),
    phrase(
        rf"(?:(?P<every>every|each|(?:weekly|every\s+week|once\s+a\s+week)\s+on)\s+|on\s+)?(?P<days>{WEEKDAY_LIST})(?P<week>\s+(?:of\s+)?(?:every|each)\s+week)?",
        _every_week,
    ),
    phrase(rf"(?:every|each)\s+(?P<nth>{NTH})\s+(?P<days>{WEEKDAY_LIST})", _every_nth),
    phrase(rf"(?:every\s+day|daily)\s*,?\s*(?:except|but)\s+(?:on\s+)?(?P<days>{WEEKDAY_LIST})", _all_but),
    fixed(r"every(?=\s+(?:morning|afternoon|evening|night)\b)", Every(rule=rule("DAILY"))),
    phrase(rf"every\s+(?P<n>{COUNT})\s+weeks?\s+on\s+(?P<days>{WEEKDAY_LIST})", _every_weeks),
    phrase(rf"(?:every\s+(?:other(?:\s+week\s+on)?|fortnight\s+on)|fortnightly\s+on)\s+(?P<days>{WEEKDAY_LIST})", _every_weeks),
    phrase(rf"(?:on\s+)?(?:(?:the|every|each)\s+)?{_NTHS}\s+(?P<day>{WEEKDAY}){_EACH_MONTH}", _nth_weekday),
    phrase(rf"(?:monthly|every\s+month)\s+on\s+the\s+{_NTHS}\s+(?P<day>{WEEKDAY})", _nth_weekday),
    phrase(
        rf"(?:on\s+)?(?:the|every)\s+{_NTHS}\s+(?P<day>{WEEKDAY})\s+(?:of|in)\s+(?:every\s+)?(?P<month>{MONTH})"
        r"(?:\s+(?:every|each)\s+year)?",
        _nth_weekday,
    ),
    phrase(rf"(?:on\s+)?(?:the\s+)?(?P<last>last)\s+day{_EACH_MONTH}", _every_month),
    phrase(rf"(?:on\s+)?(?:the\s+)?(?P<days>{_DAYS}){_EACH_MONTH}", _every_month),
    phrase(rf"(?:monthly|every\s+month)\s+on\s+(?:the\s+)?(?P<days>{_DAYS})", _every_month),
    phrase(rf"(?:every|(?:every|each)\s+year\s+on|yearly\s+on|annually\s+on)\s+(?P<day>{DATE})", _every_year),
    phrase(rf"(?:on\s+)?(?P<day>{DATE})\s+(?:every|each)\s+year", _every_year),
    phrase(rf"(?:on\s+)?(?P<day>{DATE})", _on),
    phrase(rf"(?:from\s+|between\s+)?(?P<first>{DATE})(?:{TO}|\s+and\s+)(?:(?P<second>{DATE})|(?P<weekday>{WEEKDAY}))", _span),
    phrase(
        rf"(?:from\s+|between\s+)?(?:the\s+)?(?P<a>{ORDINAL}){TO}(?:the\s+)?(?P<b>{ORDINAL})\s+(?:of\s+)?"
        rf"(?P<month>{MONTH})(?P<year>{YEAR})?",
        _days_of_month,
    ),
    phrase(rf"(?:from\s+)?(?P<month>{MONTH})\s*(?P<a>{ORDINAL}){TO}(?P<b>{ORDINAL})(?P<year>{YEAR})?", _days_of_month),
    phrase(r"(?:on\s+)?(this|next)\s+weekend", _weekend),
    phrase(
        rf"(?:until|till?|through|thru|up\s+to|to|ending(?:\s+on)?|ends(?:\s+on)?)\s+(?:and\s+including\s+)?(?P<day>{LAST_DAY})",
        _until,
    ),
    phrase(
        rf"(?:from|starting(?:\s+on|\s+from)?|beginning(?:\s+on)?|as\s+of)\s+(?:(?P<week>next\s+week)|(?P<day>{LAST_DAY}))"
        r"(?:\s+on(?:wards?)?)?",
        _from,
    ),
    phrase(rf"(?:for\s+)?(?P<n>{COUNT})\s+times|(?P<word>twice)", _times),
    phrase(rf"for\s+(?P<n>{COUNT})\s+(?P<unit>day|week|month|year)s?", _lasting),
    fixed(rf"(?:except|skipping|skip|but\s+not|excluding|without|not|no)(?:\s+for)?\s+{_HOLIDAYS}", Holidays.SKIP),
    fixed(rf"only\s+{_HOLIDAYS}|{_HOLIDAYS}\s+only", Holidays.ONLY),
    fixed(rf"(?:including|incl\.?|also|even|and)\s+{_HOLIDAYS}|{_HOLIDAYS}\s+(?:too|included)", Holidays.IGNORE),
    fixed(
        rf"{_MAKEUP}\s+(?:count\s+)?(?:as|like)\s+work(?:ing\s+)?days|(?:including|also\s+on|and\s+on)\s+{_MAKEUP}",
        Makeup.WORKDAY,
    ),
    fixed(rf"{_MAKEUP}\s+(?:by|as)\s+(?:the\s+|their\s+)?weekdays?(?:\s+they\s+are)?", Makeup.WEEKDAY),
    fixed(r"must[ -]play", Flag.MUST_PLAY),
    fixed(r"(?:may|can)[ -]idle", Flag.MAY_IDLE),
    fixed(
        r"(?:(?:on|in)\s+)?(?:the\s+)?(?:whole\s+|entire\s+)?hall|everywhere|(?:on\s+)?(?:all|every)\s+screens?",
        Place(kind=PlaceKind.HALL),
    ),
    phrase(r"(?:(?:on|in|at)\s+)?(?:the\s+)?(?P<kind>section|screen)(?:\s*|-)#?(?P<n>\d{1,3})", _place),
    phrase(rf"(?:(?:on|in|at)\s+)?(?:the\s+)?(?P<kind>section|screen)\s+(?:number\s+)?(?P<n>{COUNT})", _place),
    phrase(rf"(?:(?:on|in|at)\s+)?the\s+(?P<n>{NTH})\s+(?P<kind>section|screen)", _place),
)
