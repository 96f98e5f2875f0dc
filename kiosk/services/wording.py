"""The sentences about what plays and why, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Reason, Rule
from kiosk.domain.text import Language, Text
from kiosk.services.times import hall_time

LEVELS = {
    EmergencyLevel.DANGER: Text(zh="危险", en="Danger"),
    EmergencyLevel.CAUTION: Text(zh="注意", en="Caution"),
    EmergencyLevel.EVACUATE: Text(zh="疏散", en="Evacuate"),
    EmergencyLevel.NOTICE: Text(zh="通知", en="Notice"),
}


def sentence(reason: Reason, programme: Programme, zone: tzinfo) -> Text:
    """Why a candidate would like the screen: one sentence."""
    until = _until(reason, zone)
    match reason.rule:
        case Rule.EMERGENCY if reason.cue is not None and reason.cue.level is not None:
            level = LEVELS[reason.cue.level]
            return Text(zh=f"紧急通知（{level.zh}）{until.zh}", en=f"Emergency notice ({level.en}){until.en}")
        case Rule.HOLD if reason.cue is not None:
            return _hold(reason.cue.kind, _title(programme, reason.source), until)
        case Rule.SECTION:
            return _both(
                _title(programme, reason.source), lambda name: f"展区默认「{name}」", lambda name: f"Section default “{name}”"
            )
        case Rule.HALL:
            return _both(
                _title(programme, reason.source), lambda name: f"全馆默认「{name}」", lambda name: f"Hall default “{name}”"
            )
        case _:
            section = programme.section_by_id[reason.source].name
            return _both(section, lambda name: f"「{name}」海报页", lambda name: f"Poster of “{name}”")


def if_nobody_touches(text: Text) -> Text:
    """The sentence for an instant to come, when nobody knows yet who will touch the screen."""
    return Text(zh=f"{text.zh}（如无人触摸）", en=f"{text.en} (if nobody touches)")


def _hold(kind: CueKind, title: Text, until: Text) -> Text:
    words = {
        CueKind.BLACK: Text(zh="手动黑场", en="Black by staff"),
        CueKind.FREEZE: Text(zh="手动冻结", en="Frozen by staff"),
        CueKind.IDENTIFY: Text(zh="识别屏号", en="Identifying the screens"),
        CueKind.TEST_CARD: Text(zh="测试图", en="Test card"),
        CueKind.TAKE: Text(zh=f"手动上屏「{title.zh}」", en=f"“{title.read(Language.EN)}” taken by staff"),
    }[kind]
    return Text(zh=words.zh + until.zh, en=f"{words.en}{until.en}")


def _until(reason: Reason, zone: tzinfo) -> Text:
    if reason.cue is None or reason.cue.until_us is None:
        return Text(zh="", en="")
    moment = hall_time(reason.cue.until_us, zone)
    return Text(zh=f"，保持到 {moment:%m-%d %H:%M:%S}", en=f", until {moment:%m-%d %H:%M:%S}")


def _title(programme: Programme, playlist: str) -> Text:
    found = programme.playlist_by_id.get(playlist)
    return found.title if found else Text(zh=playlist, en=playlist)


def _both(text: Text, zh: Callable[[str], str], en: Callable[[str], str]) -> Text:
    return Text(zh=zh(text.zh), en=en(text.read(Language.EN)))
