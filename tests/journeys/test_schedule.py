"""From a line typed by staff to the change on the glass: a weekly visit, what it skips, what it changes, and that it comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.hall import Hall

VISIT = ("schedule", "add", "--playlist", "west-story", "--target", "east", "--start", "2031-12-02T09:00", "--end", "11:00")
WEEKLY = ("--rrule", "FREQ=WEEKLY;BYDAY=TU", "--until", "2032-06-30", "--holidays", "skip")
CALENDAR = """year = 2031
source = "a table for trying"
[[day]]
date = "2031-12-09"
kind = "holiday"
name = {zh = "试验节", en = "Trial Day"}
"""
SPAN = ("--from", "2031-12-01", "--to", "2031-12-20")


def reasons(hall: Hall, at: str) -> tuple[str, list[str]]:
    """The rule that decides on a screen of the east at a time, and those that it beats."""
    (screen,) = hall.ask("now", "--screen", "e1", "--at", at)["screens"]
    return screen["why"]["rule"], [item["rule"] for item in screen["overridden"]]


def test_a_weekly_visit_from_the_line_to_the_glass(hall: Hall, tmp_path: Path) -> None:
    table, report = tmp_path / "2031.toml", tmp_path / "r.json"
    table.write_text(CALENDAR, "utf-8")
    hall.ask("calendar", "load", table)

    added = hall.ask(*VISIT, *WEEKLY)
    assert [start[:16] for start in added["next"]] == [
        f"{day}T09:00" for day in ("2031-12-02", "2031-12-16", "2031-12-23", "2031-12-30", "2032-01-06")
    ]
    assert added["skipped"] == [{"date": "2031-12-09", "name": "Trial Day"}]
    assert any("2032" in remark for remark in added["remarks"]), "its table is not there yet"

    changes = hall.ask("diff", *SPAN)["changes"]
    expected = [(screen, f"2031-12-{day:02}T09:00", f"2031-12-{day:02}T11:00") for day in (2, 16) for screen in ("e1", "e2")]
    assert [(item["screen"], item["from"][:16], item["to"][:16]) for item in changes] == expected
    assert {(item["before"], item["after"]) for item in changes} == {("east-story", "west-story")}

    assert hall.ask("publish")["changed_screens"] == ["e1", "e2"]
    assert hall.ask("diff", *SPAN)["changes"] == []
    assert reasons(hall, "2031-12-02T08:59:59") == ("section", ["poster"])
    assert reasons(hall, "2031-12-02T09:00") == ("schedule", ["section", "poster"])
    assert reasons(hall, "2031-12-02T11:00") == ("section", ["poster"])
    assert reasons(hall, "2031-12-09T09:30") == ("section", ["poster"]), "a holiday"

    demo = ("demo", "--start-at", "2031-12-02T08:59:42", "--seconds", "20", "--report", report)
    assert (said := hall.run(*demo)).code == 0, said
    answer = json.loads(report.read_text("utf-8"))
    due = "2031-12-02T09:00:00+08:00"
    shown: dict[str, list[Any]] = {
        item["screen"]: [each for each in item["shown"] if each["at"] == due] for item in answer["screens"]
    }
    assert [[each["actual"] for each in shown[screen]] for screen in ("e1", "e2")] == [["west-story-1"]] * 2
    assert [turn["screens"] for turn in answer["commit"]["turns"] if turn["at"] == due] == [2]


def test_by_night_the_hall_is_dark_and_says_why(hall: Hall) -> None:
    hall.ask("hours", "set", "--weekday", "mon-sun", "--open", "09:00", "--close", "17:00")
    hall.ask("publish")
    at_night = hall.ask("now", "--at", "2031-12-02T20:00")["screens"]
    assert {(item["state"], item["why"]["rule"], item["why"]["source"]) for item in at_night} == {
        ("black", "schedule", "closed")
    }
    assert "the hall is closed" in at_night[0]["why"]["text"]
    hall.ask("hours", "closed", "2031-12-03")
    days = {item["from"][:10] for item in hall.ask("diff", "--from", "2031-12-02", "--to", "2031-12-06")["changes"]}
    assert days == {"2031-12-03"}
