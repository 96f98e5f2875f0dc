"""The sentences about what plays and why, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from kiosk.domain.aside import ENOUGH
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.events import Strike
from kiosk.domain.hours import Closing
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.schedule import Occurrence
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Section
from kiosk.services.times import hall_time

LANGUAGES = {Language.ZH: Text(zh="中文", en="Chinese"), Language.EN: Text(zh="英文", en="English")}

LEVELS = {
    EmergencyLevel.DANGER: Text(zh="危险", en="Danger"),
    EmergencyLevel.CAUTION: Text(zh="注意", en="Caution"),
    EmergencyLevel.EVACUATE: Text(zh="疏散", en="Evacuate"),
    EmergencyLevel.NOTICE: Text(zh="通知", en="Notice"),
}


_DAYS = (("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu"), ("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun"))

WHO_WINS = Text(
    zh="必须播放的胜过其他；否则一次性的胜过重复的，范围小的胜过范围大的（屏幕、展区、全馆），后开始的胜过先开始的，再不然先建的留着",
    en="A must-play entry beats all others. Else a one-off beats a recurring entry, the narrower target beats the wider one "
    "(screen, section, hall), the one that starts later beats the one that starts earlier, and else the older entry stays",
)
"""The rule of the schedule for people: the sentence of `domain.schedule`, in both languages, wherever it is told."""
_NO_PICTURE = Text(zh="图片不见了或已损坏", en="its picture is missing or damaged")
_NO_DRAWING = Text(zh="画不出来（程序错误，已记入日志）", en="drawing it fails (a bug, written to the log)")
_TRIED_AGAIN = Text(
    zh="程序每 30 秒再试一次；如果不见好，请重新载入幻灯片并发布",
    en="It is tried again every 30 seconds; if that does not help, load the slides again and publish",
)
_GIVEN_UP = Text(
    zh="试过 3 次，不再重试；请改好这一页，重新载入幻灯片并发布",
    en="It was tried 3 times and is not tried again; mend the slide, load the slides again and publish",
)


def sentence(reason: Reason, programme: Programme, zone: tzinfo) -> Text:
    """Why a candidate would like the screen: one sentence."""
    until = _until(reason, zone)
    match reason.rule:
        case Rule.EMERGENCY if reason.cue is not None and reason.cue.level is not None:
            level = LEVELS[reason.cue.level]
            return Text(zh=f"紧急通知（{level.zh}）{until.zh}", en=f"Emergency notice ({level.en}){until.en}")
        case Rule.HOLD if reason.cue is not None:
            return _hold(reason.cue.kind, _title(programme, reason.source), until)
        case Rule.SCHEDULE if reason.occurrence is not None:
            return _scheduled(reason.occurrence, _title(programme, reason.source), zone)
        case Rule.SCHEDULE if reason.closing is not None:
            return _closed(reason.closing, zone)
        case Rule.SECTION if reason.screen is not None:
            return _both(
                _title(programme, reason.source),
                lambda name: f"屏幕默认（垫片）「{name}」",
                lambda name: f'Screen default (filler) "{name}"',
            )
        case Rule.SECTION:
            return _both(
                _title(programme, reason.source),
                lambda name: f"展区默认（垫片）「{name}」",
                lambda name: f'Section default (filler) "{name}"',
            )
        case Rule.HALL:
            return _both(
                _title(programme, reason.source),
                lambda name: f"全馆默认（垫片）「{name}」",
                lambda name: f'Hall default (filler) "{name}"',
            )
        case _:
            section = programme.section_by_id[reason.source].name
            return _both(section, lambda name: f"「{name}」海报页", lambda name: f'Poster of "{name}"')


def slide_aside(programme: Programme, strike: Strike, aside: frozenset[str]) -> Text:
    """About a slide that cannot be shown: which, why, what visitors see instead, and what to do."""
    deck = programme.deck_of(strike.slide)
    title = programme.slide_by_id[strike.slide].title
    section = programme.section_by_id[deck.section].name if deck else Text(zh="")
    left = deck is not None and not aside.issuperset(deck.slides)
    why = _NO_PICTURE if strike.picture else _NO_DRAWING
    instead = Text(zh="下一页", en="the next slide") if left else Text(zh="展区海报页", en="the section's poster")
    again = _GIVEN_UP if strike.strikes >= ENOUGH else _TRIED_AGAIN
    return Text(
        zh=f"「{section.zh}」的幻灯片「{title.zh}」{why.zh}，观众现在看到的是{instead.zh}。{again.zh}",
        en=f'"{title.read(Language.EN)}" of "{section.read(Language.EN)}" cannot be shown: {why.en}; '
        f"visitors see {instead.en} instead. {again.en}",
    )


def poster_without_picture(section: Section) -> Text:
    """About a poster that is painted without its picture."""
    return Text(
        zh=f"「{section.name.zh}」的海报页{_NO_PICTURE.zh}，观众现在看到的是没有图片的海报页。{_TRIED_AGAIN.zh}",
        en=f'The poster of "{section.name.read(Language.EN)}" lacks its picture, which is missing or damaged; '
        f"visitors see it without. {_TRIED_AGAIN.en}",
    )


def video_not_playing(programme: Programme, slide: str, reason: Text) -> Text:
    """About a video that cannot be played: which, why, what visitors see instead, and what to do."""
    deck, title = programme.deck_of(slide), programme.slide_by_id[slide].title
    section = programme.section_by_id[deck.section].name if deck else Text(zh="")
    return Text(
        zh=f"「{section.zh}」的幻灯片「{title.zh}」放不了视频：{reason.zh}。观众现在看到的是视频的封面图。"
        "请用 H.264 另存为 MP4，重新载入幻灯片并发布",
        en=f'The video of "{title.read(Language.EN)}" in "{section.read(Language.EN)}" does not play: '
        f"{reason.read(Language.EN)}. Visitors see its still picture. Save it as MP4 with H.264, load the slides again and publish",
    )


def audio_not_playing(programme: Programme, slide: str, reason: Text) -> Text:
    """About a recording that cannot be played: which, why, what visitors hear instead, and what to do."""
    deck, title = programme.deck_of(slide), programme.slide_by_id[slide].title
    section = programme.section_by_id[deck.section].name if deck else Text(zh="")
    return Text(
        zh=f"「{section.zh}」的幻灯片「{title.zh}」没法朗读：{reason.zh}。观众点朗读时听不到声音。"
        "请用 AAC 另存为 M4A，重新载入幻灯片并发布",
        en=f'"{title.read(Language.EN)}" in "{section.read(Language.EN)}" cannot be read aloud: {reason.read(Language.EN)}. '
        f"Visitors who ask for it hear nothing. Save the recording as M4A with AAC, load the slides again and publish",
    )


def hall_at(hall: Text, t_us: int, zone: tzinfo) -> Text:
    """The hall at an instant, by its own clock: what stands above a picture of it."""
    t = hall_time(t_us, zone)
    zh_day, en_day = _DAYS[t.weekday()]
    return Text(
        zh=f"{hall.zh} · {t.year} 年 {t.month} 月 {t.day} 日 {zh_day} {t:%H:%M:%S}",
        en=f"{hall.read(Language.EN)} · {en_day} {t:%Y-%m-%d %H:%M:%S}",
    )


def if_nobody_touches(text: Text) -> Text:
    """The sentence for an instant to come, when nobody knows yet who will touch the screen."""
    return Text(zh=f"{text.zh}（如无人触摸）", en=f"{text.en} (if nobody touches)")


def on_the_poster(text: Text) -> Text:
    """The sentence where nothing is left to show of what it names."""
    return Text(
        zh=f"{text.zh}；里面的幻灯片都显示不了，由海报页代替",
        en=f"{text.en}; none of its slides can be shown, so the poster stands in",
    )


def _hold(kind: CueKind, title: Text, until: Text) -> Text:
    words = {
        CueKind.BLACK: Text(zh="手动黑场", en="Black by staff"),
        CueKind.FREEZE: Text(zh="手动冻结", en="Frozen by staff"),
        CueKind.IDENTIFY: Text(zh="识别屏号", en="Identifying the screens"),
        CueKind.TEST_CARD: Text(zh="测试图", en="Test card"),
        CueKind.TAKE: Text(zh=f"手动上屏「{title.zh}」", en=f'"{title.read(Language.EN)}" taken by staff'),
    }[kind]
    return Text(zh=words.zh + until.zh, en=f"{words.en}{until.en}")


def _scheduled(occurrence: Occurrence, title: Text, zone: tzinfo) -> Text:
    """Of the schedule: whether it is an event or daily life, what, from when to when, and staff's note."""
    entry, span = occurrence.entry, _span(occurrence.start_us, occurrence.end_us, zone)
    must = Text(zh="必须播放", en="must play") if entry.must_play else None
    kind = Text(zh="日常", en="daily") if entry.recurring else Text(zh="活动", en="event")
    kinds = [kind, *([must] if must else [])]
    zh = f"排程（{'，'.join(each.zh for each in kinds)}）「{title.zh}」{span}"
    en = f'Schedule ({", ".join(each.read(Language.EN) for each in kinds)}) "{title.read(Language.EN)}" {span}'
    return Text(zh=f"{zh}，备注：{entry.note}", en=f"{en}, note: {entry.note}") if entry.note else Text(zh=zh, en=en)


def _closed(closing: Closing, zone: tzinfo) -> Text:
    span = _span(closing.start_us, closing.end_us, zone)
    return Text(zh=f"闭馆（排程）{span}", en=f"Schedule: the hall is closed {span}")


def _span(start_us: int, end_us: int, zone: tzinfo) -> str:
    """From when to when, with the day where it is told only once."""
    start, end = hall_time(start_us, zone), hall_time(end_us, zone)
    return f"{start:%m-%d %H:%M}–{end:%H:%M}" if start.date() == end.date() else f"{start:%m-%d %H:%M}–{end:%m-%d %H:%M}"


def _until(reason: Reason, zone: tzinfo) -> Text:
    if reason.cue is None or reason.cue.until_us is None:
        return Text(zh="", en="")
    moment = hall_time(reason.cue.until_us, zone)
    return Text(zh=f"，保持到 {moment:%m-%d %H:%M}", en=f", until {moment:%m-%d %H:%M}")


def _title(programme: Programme, playlist: str) -> Text:
    found = programme.playlist_by_id.get(playlist)
    return found.title if found else Text(zh=playlist, en=playlist)


def _both(text: Text, zh: Callable[[str], str], en: Callable[[str], str]) -> Text:
    return Text(zh=zh(text.zh), en=en(text.read(Language.EN)))
