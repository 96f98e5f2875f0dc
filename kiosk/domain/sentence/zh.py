"""The Chinese phrases of a sentence about the schedule.

周二 alone is the next Tuesday; with 每, or several weekdays together, it is every week. 下周二 is Tuesday of next week.
每两周 and 每隔一周 are every second week. 12/1 is 1 December.
"""

from __future__ import annotations

import re
from datetime import date

from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.sentence.dates import LAST, Day, monthly_on, nth_weekdays, rule, week_day, weekly, yearly
from kiosk.domain.sentence.dates_zh import AND, DATE, DAYS, HANZI_DAY, LAST_DAY, TO, WEEK, read_day, weekday, weekdays
from kiosk.domain.sentence.parts import Every, Flag, From, Lasting, Part, Place, PlaceKind, Span, Times, Unit, Until, Weekday
from kiosk.domain.sentence.phrases import fixed, phrase
from kiosk.domain.sentence.times import NUMBER, number
from kiosk.domain.text import Text

_INTERVAL = rf"(?:每?隔(?P<apart>{NUMBER})?|每(?P<each>{NUMBER}))"
_EACH_DAY = r"(?:的?\s*每[天日])?"
_NTH = rf"(?:最后一|第{NUMBER})"
_UNITS = {"天": Unit.DAY, "个月": Unit.MONTH, "年": Unit.YEAR}


def _every_week(found: re.Match[str], today: date) -> Part | None:
    days = weekdays(found["days"])
    return Weekday(days[0]) if len(days) == 1 and not found["every"] else Every(rule=weekly(days))


def _every_weeks(found: re.Match[str], today: date) -> Part | None:
    weeks = _interval(found)
    return Every(rule=weekly(weekdays(found["days"]), weeks)) if weeks else None


def _every_days(found: re.Match[str], today: date) -> Part | None:
    days = _interval(found)
    return Every(rule=rule("DAILY", interval=days)) if days else None


def _interval(found: re.Match[str]) -> int:
    """每两周 is every second week, and so is 每隔一周 and 隔周."""
    return number(found["each"]) if found["each"] else number(found["apart"] or "一") + 1


def _every_month(found: re.Match[str], today: date) -> Part | None:
    days = [LAST] if found["last"] else [number(day) for day in re.findall(NUMBER, found["days"])]
    of_days = monthly_on(days, number(found["each"]) if found["each"] else 1)
    short = Text(zh=f"没有 {max(days)} 日的月份不播放", en=f"months without a day {max(days)} are left out")
    return Every(rule=of_days, remark=short if max(days) > 28 else None) if of_days is not None else None


def _nth_weekday(found: re.Match[str], today: date) -> Part | None:
    nths = [LAST if nth == "最后一" else number(nth[1:]) for nth in re.findall(_NTH, found["nths"])]
    of_days = nth_weekdays(nths, weekday(found["day"][-1]), number(found["month"]) if found["month"] else None)
    return Every(rule=of_days) if of_days is not None else None


def _every_year(found: re.Match[str], today: date) -> Part | None:
    of_days = yearly(Day(month=number(found["month"]), day=number(found["day"])))
    return Every(rule=of_days) if of_days is not None else None


def _all_but(found: re.Match[str], today: date) -> Part | None:
    """除周一外每天: the other weekdays."""
    left = set(range(7)) - set(weekdays(found["days"]))
    return Every(rule=weekly(tuple(left))) if left else None


def _on(found: re.Match[str], today: date) -> Part | None:
    day = read_day(found["day"], today)
    return Span(first=day, last=day, remark=_in_figures(found["day"], day)) if day is not None else None


def _in_figures(text: str, day: Day) -> Text | None:
    """How 12/1 was read."""
    if "/" not in text or day.year is not None:
        return None
    zh, en = f"“{text}”按 {day.month} 月 {day.day} 日算", f"'{text}' is taken as day {day.day} of month {day.month}"
    return Text(zh=zh, en=en)


def _span(found: re.Match[str], today: date) -> Part | None:
    first = read_day(found["first"], today)
    if first is None:
        return None
    base = first.from_(today) if found["weekday"] else None
    last = read_day(found["weekday"] or found["last"], base or today)
    if last is not None and last.month is None and first.month is not None:
        last = Day(year=first.year, month=first.month, day=last.day)
    return Span(first=first, last=last) if last is not None else None


def _weekend(found: re.Match[str], today: date) -> Part | None:
    weeks = {"下": 1, "下下": 2}.get(found[1], 0)
    return Span(first=week_day(today, weeks, 5), last=week_day(today, weeks, 6))


def _until(found: re.Match[str], today: date) -> Part | None:
    day = read_day(found["day"], today)
    return Until(day, _in_figures(found["day"], day)) if day is not None else None


def _from(found: re.Match[str], today: date) -> Part | None:
    word = found["week"]
    day = week_day(today, 1 if word.startswith("下") else 0, 0) if word else read_day(found["day"], today)
    return From(day) if day is not None else None


def _times(found: re.Match[str], today: date) -> Part | None:
    return Times(number(found["n"]))


def _lasting(found: re.Match[str], today: date) -> Part | None:
    return Lasting(number(found["n"]), _UNITS.get(found["unit"], Unit.WEEK))


def _place(found: re.Match[str], today: date) -> Part | None:
    kind = PlaceKind.SECTION if "展区" in found[0] else PlaceKind.SCREEN
    return Place(kind=kind, number=number(next(filter(None, found.groups()))))


_HOLIDAY = "(?:法定)?(?:节假日|假日|节日|假期)"
_MAKEUP = "(?:补班日?|调休(?:上班|工作)?日?)"
_PLAYS = "(?:播放|播|放|上班|开放)?"
_WORKED = Text(
    zh="“工作日”按周一至周五算；要随节假日和调休，请加“跳过节假日 补班日照常上班”",
    en="'工作日' is Monday to Friday; to keep to holidays and make-up days add '跳过节假日 补班日照常上班'",
)

PHRASES = (
    fixed("每[天日]|每一天|天天", Every(rule=rule("DAILY"))),
    phrase(rf"{_INTERVAL}[天日]", _every_days),
    phrase(rf"除了?(?P<days>{DAYS})(?:以?外|之外)?\s*,?\s*每[天日]", _all_but),
    phrase(rf"每[天日]\s*,?\s*(?:除了?)?(?P<days>{DAYS})(?:以外|之外|除外|外)", _all_but),
    fixed(rf"(?:每个?)?(?:工作日|平日){_EACH_DAY}", Every(rule=weekly((0, 1, 2, 3, 4)), of_holidays=_WORKED)),
    fixed(rf"(?:每个?|每?逢)?(?:周末|双休日){_EACH_DAY}", Every(rule=weekly((5, 6)))),
    phrase(rf"(?P<every>每{WEEK}的|每个?|每?逢)?\s*(?P<days>{DAYS}){_EACH_DAY}", _every_week),
    phrase(rf"{_INTERVAL}个?{WEEK}\s*的?\s*(?P<days>{DAYS})", _every_weeks),
    phrase(
        rf"每(?:(?P<each>{NUMBER})个|个)?月的?\s*(?:(?P<last>最后一[天日]|月?[底末])|(?P<days>{NUMBER}\s*[号日](?:(?:{AND})?{NUMBER}\s*[号日])*))",
        _every_month,
    ),
    phrase(
        rf"(?:每个?月|每年的?\s*(?P<month>{NUMBER})\s*月)的?\s*(?P<nths>{_NTH}个?(?:(?:{AND})?{_NTH}个?)*)\s*"
        rf"(?P<day>{WEEK}{HANZI_DAY})",
        _nth_weekday,
    ),
    phrase(rf"每年的?\s*(?P<month>{NUMBER})\s*月\s*(?P<day>{NUMBER})\s*[日号]", _every_year),
    phrase(rf"(?P<day>{DATE})", _on),
    phrase(rf"(?:从|自)?\s*(?P<first>{DATE}){TO}(?:(?P<last>{DATE})|(?P<weekday>{WEEK}{HANZI_DAY}))", _span),
    phrase(r"(本|这|下下|下)个?周末", _weekend),
    phrase(rf"(?:直?[到至]|截至|截止到?|持续到|\b(?:until|till|through|to)\b)\s*(?P<day>{LAST_DAY})\s*(?:为止|止|结束)?", _until),
    phrase(rf"(?:从|自)\s*(?:(?P<week>[本下]个?(?:周|星期))|(?P<day>{LAST_DAY}))\s*(?:开始|起)?", _from),
    phrase(rf"(?:(?P<week>[本下]个?(?:周|星期))|(?P<day>{DATE}))\s*(?:开始|起)", _from),
    phrase(rf"(?:一?共|总共|播放?)?\s*(?P<n>{NUMBER})\s*次", _times),
    phrase(rf"(?:一?共|总共|持续|连续|为期|连播|播放?)\s*(?P<n>{NUMBER})\s*(?P<unit>个?{WEEK}|个月|天|年)", _lasting),
    phrase(rf"(?P<n>{NUMBER})(?P<unit>个?{WEEK})(?!年|{HANZI_DAY})", _lasting),
    fixed(rf"(?:跳过|非|不在){_HOLIDAY}|避开{_HOLIDAY}|不含{_HOLIDAY}|除了?{_HOLIDAY}(?:以?外|之外)?", Holidays.SKIP),
    fixed(rf"(?:遇到?|逢)?{_HOLIDAY}(?:就|则)?(?:除外|跳过|不播放?|不放|休息|停播|暂停|不开)", Holidays.SKIP),
    fixed(rf"(?:只在|仅在|只|仅|限){_HOLIDAY}{_PLAYS}|{_HOLIDAY}才{_PLAYS}", Holidays.ONLY),
    fixed(rf"{_HOLIDAY}(?:也?照常|也|照|不休)(?:播放|播|放|开放)?|(?:包括|含){_HOLIDAY}", Holidays.IGNORE),
    fixed(rf"{_MAKEUP}(?:也?照常(?:上班|播放?|放)?|也播放?|上班|[算按](?:工作日|上班)[算播放]*)|按工作日", Makeup.WORKDAY),
    fixed(rf"(?:{_MAKEUP})?按(?:星期|周)几?[算播放]*", Makeup.WEEKDAY),
    fixed("必须播放?|必播|一定要播放?", Flag.MUST_PLAY),
    fixed("可以?待机|允许待机", Flag.MAY_IDLE),
    fixed("[在于]?(?:全馆|全厅|全场|整个展厅|整个展馆|(?:所有|全部)(?:的?屏幕?|展区))[上里内]?", Place(kind=PlaceKind.HALL)),
    phrase(rf"[在于]?\s*(?:第?\s*({NUMBER})\s*(?:号|个)?\s*展区|展区\s*({NUMBER})(?![点时月日]))[上里内]?", _place),
    phrase(rf"[在于]?\s*(?:第?\s*({NUMBER})\s*(?:号|块|个)\s*屏幕?|屏幕?\s*({NUMBER})\s*号?(?![点时月日]))[上里内]?", _place),
)  # fmt: skip
