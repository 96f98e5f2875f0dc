"""Times of day in a sentence, in both languages."""

from __future__ import annotations

import re
from datetime import date

from kiosk.domain.sentence.parts import AllDay, At, Between, Clock, Half, Minutes, Part
from kiosk.domain.sentence.phrases import fixed, phrase

HANZI_NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]{1,2})"
NUMBER = rf"(?:\d{{1,4}}|{HANZI_NUMBER})"
_DAY_MIN = 1440
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

_ZH_HALVES = {
    Half.DAWN: "凌晨",
    Half.MORNING: "清晨|清早|早上|早晨|上午|早",
    Half.NOON: "中午|正午",
    Half.AFTERNOON: "午后|下午",
    Half.EVENING: "傍晚|晚上|晚间|夜里|夜晚|夜间|深夜|晚",
}
_EN_HALVES = {
    Half.AM: r"a\.?m\b\.?",
    Half.PM: r"p\.?m\b\.?",
    Half.MORNING: "in the morning",
    Half.AFTERNOON: "in the afternoon",
    Half.EVENING: "in the evening|at night",
}
_ANY_ZH, _ANY_EN = "|".join(_ZH_HALVES.values()), "|".join(_EN_HALVES.values())


def number(text: str) -> int:
    """A number in figures or Hanzi, up to 99 in Hanzi."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[digit]) for digit in text))
    return (_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[0]] if ones else 0)


def _clock(tag: str) -> str:
    minute = rf"半|一刻|三刻|(?:\d{{1,2}}|{HANZI_NUMBER})分?(?![点时:小个\d])"
    return (
        rf"(?:(?:(?P<zh{tag}>{_ANY_ZH})的?\s*)?(?:(?P<hour{tag}>\d{{1,2}}|{HANZI_NUMBER}(?=\s*[点时]))"
        rf"(?:[:.](?P<colon{tag}>[0-5]\d)|(?P<dot{tag}>\s*[点时](?!段)(?P<minute{tag}>{minute})?(?:钟|整)?))?"
        rf"(?:\s*(?P<en{tag}>{_ANY_EN})|\s*(?P<oclock{tag}>o'?clock))?)|(?P<word{tag}>noon|midday|midnight|中午|正午|午夜))"
    )


def _read_clock(found: re.Match[str], tag: str) -> Clock | None:
    if found[f"word{tag}"]:
        midnight = found[f"word{tag}"] in ("midnight", "午夜")
        return Clock(hour=12, half=Half.EVENING if midnight else Half.NOON)
    hour, minute = number(found[f"hour{tag}"]), _minute(found[f"colon{tag}"] or found[f"minute{tag}"] or "0")
    half = _half(found[f"zh{tag}"], _ZH_HALVES) or _half(found[f"en{tag}"], _EN_HALVES)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    padded = found[f"hour{tag}"].startswith("0")
    return Clock(hour=hour, minute=minute, half=half, behind=bool(found[f"en{tag}"]), padded=padded)


def _minute(text: str) -> int:
    return {"半": 30, "一刻": 15, "三刻": 45}.get(text) or number(text.rstrip("分"))


def _half(word: str | None, halves: dict[Half, str]) -> Half | None:
    return next((half for half, words in halves.items() if word and re.fullmatch(words, word)), None)


def _between(found: re.Match[str], today: date) -> Part | None:
    start, end = _read_clock(found, "1"), _read_clock(found, "2")
    return Between(start, end) if start is not None and end is not None else None


def _at(found: re.Match[str], today: date) -> Part | None:
    clock = _read_clock(found, "1")
    marked = any(found[name] for name in ("zh1", "colon1", "dot1", "en1", "oclock1", "word1", "from"))
    return At(clock) if clock is not None and marked else None


def _minutes(found: re.Match[str], today: date) -> Part | None:
    unit = 60 if re.search("小时|钟头|h", found["unit"]) else 1
    counted = found["count"]
    whole = 0 if counted in ("半", "half an") else 1 if counted in ("a", "an", "one") else number(counted)
    count = whole * unit + (unit // 2 if counted in ("半", "half an") or found["half"] else 0)
    return Minutes(count) if 0 < count <= _DAY_MIN else None


_TO = r"\s*(?:[-~]{1,2}|到|至|\bto\b|\buntil\b|\btill?\b|\band\b)\s*"
_NO_DATE = r"(?![月日号年周天次块岁%/]|个(?!小时))(?!\s*(?:st|nd|rd|th|weeks?|days?|months?|years?|times)\b)"

PHRASES = (
    phrase(rf"(?:(?:from|between|从|自|at)\s*)?{_clock('1')}{_TO}{_clock('2')}{_NO_DATE}", _between),
    phrase(
        rf"(?:(?P<from>(?:starting |starts |begins )?at|from|从|自)\s*|(?:until|till|to|到|至|ends at|ending at)\s*)?"
        rf"{_clock('1')}{_NO_DATE}(?:开始|起|结束|止)?",
        _at,
    ),
    phrase(
        rf"(?:for\s+|播放|播|放|持续|共)?(?P<count>{NUMBER}|半|half an|an?|one)\s*(?P<half>个半)?个?\s*-?"
        r"(?P<unit>小时|钟头|分钟|hours?|hrs?|h|minutes?|mins?)",
        _minutes,
    ),
    fixed("全天候?|整天|一整天|全日|24小时|(?:the )?(?:all|whole|entire)[ -]day(?: long)?|around the clock", AllDay()),
    *(fixed(words, half) for half, words in _ZH_HALVES.items()),
    fixed("night", Half.EVENING),
    *(fixed(rf"(?:{words}|{half.value})", half) for half, words in _EN_HALVES.items() if half not in (Half.AM, Half.PM)),
)
