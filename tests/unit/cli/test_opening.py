from __future__ import annotations

import pytest

from tests.support.commands import Kiosk


def test_the_shape_of_hours(kiosk: Kiosk) -> None:
    assert kiosk.json("hours", "list") == {"weekly": [], "closed": [], "warm_up_s": 600, "farewell_s": 60}
    kiosk.json("hours", "set", "--weekday", "tue-wed", "--open", "09:00", "--close", "17:30")
    kiosk.json("hours", "set", "--weekday", "mon", "--closed")
    kiosk.json("hours", "closed", "2027-02-17", "--note", "检修")
    answer = kiosk.json("hours", "edges", "--warm-up", "5m", "--farewell", "0")
    assert answer == kiosk.json("hours", "list")
    assert answer == {
        "weekly": [
            {"weekday": "mon", "open": None, "close": None},
            {"weekday": "tue", "open": "09:00", "close": "17:30"},
            {"weekday": "wed", "open": "09:00", "close": "17:30"},
        ],
        "closed": [{"date": "2027-02-17", "note": "检修"}],
        "warm_up_s": 300,
        "farewell_s": 0,
    }
    assert kiosk.json("hours", "closed", "2027-02-17", "--remove")["closed"] == []
    assert [item["weekday"] for item in kiosk.json("hours", "set", "--weekday", "mon-tue", "--all-day")["weekly"]] == ["wed"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "zh",
            ["周一  闭馆", "周二  全天开放", "周六  18:00–次日 02:00", "2027-02-17  闭馆  检修",
             "开馆前 10 分钟亮屏，闭馆后告别页 60 秒，然后黑屏"],
        ),
        (
            "en",
            ["Monday     closed", "Tuesday    open all day", "Saturday   18:00–next day 02:00", "2027-02-17  closed  检修",
             "screens come on 10 min before opening; after closing the farewell stands 60 s, then they are dark"],
        ),
    ],
)  # fmt: skip
def test_hours_to_read(kiosk: Kiosk, language: str, lines: list[str]) -> None:
    kiosk.json("hours", "set", "--weekday", "mon", "--closed")
    kiosk.json("hours", "set", "--weekday", "sat", "--open", "18:00", "--close", "2:00")
    kiosk.json("hours", "closed", "2027-02-17", "--note", "检修")
    read = kiosk("hours", "list", "--lang", language).out.splitlines()
    assert len(read) == 9
    assert [line for line in read if line in lines] == lines


def test_the_usual_dayparts_are_there_from_the_start(kiosk: Kiosk) -> None:
    answer = kiosk.json("hours", "dayparts")["dayparts"]
    assert answer[0] == {"name": "morning", "zh": "上午", "en": "Morning", "start": "09:00", "end": "12:00"}
    assert [item["name"] for item in answer] == ["morning", "afternoon", "evening"]
    assert kiosk("hours", "dayparts").out.splitlines()[2] == "evening  晚上  18:00–21:00"


def test_entries_follow_their_daypart(kiosk: Kiosk) -> None:
    once = ("--playlist", "west-story", "--target", "west", "--start", "2190-12-07")
    for part in ("evening", "晚上", "morning"):
        kiosk.json("schedule", "add", *once, "--daypart", part)
    answer = kiosk.json("hours", "daypart", "evening", "--start", "19:00", "--end", "24:00", "--zh", "夜场")
    assert answer["entries"] == 2
    assert answer["dayparts"][2] == {"name": "evening", "zh": "夜场", "en": "Evening", "start": "19:00", "end": "00:00"}
    starts = [(item["start"][11:16], item["end"][:16]) for item in kiosk.json("schedule", "list")["entries"]]
    assert starts == [("19:00", "2190-12-08T00:00")] * 2 + [("09:00", "2190-12-07T12:00")]
    assert kiosk("hours", "daypart", "morning", "--start", "08:00", "--end", "12:00").out.endswith("1 项排程随之改了时间\n")
    assert kiosk.json("hours", "daypart", "evening", "--remove")["entries"] == 2
    assert kiosk.json("schedule", "list")["entries"][0]["daypart"] is None


def test_a_daypart_of_ones_own(kiosk: Kiosk) -> None:
    kiosk.json("hours", "daypart", "noon", "--start", "12:00", "--end", "13:00", "--zh", "午间", "--en", "Noon")
    answer = kiosk.json("schedule", "add", "--playlist", "west-story", "--target", "west", "--start", "2190-12-07",
                        "--daypart", "午间")  # fmt: skip
    assert answer["next"] == ["2190-12-07T12:00+08:00"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("set", "--weekday", "mon"), "E-CLI-USAGE"),
        (("set", "--weekday", "mon", "--open", "09:00"), "E-CLI-USAGE"),
        (("set", "--weekday", "mon", "--open", "09:00", "--close", "17:00", "--closed"), "E-CLI-USAGE"),
        (("set", "--weekday", "someday", "--closed"), "E-HRS-WEEKDAY"),
        (("set", "--weekday", "mon", "--open", "9", "--close", "17:00"), "E-CLI-TIME"),
        (("set", "--weekday", "mon", "--open", "24:00", "--close", "17:00"), "E-CLI-TIME"),
        (("closed", "2027-02-30"), "E-CLI-TIME"),
        (("closed", "2027-02-17", "--remove"), "E-HRS-CLOSED"),
        (("edges", "--warm-up", "13h"), "E-HRS-RANGE"),
        (("edges", "--farewell", "soon"), "E-CLI-TIME"),
        (("daypart", "noon"), "E-CLI-USAGE"),
        (("daypart", "noon", "--start", "12:00"), "E-CLI-USAGE"),
        (("daypart", "午间", "--start", "12:00", "--end", "13:00"), "E-SCH-DAYPART"),
        (("daypart", "noon", "--remove"), "E-SCH-DAYPART"),
        (("daypart", "noon", "--start", "12:00", "--end", "13:00", "--remove"), "E-CLI-USAGE"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(kiosk: Kiosk, words: tuple[str, ...], code: str) -> None:
    before = kiosk.json("hours", "list"), kiosk.json("hours", "dayparts")
    assert kiosk("hours", *words).refused(2) == code
    assert (kiosk.json("hours", "list"), kiosk.json("hours", "dayparts")) == before


def test_without_a_store_the_fix_is_to_make_one(bare: Kiosk) -> None:
    for words in (("hours", "list"), ("hours", "dayparts"), ("schedule", "list")):
        assert bare(*words).refused(3) == "E-DB-MISSING"
