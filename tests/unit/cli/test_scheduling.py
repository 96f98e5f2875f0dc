from __future__ import annotations

import shlex
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kiosk.store.unit_of_work import SqlStore
from tests.support.commands import Kiosk
from tests.support.folders import slides_folder
from tests.support.scheduled import year
from tests.support.store_samples import done

WEEKLY = (
    "--playlist", "西厅故事", "--target", "西厅", "--start", "2190-12-07T09:00", "--end", "11:00",
    "--rrule", "FREQ=WEEKLY;BYDAY=TU", "--until", "2191-06-30",
)  # fmt: skip
"""Every Tuesday, in years that no clock of a test has reached."""
ONCE = ("--playlist", "east-story", "--target", "hall", "--start", "2190-12-07T09:00", "--end", "2190-12-07T09:30")


def test_the_shape_of_what_was_understood(kiosk: Kiosk) -> None:
    answer = kiosk.json("schedule", "add", *WEEKLY)
    assert answer == {
        "id": 1,
        "understood": "每周二 09:00–11:00，展区「西厅」放「西厅故事」，到 2191-06-30。",
        "next": [f"2190-12-{day:02}T09:00+08:00" for day in (7, 14, 21, 28)] + ["2191-01-04T09:00+08:00"],
        "skipped": [],
        "remarks": [],
    }


def test_an_answer_in_english(kiosk: Kiosk) -> None:
    kiosk.json("schedule", "add", *WEEKLY)
    answer = kiosk.json("schedule", "add", *ONCE, "--lang", "en")
    assert answer["understood"] == 'On Tuesday 2190-12-07 09:00–09:30, "East story" in the whole hall.'
    assert answer["remarks"] == [
        'Overlaps with entry 1, "West story"; 12-07 09:00–09:30 "East story" plays instead, '
        "because what plays once goes before what recurs"
    ]


def test_what_is_skipped_is_told_by_name(kiosk: Kiosk) -> None:
    store = SqlStore(kiosk.data)
    for number, day in ((2190, "2190-12-14"), (2191, "2191-01-04")):
        done(store.write(lambda uow, item=year(number, (day, "节")): uow.draft.put_calendar_year(item)))
    store.close()
    kiosk.json("hours", "closed", "2190-12-28", "--note", "检修")
    answer = kiosk.json("schedule", "add", *WEEKLY, "--holidays", "skip")
    assert answer["skipped"] == [
        {"date": "2190-12-14", "name": "节"}, {"date": "2190-12-28", "name": "闭馆：检修"}, {"date": "2191-01-04", "name": "节"},
    ]  # fmt: skip
    assert answer["next"][:2] == ["2190-12-07T09:00+08:00", "2190-12-21T09:00+08:00"]
    assert answer["understood"].endswith("跳过法定节假日（补班日按星期几）。")


def test_a_person_reads_lines(kiosk: Kiosk) -> None:
    ran = kiosk("schedule", "add", *WEEKLY, "--holidays", "only")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "   1  每周二 09:00–11:00，展区「西厅」放「西厅故事」，到 2191-06-30，只在法定节假日（补班日按星期几）。",
        "      注意  以后没有一天会播放",
        "      注意  2190、2191 年节假日未发布，这期间不会播放",
    ]


def test_many_skipped_days_are_counted_for_a_person(kiosk: Kiosk) -> None:
    kiosk("hours", "set", "--weekday", "mon", "--closed")
    daily = ("--playlist", "east-story", "--target", "e1", "--daypart", "morning", "--rrule", "FREQ=DAILY")
    lines = kiosk("schedule", "add", *daily, "--start", "2190-12-07", "--lang", "en").out.splitlines()
    assert lines[1].count("09:00") == 5
    assert lines[2].startswith("      skipped  2190-12-13 the hall is closed, 2190-12-20 the hall is closed, ")
    assert lines[2].endswith(", … 52 days in all")


def test_a_time_without_a_day_is_today_or_the_rules_next_day(kiosk: Kiosk) -> None:
    usual = ("schedule", "add", "--playlist", "west-story", "--target", "west", "--start", "00:00", "--end", "24:00")
    today = datetime.fromisoformat(kiosk.json("now")["at"]).date()
    once = kiosk.json(*usual)
    assert once["next"] == [f"{today}T00:00+08:00"]
    assert once["remarks"] == ["开始时间已经过去，发布后立即播放"]
    tomorrow = today + timedelta(days=1)
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[tomorrow.weekday()]
    weekly = kiosk.json(*usual, "--rrule", f"FREQ=WEEKLY;BYDAY={weekday}")
    assert weekly["next"][0] == f"{tomorrow}T00:00+08:00"


def test_the_list_of_entries(kiosk: Kiosk) -> None:
    assert kiosk.json("schedule", "list") == {"entries": []}
    assert "kiosk schedule add" in kiosk("schedule", "list").out
    kiosk.json("schedule", "add", *WEEKLY, "--must-play", "--note", "校")
    kiosk.json("schedule", "add", "--playlist", "east-story", "--target", "e1", "--start", "2190-12-07T22:00", "--end", "2:00")
    first, second = kiosk.json("schedule", "list")["entries"]
    promised = {"id", "playlist", "target", "start", "end", "rrule", "until", "holidays", "note"}
    assert {name: first[name] for name in promised} == {
        "id": 1, "playlist": "west-story", "target": "west", "start": "2190-12-07T09:00+08:00",
        "end": "2190-12-07T11:00+08:00", "rrule": "FREQ=WEEKLY;BYDAY=TU", "until": "2191-06-30", "holidays": "ignore",
        "note": "校",
    }  # fmt: skip
    assert first["must_play"]
    assert (second["end"], second["rrule"], second["until"]) == ("2190-12-08T02:00+08:00", None, None)
    lines = kiosk("schedule", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]


@pytest.mark.parametrize(
    "words",
    [
        (*WEEKLY, "--holidays", "skip", "--makeup", "workday", "--may-idle", "--note", "it's a 'note'"),
        (*ONCE, "--must-play"),
        ("--playlist", "east-story", "--target", "e1", "--daypart", "evening", "--start", "2190-12-07"),
        ("--playlist", "east-story", "--target", "e1", "--start", "2190-12-07T22:00", "--end", "2190-12-10T06:00:30"),
    ],
)
def test_what_was_removed_comes_back_by_the_line_that_is_told(kiosk: Kiosk, words: tuple[str, ...]) -> None:
    kiosk.json("schedule", "add", *words)
    (before,) = kiosk.json("schedule", "list")["entries"]
    removed = kiosk.json("schedule", "remove", "1")
    assert removed["removed"] == before
    assert kiosk.json("schedule", "list") == {"entries": []}
    program, *again = shlex.split(removed["undo"][0])
    assert program == "kiosk"
    kiosk.json(*again)
    (after,) = kiosk.json("schedule", "list")["entries"]
    assert after == before | {"id": 2}


def test_a_removed_entry_is_told_with_the_way_back(kiosk: Kiosk) -> None:
    kiosk.json("schedule", "add", *WEEKLY)
    kiosk.json("schedule", "skip", "1", "2190-12-14")
    said, undo, line, skip = kiosk("schedule", "remove", "1").out.splitlines()
    assert said.startswith("已删除第 1 项：每周二 09:00–11:00")
    assert undo == "要恢复它，运行："
    assert line.startswith("  kiosk schedule add --playlist west-story --target west --start 2190-12-07T09:00")
    assert skip == "  kiosk schedule skip ID 2190-12-14"


def test_a_day_is_skipped_and_brought_back(kiosk: Kiosk) -> None:
    kiosk.json("schedule", "add", *WEEKLY)
    skipped = kiosk.json("schedule", "skip", "1", "2190-12-14")
    assert skipped["next"][1] == "2190-12-21T09:00+08:00"
    assert skipped["understood"].endswith("，2190-12-14 除外。")
    assert kiosk("schedule", "skip", "1", "2190-12-14", "--json").answer["error"]["code"] == "E-SCH-SKIP"
    assert kiosk.json("schedule", "skip", "1", "2190-12-14", "--undo")["next"][1] == "2190-12-14T09:00+08:00"
    assert kiosk("schedule", "skip", "1", "2190-12-14", "--undo").refused(2) == "E-SCH-SKIP"


def test_slides_that_are_loaded_again_leave_the_schedule(kiosk: Kiosk, tmp_path: Any) -> None:
    kiosk.json("schedule", "add", *WEEKLY)
    before = kiosk.json("schedule", "list")
    kiosk.json("slides", "load", str(slides_folder(tmp_path / "again")))
    assert kiosk.json("schedule", "list") == before


def test_publishing_names_the_screens_that_the_schedule_changes(kiosk: Kiosk) -> None:
    kiosk.json("schedule", "add", *WEEKLY)
    assert kiosk.json("publish")["changed_screens"] == ["w1", "w2"]
    assert kiosk.json("publish")["changed_screens"] == []
    kiosk.json("schedule", "remove", "1")
    assert kiosk.json("publish")["changed_screens"] == ["w1", "w2"]
    assert kiosk.json("rollback", "2")["changed_screens"] == ["w1", "w2"]


def test_what_is_published_plays(kiosk: Kiosk) -> None:
    kiosk.json("schedule", "add", *ONCE)
    kiosk.json("publish")
    playing = [kiosk.json("now", "--screen", "w1", "--at", f"2190-12-07T09:{at}")["screens"][0] for at in ("29", "30")]
    assert [item["playlist"] for item in playing] == ["east-story", "west-story"]
    assert playing[0]["why"]["rule"] == "schedule"
    assert date.fromisoformat(playing[0]["since"][:10]) == date(2190, 12, 7)
