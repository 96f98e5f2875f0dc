"""The sentences about entries: what an entry means, and what there is to know before it counts."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Language, Text
from kiosk.services.rule_wording import DAYS_EN, DAYS_ZH, rule_words
from kiosk.services.schedule_names import Names
from kiosk.services.times import hall_time

_HOLIDAYS = {
    Holidays.IGNORE: None,
    Holidays.SKIP: Text(zh="跳过法定节假日", en="skipping holidays"),
    Holidays.ONLY: Text(zh="只在法定节假日", en="on holidays only"),
}
_MAKEUP = {
    Makeup.WEEKDAY: Text(zh="补班日按星期几", en="make-up workdays by their weekday"),
    Makeup.WORKDAY: Text(zh="补班日按所补的那天", en="make-up workdays as the day they are worked for"),
}

BECAUSE = (
    Text(zh="它必须播放", en="it must play"),
    Text(zh="一次性的优先于重复的", en="what plays once goes before what recurs"),
    Text(zh="范围小的优先于范围大的", en="the narrower target goes before the wider one"),
    Text(zh="后开始的优先于先开始的", en="what starts later goes before what starts earlier"),
    Text(zh="先排的优先", en="the older entry stays"),
)
"""Why one entry is stronger than another, in the order in which `ground.strength` compares them."""

NEVER = Text(zh="以后没有一天会播放", en="there is no day to come on which it plays")
EMPTY = Text(zh="这个播放列表是空的，到时不会播放", en="the playlist is empty and will not play")
RUNNING = Text(zh="开始时间已经过去，发布后立即播放", en="its start has passed: it plays as soon as it is published")


def entry_sentence(entry: Entry, names: Names) -> Text:
    """What an entry means: 每周二 09:00–11:00，展区「基本情况」放「学校参观」，到 2027-06-30，跳过法定节假日…"""
    days, times = _days(entry), _times(entry)
    title, place = names.title(entry.playlist), names.place(entry.target)
    zh = [f"{days.zh} {times.zh}", f"{place.zh}放「{title.zh}」"]
    en = [f"{days.en} {times.en}", f'"{title.read(Language.EN)}" {place.en}']
    for part in _conditions(entry):
        zh.append(part.zh)
        en.append(part.en or "")
    note = f" ({entry.note})" if entry.note else ""
    return Text(zh=f"{'，'.join(zh)}{f'（{entry.note}）' if entry.note else ''}。", en=f"{', '.join(en)}{note}.")


def _days(entry: Entry) -> Text:
    if entry.rule is not None:
        return rule_words(entry.rule, entry.day)
    weekday = entry.day.weekday()
    return Text(zh=f"{entry.day}（{DAYS_ZH[weekday]}）", en=f"On {DAYS_EN[weekday]} {entry.day}")


def _times(entry: Entry) -> Text:
    start, end = clock(entry.start), clock(entry.end)
    if entry.nights == 0:
        return Text(zh=f"{start}–{end}", en=f"{start}–{end}")
    if entry.nights == 1:
        whole = entry.start == entry.end
        return Text(
            zh=f"{start}–次日 {end}{'（24 小时）' if whole else ''}",
            en=f"{start}–{end} the next day{' (24 hours)' if whole else ''}",
        )
    last = entry.day + timedelta(days=entry.nights)
    if entry.rule is None:
        return Text(zh=f"{start} 至 {last} {end}", en=f"{start} until {last} {end}")
    return Text(zh=f"{start} 至 {entry.nights} 天后 {end}", en=f"{start} until {end} {entry.nights} days later")


def clock(time: object) -> str:
    """A time of day without the seconds where there are none."""
    return str(time).removesuffix(":00") if str(time).count(":") == 2 else str(time)


def _conditions(entry: Entry) -> list[Text]:
    found: list[Text] = []
    if entry.until is not None:
        found.append(Text(zh=f"到 {entry.until}", en=f"until {entry.until}"))
    holidays, makeup = _HOLIDAYS[entry.holidays], _MAKEUP[entry.makeup]
    if holidays is not None:
        found.append(Text(zh=f"{holidays.zh}（{makeup.zh}）", en=f"{holidays.en} ({makeup.en})"))
    elif entry.makeup is Makeup.WORKDAY:
        found.append(makeup)
    if entry.added:
        found.append(Text(zh=f"另加 {_listed(entry.added, '、')}", en=f"also on {_listed(entry.added, ', ')}"))
    if entry.dropped:
        found.append(Text(zh=f"{_listed(entry.dropped, '、')} 除外", en=f"not on {_listed(entry.dropped, ', ')}"))
    if entry.must_play:
        found.append(Text(zh="必须播放，闭馆也放", en="must play, also while the hall is closed"))
    if entry.may_idle:
        found.append(Text(zh="没人时可以待机", en="may idle when nobody is there"))
    return found


def _listed(days: tuple[object, ...], joint: str) -> str:
    shown = joint.join(map(str, days[:5]))
    return shown if len(days) <= 5 else f"{shown}{joint}…"


def unpublished(entry: Entry, years: tuple[int, ...]) -> Text:
    """About years whose holidays nobody knows yet."""
    zh, en = "、".join(map(str, years)), ", ".join(map(str, years))
    if entry.holidays is Holidays.ONLY:
        return Text(
            zh=f"{zh} 年节假日未发布，这期间不会播放",
            en=f"The holidays of {en} are not published yet: it does not play then",
        )
    weekday = entry.rule is not None and "WEEKLY" in entry.rule
    zh_day, en_day = (
        (f"普通{DAYS_ZH[entry.day.weekday()]}", f"any {DAYS_EN[entry.day.weekday()]}") if weekday else ("普通日子", "any day")
    )
    return Text(
        zh=f"{zh} 年节假日未发布，按{zh_day}执行",
        en=f"The holidays of {en} are not published yet: it plays as on {en_day}",
    )


def overlap(id: int, other: Text, winner: Text, stays: bool, from_us: int, to_us: int, why: Text, zone: tzinfo) -> Text:
    """About two entries that want the same screens: from when to when first, who plays, and why."""
    span = _span(from_us, to_us, zone)
    return Text(
        zh=f"与第 {id} 项「{other.zh}」重叠；{span} {'仍' if stays else '改'}放「{winner.zh}」，因为{why.zh}",
        en=f'Overlaps with entry {id}, "{other.read(Language.EN)}"; {span} "{winner.read(Language.EN)}" '
        f"{'still plays' if stays else 'plays instead'}, because {why.en}",
    )


def more_overlaps(count: int) -> Text:
    return Text(zh=f"还与另外 {count} 项重叠", en=f"Overlaps with {count} more entries")


def closed_then(from_us: int, to_us: int, zone: tzinfo) -> Text:
    span = _span(from_us, to_us, zone)
    return Text(
        zh=f"{span} 在开放时间之外：屏幕是黑的，除非设为必须播放",
        en=f"{span} the hall is closed: its screens are dark then, unless the entry must play",
    )


def _span(from_us: int, to_us: int, zone: tzinfo) -> str:
    begin, end = hall_time(from_us, zone), hall_time(to_us, zone)
    return f"{begin:%m-%d %H:%M}–{end:%H:%M}" if begin.date() == end.date() else f"{begin:%m-%d %H:%M}–{end:%m-%d %H:%M}"
