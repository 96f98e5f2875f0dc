"""A schedule typed as a sentence: "每周二 9-11 学校参观 到6月底 跳过节假日", "every Tuesday 9-11 school visit until June 30".

A sentence is read from left to right; at each word the longest phrase of either language counts. What no phrase has said
stays over, as the words that must name a playlist or a place. Names that are known are set aside first, the longest first,
unless they could be read as a phrase themselves (a playlist called 周末); between quotation marks they always are. Nothing
is guessed silently: a date without a year is the next such one, and what else was taken to be meant is remarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from kiosk.domain.hours import Daypart
from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.sentence import en, times, zh
from kiosk.domain.sentence.days import days_of
from kiosk.domain.sentence.hours import hours_of
from kiosk.domain.sentence.names import CLOSE, OPEN, SET_ASIDE, key, normal, set_aside, words_at
from kiosk.domain.sentence.parts import Flag, Found, Founds, NotUnderstood, Part, Place, Slot, Words, all_of, one_of
from kiosk.domain.sentence.phrases import Phrase, fixed
from kiosk.domain.text import Text

LONGEST = 300
"""So many characters a sentence may have."""

_PHRASES = (*zh.PHRASES, *en.PHRASES, *times.PHRASES)
_TOKEN = re.compile(r"[a-z]+|\d+|.", re.DOTALL | re.ASCII)
_MARKS = r"[\s,.;:!?、。，；：！？()（）·|/+\-~]"
_FILLERS_ZH = (
    r"请|安排|定时|播放|播出|放映|上映|展示|显示|播|放|在|[上里内](?=播|放|[^\u4e00-\u9fff]|$)|于|的|时间|从|到|期间|并且|并|和"
    "|开始|结束|起"
)
_FILLERS_EN = "please|schedule|show|play|run|put|on|in|at|the|from|with|and|for|of|to|during|starts?|ends?|section|screens?"
_BEFORE = re.compile(rf"(?:{_MARKS}|{_FILLERS_ZH}|(?:{_FILLERS_EN})\b)++", re.ASCII)
_AFTER = re.compile(rf"(?:{_MARKS}|{_FILLERS_ZH}|展区|\b(?:{_FILLERS_EN})\b)++$", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a sentence says, all but what its words name. What it does not speak of is None or False."""

    day: date
    rule: str | None
    until: date | None
    start: time
    end: time
    nights: int
    daypart: str | None
    holidays: Holidays | None
    makeup: Makeup | None
    must_play: bool
    may_idle: bool
    place: Found[Place] | None
    words: tuple[Words, ...]
    remarks: tuple[Text, ...]


def read(sentence: str, today: date, dayparts: Sequence[Daypart] = (), names: Iterable[str] = ()) -> Said:
    """What a sentence says as of a day. Raises NotUnderstood, with the part of it that is meant."""
    if len(sentence) > LONGEST:
        raise NotUnderstood(
            Text(zh=f"太长，最多 {LONGEST} 个字", en=f"it is too long: at most {LONGEST} characters"), 0, len(sentence)
        )
    if not key(sentence):
        raise NotUnderstood(Text(zh="什么也没写", en="it says nothing"), 0, 0)
    phrases = (*(_daypart(part) for part in dayparts), *_PHRASES)
    plain = normal(sentence)
    kept, named = set_aside(plain, names, lambda name: not _left_over(name, _scan(name, phrases, today)))
    found = _scan(kept, phrases, today)
    words = tuple(sorted((*named, *_left_over(kept, found)), key=lambda item: item.start))
    return _combined(found, tuple(replace(item, text=sentence[item.start : item.end]) for item in words), today, dayparts)


def _daypart(part: Daypart) -> Phrase:
    names = "|".join(re.escape(normal(name)) for name in (part.name.zh, part.name.en, part.id) if name)
    return fixed(rf"(?:(?:in|during|at)\s+)?(?:the\s+)?(?:{names})(?:(?<=[a-z])s)?", Slot(part.id))


def _scan(text: str, phrases: Sequence[Phrase], today: date) -> list[Found[Part]]:
    found, at = list[Found[Part]](), 0
    while at < len(text):
        best = _longest(text, at, phrases, today) if not text[at].isspace() else None
        if best is not None:
            found.append(best)
        token = _TOKEN.match(text, at)
        at = best.end if best is not None else token.end() if token else at + 1
    return found


def _longest(text: str, at: int, phrases: Sequence[Phrase], today: date) -> Found[Part] | None:
    matches = [(match, read) for pattern, read in phrases if (match := pattern.match(text, at)) and match.end() > at]
    for match, read_part in sorted(matches, key=lambda item: -item[0].end()):
        part = read_part(match, today)
        if part is not None:
            return Found(part, at, match.end())
    return None


def _left_over(text: str, found: Founds) -> list[Words]:
    """The runs of words between the parts, without the small words around them."""
    covered = [(item.start, item.end) for item in found] + [match.span() for match in re.finditer(f"{SET_ASIDE}+", text)]
    left, at = list[Words](), 0
    for start, end in (*sorted(covered), (len(text), len(text))):
        left.extend(_trimmed(text, at, start))
        at = max(at, end)
    return left


def _trimmed(text: str, start: int, end: int) -> list[Words]:
    run = text[start:end].translate(dict.fromkeys(map(ord, OPEN + CLOSE), " "))
    before = _BEFORE.match(run)
    first = before.end() if before else 0
    after = _AFTER.search(run, first)
    last = after.start() if after else len(run)
    if first >= last:
        return []
    return [words_at(text, start + first, start + last)]


def _combined(found: Founds, words: tuple[Words, ...], today: date, dayparts: Sequence[Daypart]) -> Said:
    hours, days = hours_of(found, dayparts), days_of(found, today)
    if hours is None or days is None:
        raise _missing(found, words, hours is None, days is None)
    place, holidays, makeup = one_of(found, Place), one_of(found, Holidays), one_of(found, Makeup)
    flags = {item.part for item in all_of(found, Flag)}
    return Said(
        day=days.day, rule=days.rule, until=days.until,
        start=hours.start, end=hours.end, nights=hours.nights, daypart=hours.daypart,
        holidays=holidays.part if holidays is not None else None,
        makeup=makeup.part if makeup is not None else None,
        must_play=Flag.MUST_PLAY in flags, may_idle=Flag.MAY_IDLE in flags,
        place=place,
        words=words, remarks=(*days.remarks, *((hours.remark,) if hours.remark is not None else ())),
    )  # fmt: skip


def _missing(found: Founds, words: tuple[Words, ...], no_hours: bool, no_days: bool) -> NotUnderstood:
    """What the sentence does not say; marked are the words that may have meant it, else all of it."""
    zh = [*(["哪一天或哪些天"] if no_days else []), *(["几点到几点"] if no_hours else [])]
    en = [*(["on which days"] if no_days else []), *(["from when to when"] if no_hours else [])]
    text = Text(zh=f"没说{'，也没说'.join(zh)}", en=f"it does not say {' nor '.join(en)}")
    for item in words:
        if not item.named:
            return NotUnderstood(
                Text(zh=f"不认识；句子{text.zh}", en=f"not known; of the sentence, {text.en}"), item.start, item.end
            )
    ends = [(item.start, item.end) for item in words] + [(item.start, item.end) for item in found] or [(0, 0)]
    return NotUnderstood(text, min(ends)[0], max(end for _, end in ends))
