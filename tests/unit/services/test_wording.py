from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain import schedule
from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.events import Strike
from kiosk.domain.hours import Closing
from kiosk.domain.occurrences import occurrence
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Language, Text
from kiosk.panel.screens_wording import RANKING
from kiosk.services.wording import (
    WHO_WINS,
    hall_at,
    if_nobody_touches,
    poster_without_picture,
    sentence,
    slide_aside,
    video_not_playing,
)
from tests.support.exhibits import SECOND, small_hall
from tests.unit.domain.test_ground import BASE, TUESDAY, WEEKLY, at

HALL = small_hall()
SHANGHAI = ZoneInfo("Asia/Shanghai")


def said(reason: Reason) -> Text:
    return sentence(reason, HALL, SHANGHAI)


def held(kind: CueKind, **more: object) -> Reason:
    cue = Cue(id=1, kind=kind, at_us=0, until_us=3600 * SECOND, targets=("hall",), **more)  # type: ignore[arg-type]
    rule = Rule.EMERGENCY if kind is CueKind.EMERGENCY else Rule.HOLD
    return Reason(rule=rule, source=cue.playlist or kind.value, cue=cue)


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (Reason(rule=Rule.SECTION, source="tour"), "展区默认（垫片）「tour」", 'Section default (filler) "tour"'),
        (Reason(rule=Rule.SECTION, source="tour", screen="e1"), "屏幕默认（垫片）「tour」", 'Screen default (filler) "tour"'),
        (Reason(rule=Rule.HALL, source="welcome"), "全馆默认（垫片）「welcome」", 'Hall default (filler) "welcome"'),
        (Reason(rule=Rule.POSTER, source="east"), "「east」海报页", 'Poster of "east"'),
        (held(CueKind.BLACK), "手动黑场，保持到 01-01 09:00", "Black by staff, until 01-01 09:00"),
        (held(CueKind.FREEZE), "手动冻结，保持到 01-01 09:00", "Frozen by staff, until 01-01 09:00"),
        (
            held(CueKind.TAKE, playlist="special"),
            "手动上屏「special」，保持到 01-01 09:00",
            '"special" taken by staff, until 01-01 09:00',
        ),
        (
            held(CueKind.EMERGENCY, level=EmergencyLevel.EVACUATE),
            "紧急通知（疏散），保持到 01-01 09:00",
            "Emergency notice (Evacuate), until 01-01 09:00",
        ),
    ],
)
def test_why_something_plays(reason: Reason, zh: str, en: str) -> None:
    assert said(reason) == Text(zh=zh, en=en)


@pytest.mark.parametrize(
    ("entry", "zh", "en"),
    [
        (BASE, "排程（活动）「welcome」12-01 09:00–11:00", 'Schedule (event) "welcome" 12-01 09:00–11:00'),
        (
            replace(WEEKLY, must_play=True, note="三班"),
            "排程（日常，必须播放）「welcome」12-01 09:00–11:00，备注：三班",
            'Schedule (daily, must play) "welcome" 12-01 09:00–11:00, note: 三班',
        ),
        (
            replace(BASE, start=time(22), end=time(2), nights=1),
            "排程（活动）「welcome」12-01 22:00–12-02 02:00",
            'Schedule (event) "welcome" 12-01 22:00–12-02 02:00',
        ),
    ],
)
def test_why_the_schedule_has_a_screen(entry: Entry, zh: str, en: str) -> None:
    found = occurrence(entry, TUESDAY, SHANGHAI)
    assert said(Reason(rule=Rule.SCHEDULE, source="welcome", occurrence=found)) == Text(zh=zh, en=en)


def test_why_the_hall_is_closed() -> None:
    closing = Closing(start_us=at(17), dark_us=at(17, 1), end_us=at(8, 50, date(2026, 12, 2)))
    assert said(Reason(rule=Rule.SCHEDULE, source="closed", closing=closing)) == Text(
        zh="闭馆（排程）12-01 17:00–12-02 08:50", en="Schedule: the hall is closed 12-01 17:00–12-02 08:50"
    )


def test_a_playlist_that_is_gone_is_called_by_its_id() -> None:
    assert said(held(CueKind.TAKE, playlist="gone")).zh.startswith("手动上屏「gone」")


def test_the_hall_at_an_instant_is_told_by_its_own_clock() -> None:
    said = hall_at(Text(zh="一号厅", en="Hall One"), 1_796_086_800 * SECOND, ZoneInfo("Asia/Shanghai"))
    assert said == Text(zh="一号厅 · 2026 年 12 月 1 日 周二 09:00:00", en="Hall One · Tue 2026-12-01 09:00:00")


def test_an_instant_to_come() -> None:
    assert if_nobody_touches(Text(zh="甲", en="A")) == Text(zh="甲（如无人触摸）", en="A (if nobody touches)")


@pytest.mark.parametrize(
    ("strike", "aside", "zh", "en"),
    [
        (
            Strike(slide="b", picture="0" * 64, strikes=1, last_us=0),
            "b",
            "「east」的幻灯片「幻灯片 b」图片不见了或已损坏，观众现在看到的是下一页。"
            "程序每 30 秒再试一次；如果不见好，请重新载入幻灯片并发布",
            '"幻灯片 b" of "east" cannot be shown: its picture is missing or damaged; visitors see the next slide instead. '
            "It is tried again every 30 seconds; if that does not help, load the slides again and publish",
        ),
        (
            Strike(slide="b", picture="", strikes=3, last_us=0),
            "abc",
            "「east」的幻灯片「幻灯片 b」画不出来（程序错误，已记入日志），观众现在看到的是展区海报页。"
            "试过 3 次，不再重试；请改好这一页，重新载入幻灯片并发布",
            '"幻灯片 b" of "east" cannot be shown: drawing it fails (a bug, written to the log); '
            "visitors see the section's poster instead. "
            "It was tried 3 times and is not tried again; mend the slide, load the slides again and publish",
        ),
    ],
)
def test_what_is_said_of_a_slide_that_is_aside(strike: Strike, aside: str, zh: str, en: str) -> None:
    assert slide_aside(HALL, strike, frozenset(aside)) == Text(zh=zh, en=en)


def test_what_is_said_of_a_poster_without_its_picture() -> None:
    said = poster_without_picture(HALL.sections[0])
    assert said.zh.startswith("「east」的海报页图片不见了或已损坏，观众现在看到的是没有图片的海报页。")
    assert (said.en or "").startswith('The poster of "east" lacks its picture, which is missing')


def test_what_is_said_of_a_video_that_does_not_play() -> None:
    told = video_not_playing(HALL, "b", Text(zh="打开后没有画面", en="it opens but gives no picture"))
    assert told.zh.startswith("「east」的幻灯片「幻灯片 b」放不了视频：打开后没有画面。观众现在看到的是视频的封面图。")
    assert (told.en or "").startswith(
        'The video of "幻灯片 b" in "east" does not play: it opens but gives no picture. Visitors see'
    )


def test_the_rule_of_the_schedule_is_one_sentence_everywhere() -> None:
    """In the code, in the manual in both languages, and on the panel."""
    assert WHO_WINS.en is not None
    assert WHO_WINS.en in " ".join((schedule.__doc__ or "").split())
    manual = Path(__file__).parents[3] / "assets" / "manual"
    assert WHO_WINS.zh in (manual / "edge-cases.zh.md").read_text("utf-8")
    assert WHO_WINS.en in (manual / "edge-cases.en.md").read_text("utf-8")
    assert WHO_WINS.zh in RANKING.zh
    assert WHO_WINS.en in RANKING.read(Language.EN)
