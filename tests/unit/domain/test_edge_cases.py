"""The edge cases of days and times that the manual lists, one by one."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from build_spec import edge_cases
from kiosk import paths
from kiosk.domain.calendar import Calendar
from kiosk.domain.occurrences import instant_us, occurrences, unpublished_years
from kiosk.domain.recurrence import RuleError, checked_rule
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.importing.calendar_file import shipped_calendars

TABLE = tomllib.loads(edge_cases.TABLE.read_text("utf-8"))
CASES = [case for topic in TABLE["topic"] for case in topic["case"]]
CALENDAR = Calendar(years=shipped_calendars(paths.calendars()))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def named(case: dict[str, Any]) -> str:
    return str(case["en"])


def entry_of(case: dict[str, Any]) -> Entry:
    fields = dict(case["entry"])
    return Entry(
        id=1,
        playlist="tour",
        target="hall",
        holidays=Holidays(fields.pop("holidays", "ignore")),
        makeup=Makeup(fields.pop("makeup", "weekday")),
        added=tuple(fields.pop("added", ())),
        dropped=tuple(fields.pop("dropped", ())),
        **fields,
    )


def clock(t_us: int, zone: ZoneInfo) -> str:
    shown = (_EPOCH + timedelta(microseconds=t_us)).astimezone(zone)
    return shown.strftime("%Y-%m-%d %H:%M") + shown.isoformat()[-6:]


@pytest.mark.parametrize("case", [case for case in CASES if "refused" not in case], ids=named)
def test_an_entry_plays_when_it_should(case: dict[str, Any]) -> None:
    entry, zone = entry_of(case), ZoneInfo(case.get("zone", "Asia/Shanghai"))
    if entry.rule is not None:
        checked_rule(entry.rule, entry.day, entry.until)
    from_us = instant_us(case["from"], time(), zone)
    to_us = instant_us(case["to"] + timedelta(days=1), time(), zone)
    found = [
        f"{clock(item.start_us, zone)} / {clock(item.end_us, zone)}"
        for item in occurrences(entry, CALENDAR, zone, from_us, to_us)
    ]
    assert found == case["expected"]
    assert unpublished_years(entry, CALENDAR, case["from"], case["to"]) == tuple(case.get("unpublished", ()))


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=named)
def test_a_rule_is_refused_in_words(case: dict[str, Any]) -> None:
    entry = entry_of(case)
    with pytest.raises(RuleError) as caught:
        checked_rule(str(entry.rule), entry.day, entry.until)
    assert {"zh": caught.value.text.zh, "en": caught.value.text.en} == case["refused"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_the_manual_is_up_to_date(language: str) -> None:
    assert edge_cases.page_file(language).read_text("utf-8") == edge_cases.page(language), "run build_spec/edge_cases.py"
