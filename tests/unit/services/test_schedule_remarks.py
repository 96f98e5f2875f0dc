from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.services import opening
from kiosk.services.schedule_remarks import remarks
from tests.support.memory import MemoryDraft
from tests.support.scheduled import TUESDAY, entry, year
from tests.support.store_samples import PLAYLISTS

LAST = date(2027, 12, 1)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


def told(draft: MemoryDraft, own: Entry, *days: date) -> list[str]:
    return [remark.zh for remark in remarks(draft, own, days or (TUESDAY,), LAST)]


def draft_with(**changes: Any) -> MemoryDraft:
    draft = MemoryDraft()
    draft.put_entry(entry(**changes))
    return draft


def test_an_entry_alone_has_nothing_to_know() -> None:
    assert told(MemoryDraft(), entry()) == []


@pytest.mark.parametrize(
    ("other", "own", "who", "why"),
    [
        ({"must_play": True}, {"target": "screen-9"}, "仍放「西厅故事」", "它必须播放"),
        ({"rule": WEEKLY}, {}, "改放「东厅故事」", "一次性的优先于重复的"),
        ({"target": "hall"}, {}, "改放「东厅故事」", "范围小的优先于范围大的"),
        ({"target": "screen-9"}, {}, "仍放「西厅故事」", "范围小的优先于范围大的"),
        ({"start": time(9, 30)}, {}, "仍放「西厅故事」", "后开始的优先于先开始的"),
        ({}, {}, "仍放「西厅故事」", "先排的优先"),
    ],
)
def test_who_wins_where_two_meet(other: dict[str, Any], own: dict[str, Any], who: str, why: str) -> None:
    (remark,) = told(draft_with(**other), entry(playlist="a-east", **own))
    assert remark.startswith("与第 1 项「西厅故事」重叠；12-01 09:")
    assert remark.endswith(f"{who}，因为{why}")


def test_only_the_time_they_share_is_told_and_only_the_first() -> None:
    draft = draft_with(start=time(10, 30), end=time(12), rule="FREQ=DAILY")
    (remark,) = told(draft, entry(rule=WEEKLY), TUESDAY, date(2026, 12, 8))
    assert "12-01 10:30–11:00" in remark


@pytest.mark.parametrize("other", [{"target": "east"}, {"start": time(11), "end": time(12)}, {"day": date(2026, 12, 2)}])
def test_who_does_not_meet_is_not_told(other: dict[str, Any]) -> None:
    assert told(draft_with(**other), entry()) == []


def test_an_entry_does_not_meet_itself() -> None:
    draft = draft_with()
    assert told(draft, draft.entries()[0]) == []


def test_a_later_meeting_is_found() -> None:
    draft = draft_with(day=date(2026, 12, 29))
    days = tuple(date(2026, 12, day) for day in (1, 8, 15, 22, 29))
    (remark,) = told(draft, entry(rule=WEEKLY), *days)
    assert "12-29 09:00–11:00" in remark


def test_of_many_that_meet_the_first_are_told() -> None:
    draft = MemoryDraft()
    for minute in range(8):
        draft.put_entry(entry(start=time(9, minute)))
    found = told(draft, entry())
    assert len(found) == 6
    assert found[-1] == "还与另外 3 项重叠"


def test_closed_doors_are_told_once() -> None:
    draft = MemoryDraft()
    opening.set_hours(draft, (1,), time(10), time(17))
    days = (TUESDAY, date(2026, 12, 8))
    assert told(draft, entry(rule=WEEKLY), *days) == ["12-01 09:00–09:50 在开放时间之外：屏幕是黑的，除非设为必须播放"]
    assert told(draft, entry(rule=WEEKLY, must_play=True), *days) == []
    assert told(draft, entry(start=time(10)), TUESDAY) == []


def test_where_it_is_dark_for_both_nobody_plays() -> None:
    draft = draft_with(start=time(8), end=time(9, 30))
    opening.set_hours(draft, (1,), time(10), time(17))
    (remark,) = told(draft, entry())
    assert "在开放时间之外" in remark
    draft.put_entry(replace(draft.entries()[0], must_play=True))
    closed, overlap = told(draft, entry())
    assert "在开放时间之外" in closed
    assert overlap.endswith("仍放「西厅故事」，因为它必须播放")


def test_an_empty_playlist_is_told() -> None:
    draft = MemoryDraft(held_playlists=(replace(PLAYLISTS[0], slides=()), PLAYLISTS[1]))
    assert told(draft, entry()) == ["这个播放列表是空的，到时不会播放"]


def test_a_playlist_that_lacks_a_slide_stops_no_remark() -> None:
    draft = MemoryDraft(held_playlists=(replace(PLAYLISTS[0], slides=("gone",)), PLAYLISTS[1]))
    assert told(draft, entry(playlist="a-east")) == []


def test_years_without_a_table_are_told_if_it_matters() -> None:
    draft = MemoryDraft()
    draft.put_calendar_year(year(2026))
    own = entry(rule=WEEKLY, holidays=Holidays.SKIP)
    assert told(draft, own) == ["2027 年节假日未发布，按普通周二执行"]
    assert told(draft, replace(own, holidays=Holidays.IGNORE)) == []
    assert told(draft, replace(own, holidays=Holidays.IGNORE, makeup=Makeup.WORKDAY)) != []
