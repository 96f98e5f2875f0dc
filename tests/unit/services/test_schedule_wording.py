from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.services import schedule_wording as wording
from kiosk.services.schedule_names import Names
from tests.support.memory import MemoryDraft
from tests.support.scheduled import SHANGHAI, at_us, entry

NAMES = Names.of(MemoryDraft())
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"

SENTENCES = [
    (
        entry(rule=WEEKLY, until=date(2027, 6, 30), holidays=Holidays.SKIP),
        "每周二 09:00–11:00，展区「西厅」放「西厅故事」，到 2027-06-30，跳过法定节假日（补班日按星期几）。",
        'Every Tuesday 09:00–11:00, "West story" on section "West", until 2027-06-30, '
        "skipping holidays (make-up workdays by their weekday).",
    ),
    (
        entry(target="hall", note="开幕"),
        "2026-12-01（周二） 09:00–11:00，全馆放「西厅故事」（开幕）。",
        'On Tuesday 2026-12-01 09:00–11:00, "West story" in the whole hall (开幕).',
    ),
    (
        entry(target="screen-7", rule="FREQ=DAILY", start=time(22), end=time(6), nights=1, may_idle=True),
        "每天 22:00–次日 06:00，屏 03 放「西厅故事」，没人时可以待机。",
        'Every day 22:00–06:00 the next day, "West story" on screen 03, may idle when nobody is there.',
    ),
    (
        entry(end=time(9), nights=1, must_play=True),
        "2026-12-01（周二） 09:00–次日 09:00（24 小时），展区「西厅」放「西厅故事」，必须播放，闭馆也放。",
        'On Tuesday 2026-12-01 09:00–09:00 the next day (24 hours), "West story" on section "West", '
        "must play, also while the hall is closed.",
    ),
    (
        entry(end=time(17, 30, 15), nights=3),
        "2026-12-01（周二） 09:00 至 2026-12-04 17:30:15，展区「西厅」放「西厅故事」。",
        'On Tuesday 2026-12-01 09:00 until 2026-12-04 17:30:15, "West story" on section "West".',
    ),
    (
        entry(rule="FREQ=MONTHLY", nights=2),
        "每月 1 日 09:00 至 2 天后 11:00，展区「西厅」放「西厅故事」。",
        'The 1st of each month 09:00 until 11:00 2 days later, "West story" on section "West".',
    ),
    (
        entry(rule=WEEKLY, makeup=Makeup.WORKDAY, dropped=(date(2026, 12, 8),), added=(date(2026, 12, 9),)),
        "每周二 09:00–11:00，展区「西厅」放「西厅故事」，补班日按所补的那天，另加 2026-12-09，2026-12-08 除外。",
        'Every Tuesday 09:00–11:00, "West story" on section "West", make-up workdays as the day they are worked for, '
        "also on 2026-12-09, not on 2026-12-08.",
    ),
    (
        entry(rule=WEEKLY, holidays=Holidays.ONLY, playlist="gone", target="gone"),
        "每周二 09:00–11:00，屏 gone 放「gone」，只在法定节假日（补班日按星期几）。",
        'Every Tuesday 09:00–11:00, "gone" on screen gone, on holidays only (make-up workdays by their weekday).',
    ),
]


@pytest.mark.parametrize(("item", "zh", "en"), SENTENCES)
def test_what_an_entry_means(item: Entry, zh: str, en: str) -> None:
    assert wording.entry_sentence(item, NAMES) == Text(zh=zh, en=en)


def test_many_exceptions_are_not_all_read_out() -> None:
    many = tuple(date(2026, 12, day) for day in range(1, 8))
    sentence = wording.entry_sentence(entry(rule="FREQ=DAILY", dropped=many), NAMES)
    assert sentence.zh.endswith("2026-12-01、2026-12-02、2026-12-03、2026-12-04、2026-12-05、… 除外。")


@pytest.mark.parametrize(
    ("changes", "zh"),
    [
        ({"rule": WEEKLY, "holidays": Holidays.SKIP}, "2027、2028 年节假日未发布，按普通周二执行"),
        ({"rule": "FREQ=DAILY", "holidays": Holidays.SKIP}, "2027、2028 年节假日未发布，按普通日子执行"),
        ({"rule": WEEKLY, "holidays": Holidays.ONLY}, "2027、2028 年节假日未发布，这期间不会播放"),
    ],
)
def test_years_that_nobody_knows(changes: dict[str, object], zh: str) -> None:
    told = wording.unpublished(entry(**changes), (2027, 2028))
    assert told.zh == zh
    assert str(told.en).startswith("The holidays of 2027, 2028 are not published yet: it ")


def test_who_plays_where_two_meet() -> None:
    west, east = Text(zh="西", en="West"), Text(zh="东")
    times = at_us("2026-12-01T09:00"), at_us("2026-12-01T09:30")
    stays = wording.overlap(3, west, west, True, *times, wording.BECAUSE[0], SHANGHAI)
    assert stays.zh == "与第 3 项「西」重叠；12-01 09:00–09:30 仍放「西」，因为它必须播放"
    assert stays.en == 'Overlaps with entry 3, "West"; 12-01 09:00–09:30 "West" still plays, because it must play'
    over_night = wording.overlap(3, west, east, False, times[0], at_us("2026-12-02T01:00"), wording.BECAUSE[1], SHANGHAI)
    assert over_night.zh == "与第 3 项「西」重叠；12-01 09:00–12-02 01:00 改放「东」，因为一次性的优先于重复的"
