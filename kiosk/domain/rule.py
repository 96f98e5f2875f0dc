"""A rule as it is written: an RRULE (RFC 5545) of whole days, read part by part and written in one canonical way."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NoReturn

from kiosk.domain.ids import FieldError
from kiosk.domain.text import Text

LONGEST_RULE = 255
"""Characters."""
MOST_VALUES, MOST_POSITIONS = 31, 7
"""Numbers in a list, and in that of BYSETPOS; longer ones would take too long to work out."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class RuleError(FieldError):
    """A rule that cannot be kept: its sentence names the part that is wrong.

    `nearest` is the nearest day on which the rule could begin, if it is only the first day that does not match.
    """

    def __init__(self, text: Text, nearest: date | None = None) -> None:
        super().__init__(text)
        self.nearest = nearest


class Freq(Enum):
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The parts of a rule; `weekdays` are the number before a weekday (0 is every one) and the weekday, 0 is Monday."""

    freq: Freq
    interval: int = 1
    count: int | None = None
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    yeardays: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def parted(self) -> bool:
        """Whether it says which days of its year, month or week it means."""
        return bool(self.months or self.weeks or self.yeardays or self.monthdays or self.weekdays)

    def __str__(self) -> str:
        """The canonical spelling: parts in one order, values ascending, nothing that goes without saying."""
        parts = {
            "FREQ": self.freq.value,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "COUNT": str(self.count or ""),
            "BYMONTH": _listed(self.months),
            "BYWEEKNO": _listed(self.weeks),
            "BYYEARDAY": _listed(self.yeardays),
            "BYMONTHDAY": _listed(self.monthdays),
            "BYDAY": ",".join(f"{number or ''}{WEEKDAYS[weekday]}" for number, weekday in self.weekdays),
            "BYSETPOS": _listed(self.positions),
            "WKST": WEEKDAYS[self.week_start] if self.week_start else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _listed(values: tuple[int, ...]) -> str:
    return ",".join(map(str, values))


@lru_cache(maxsize=4096)
def read_rule(text: str) -> Rule:
    """Reads a rule. Raises RuleError with the part that is wrong."""
    parts = parts_of(text)
    _check_names(parts)
    rule = Rule(
        freq=_freq(parts.get("FREQ")),
        interval=_number("INTERVAL", parts.get("INTERVAL", "1"), 1_000),
        count=_number("COUNT", parts["COUNT"], 10_000) if "COUNT" in parts else None,
        months=_numbers("BYMONTH", parts, 12, signed=False),
        weeks=_numbers("BYWEEKNO", parts, 53),
        yeardays=_numbers("BYYEARDAY", parts, 366),
        monthdays=_numbers("BYMONTHDAY", parts, 31),
        weekdays=_weekdays(parts.get("BYDAY")),
        positions=_numbers("BYSETPOS", parts, 366, most=MOST_POSITIONS),
        week_start=_weekday("WKST", parts.get("WKST", "MO")),
    )
    _check_together(rule)
    return rule


def parts_of(text: str) -> dict[str, str]:
    """The parts of a rule by name, as they stand. Raises RuleError for what has no name or stands there twice."""
    if len(text) > LONGEST_RULE:
        refuse(f"规则超过 {LONGEST_RULE} 个字符", f"the rule is longer than {LONGEST_RULE} characters")
    parts: dict[str, str] = {}
    for part in re.sub(r"^RRULE:", "", text.strip().upper()).rstrip(";").split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if not name or not value:
            refuse(f"“{part}”应写成 名称=值", f"'{part}' should be NAME=VALUE")
        if name in parts:
            refuse(f"{name} 写了两次", f"{name} stands there twice")
        parts[name] = value
    return parts


_KNOWN = ("FREQ", "INTERVAL", "COUNT", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_OF_TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
_SHORTER = ("HOURLY", "MINUTELY", "SECONDLY")
_MEANT = {
    "FORTNIGHTLY": "WEEKLY;INTERVAL=2",
    "BIWEEKLY": "WEEKLY;INTERVAL=2",
    "QUARTERLY": "MONTHLY;INTERVAL=3",
    "ANNUALLY": "YEARLY",
    "WEEKDAYS": "WEEKLY;BYDAY=MO,TU,WE,TH,FR",
}


def _check_names(parts: Mapping[str, str]) -> None:
    for name, value in parts.items():
        if name in _OF_TIMES:
            _refuse_times(f"{name}={value}")
        if name == "UNTIL":
            refuse("规则里不写 UNTIL：最后一天写在 --until", "UNTIL does not belong into the rule: the last day is --until")
        if name not in _KNOWN:
            near = difflib.get_close_matches(name, _KNOWN, n=1)
            zh, en = (f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
            refuse(f"规则里没有“{name}”这一项{zh}", f"a rule has no part {name}{en}")


def _refuse_times(part: str) -> NoReturn:
    refuse(
        f"{part}：规则只管日期，一天里的每个时刻各写一条排程",
        f"{part}: a rule is about days; make one entry for each time of day",
    )


def _freq(value: str | None) -> Freq:
    if value is None:
        refuse("规则里缺 FREQ，例如 FREQ=WEEKLY", "FREQ is missing, as in FREQ=WEEKLY")
    if value in _SHORTER:
        _refuse_times(f"FREQ={value}")
    if value not in Freq.__members__:
        near = difflib.get_close_matches(value, list(Freq.__members__), n=1)
        meant = _MEANT.get(value) or (near[0] if near else None)
        zh, en = f"，是不是 FREQ={meant}？", f"; did you mean FREQ={meant}?"
        known = "DAILY, WEEKLY, MONTHLY, YEARLY"
        refuse(
            f"没有 FREQ={value} 这种频率" + (zh if meant else f"，可用：{known}"),
            f"there is no FREQ={value}" + (en if meant else f"; there are {known}"),
        )
    return Freq[value]


def _number(name: str, value: str, highest: int, *, signed: bool = False) -> int:
    found = int(value) if re.fullmatch(r"[+-]?[0-9]{1,6}" if signed else r"[0-9]{1,6}", value) else 0
    if not 1 <= abs(found) <= highest:
        zh, en = ("（可加负号）", " (or minus that)") if signed else ("", "")
        refuse(f"{name}={value} 不对：应为 1 至 {highest}{zh}", f"{name}={value} is not a number from 1 to {highest}{en}")
    return found


def _numbers(
    name: str, parts: Mapping[str, str], highest: int, *, signed: bool = True, most: int = MOST_VALUES
) -> tuple[int, ...]:
    if name not in parts:
        return ()
    values = parts[name].split(",")
    if len(values) > most:
        refuse(f"{name} 超过 {most} 个数", f"{name} has more than {most} numbers")
    return tuple(sorted({_number(name, value.strip(), highest, signed=signed) for value in values}))


def _weekday(name: str, value: str) -> int:
    if value not in WEEKDAYS:
        near = [day for day in WEEKDAYS if value.startswith(day)]
        zh, en = (f"是不是 {near[0]}？", f"did you mean {near[0]}?") if near else ("应为 MO 至 SU", "there are MO to SU")
        refuse(f"{name}={value} 不是星期几：{zh}", f"{name}={value} is no weekday: {en}")
    return WEEKDAYS.index(value)


def _weekdays(value: str | None) -> tuple[tuple[int, int], ...]:
    found: set[tuple[int, int]] = set()
    for each in value.split(",") if value is not None else ():
        name = each.strip().lstrip("+-0123456789")
        number = each.strip().removesuffix(name)
        found.add((_number("BYDAY", number, 53, signed=True) if number else 0, _weekday("BYDAY", name)))
    return tuple(sorted(found, key=lambda each: (each[1], each[0])))


def _check_together(rule: Rule) -> None:
    """Whether the parts go together: RFC 5545 leaves some pairs without a meaning, and programs read others in two ways."""
    freq = rule.freq
    numbered = any(number for number, _ in rule.weekdays)
    for wrong, zh, en in (
        (rule.weeks and freq is not Freq.YEARLY, "BYWEEKNO 只能用于 FREQ=YEARLY", "BYWEEKNO goes with FREQ=YEARLY only"),
        (rule.weeks and not rule.weekdays, "BYWEEKNO 要同时写 BYDAY", "BYWEEKNO needs BYDAY: which day of the week"),
        (rule.weeks and numbered, "BYDAY 的序号不能与 BYWEEKNO 同用", "numbers in BYDAY do not go with BYWEEKNO"),
        (rule.yeardays and freq is not Freq.YEARLY, "BYYEARDAY 只能用于 FREQ=YEARLY", "BYYEARDAY goes with FREQ=YEARLY only"),
        (rule.monthdays and freq is Freq.WEEKLY, "BYMONTHDAY 不能用于 FREQ=WEEKLY", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        (
            numbered and freq in (Freq.DAILY, Freq.WEEKLY),
            "BYDAY 的序号只能用于 MONTHLY 和 YEARLY",
            "numbers in BYDAY go with MONTHLY and YEARLY only",
        ),
        (
            rule.positions and (freq is Freq.DAILY or not rule.parted),
            "BYSETPOS 要与 WEEKLY、MONTHLY 或 YEARLY 和另一个 BY… 同用",
            "BYSETPOS goes with WEEKLY, MONTHLY or YEARLY and another BY… part",
        ),
        (
            freq is Freq.WEEKLY and any(abs(position) > max(1, len(rule.weekdays)) for position in rule.positions),
            "BYSETPOS 大于一周里 BYDAY 的天数",
            "BYSETPOS is more than the days BYDAY has in a week",
        ),
    ):
        if wrong:
            refuse(zh, en)


def refuse(zh: str, en: str) -> NoReturn:
    raise RuleError(Text(zh=zh, en=en))
