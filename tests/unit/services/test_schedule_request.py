from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.services.opening import put_usual_dayparts
from kiosk.services.schedule_request import Request, entry_of
from tests.support.memory import MemoryDraft
from tests.support.scheduled import at_us

NOW_US = at_us("2026-11-26T10:00")
"""A Thursday."""


def asked(start: str | None = None, end: str | None = None, now_us: int = NOW_US, **more: object) -> Entry:
    draft = MemoryDraft()
    put_usual_dayparts(draft)
    return entry_of(draft, Request(playlist="z-west", target="west", start=start, end=end, **more), now_us)  # type: ignore[arg-type]


def when(entry: Entry) -> tuple[str, str, str, int]:
    return entry.day.isoformat(), f"{entry.start:%H:%M}", f"{entry.end:%H:%M}", entry.nights


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        ("2026-12-01T09:00", "11:00", ("2026-12-01", "09:00", "11:00", 0)),
        ("2026-12-01 09:00", "2026-12-01 11:00", ("2026-12-01", "09:00", "11:00", 0)),
        ("9:00", "11:00", ("2026-11-26", "09:00", "11:00", 0)),
        ("22:00", "06:00", ("2026-11-26", "22:00", "06:00", 1)),
        ("18:00", "24:00", ("2026-11-26", "18:00", "00:00", 1)),
        ("00:00", "24:00", ("2026-11-26", "00:00", "00:00", 1)),
        ("2026-12-01T09:00", "2026-12-04T09:00", ("2026-12-01", "09:00", "09:00", 3)),
        ("2026-12-01T01:00+00:00", "11:00", ("2026-12-01", "09:00", "11:00", 0)),
        ("2026-11-30T22:00Z", "2026-12-01T03:00Z", ("2026-12-01", "06:00", "11:00", 0)),
    ],
)
def test_the_times_that_were_typed(start: str, end: str, meant: tuple[str, str, str, int]) -> None:
    assert when(asked(start, end)) == meant


def test_the_day_is_the_halls_whatever_greenwich_says() -> None:
    assert asked("09:00", "11:00", now_us=at_us("2026-11-27T00:30")).day == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "2026-12-01"),
        ("FREQ=WEEKLY;BYDAY=TH", "2026-11-26"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
        ("FREQ=DAILY", "2026-11-26"),
        ("FREQ=SECONDLY", "2026-11-26"),
        ("nonsense", "2026-11-26"),
    ],
)
def test_without_a_day_the_first_is_the_next_that_its_rule_has(rule: str, day: str) -> None:
    assert asked("09:00", "11:00", rule=rule).day.isoformat() == day


def test_a_daypart_instead_of_times() -> None:
    assert when(asked(daypart="上午")) == ("2026-11-26", "09:00", "12:00", 0)
    dated = asked("2026-12-01", daypart="evening", rule="FREQ=DAILY")
    assert when(dated) == ("2026-12-01", "18:00", "21:00", 0)
    assert dated.daypart == "evening"


def test_everything_else_is_taken_over() -> None:
    entry = asked(
        "09:00", "11:00", rule="FREQ=DAILY", until="2027-06-30", holidays=Holidays.SKIP, makeup=Makeup.WORKDAY,
        must_play=True, may_idle=True, note="校",
    )  # fmt: skip
    assert (entry.playlist, entry.target, entry.rule, entry.until) == ("z-west", "west", "FREQ=DAILY", date(2027, 6, 30))
    assert (entry.holidays, entry.makeup, entry.must_play, entry.may_idle) == (Holidays.SKIP, Makeup.WORKDAY, True, True)
    assert (entry.note, entry.daypart, entry.start) == ("校", None, time(9))


@pytest.mark.parametrize(
    ("words", "code", "where"),
    [
        ({"start": "09:00"}, "E-CLI-USAGE", "schedule add"),
        ({}, "E-CLI-USAGE", "schedule add"),
        ({"daypart": "morning", "end": "11:00"}, "E-CLI-USAGE", "--daypart"),
        ({"daypart": "noon"}, "E-SCH-DAYPART", "--daypart"),
        ({"daypart": "morning", "start": "09:00"}, "E-CLI-TIME", "--start"),
        ({"start": "nine", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "25:00", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "24:00", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "09:00", "end": "11:60"}, "E-CLI-TIME", "--end"),
        ({"start": "2026-12-01", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "2026-13-01T09:00", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "9999-12-31T23:00", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "0001-01-01T00:00+14:00", "end": "11:00"}, "E-CLI-TIME", "--start"),
        ({"start": "09:00", "end": "11:00", "until": "2027-06-31", "rule": "FREQ=DAILY"}, "E-CLI-TIME", "--until"),
        ({"start": "2026-12-01T09:00", "end": "2026-12-01T09:00"}, "E-SCH-ORDER", "--end"),
        ({"start": "2026-12-01T09:00", "end": "2026-11-30T11:00"}, "E-SCH-ORDER", "--end"),
        ({"start": "09:00", "end": "2026-11-25T11:00"}, "E-SCH-ORDER", "--end"),
        ({"start": "09:00", "end": "09:00"}, "E-SCH-ORDER", "--end"),
        ({"start": "00:00", "end": "00:00"}, "E-SCH-ORDER", "--end"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: dict[str, str], code: str, where: str) -> None:
    with pytest.raises(BadInput, match=code) as wrong:
        asked(**words)  # type: ignore[arg-type]
    assert wrong.value.where == where


def test_the_last_day_may_stand_in_the_rule() -> None:
    found = asked(start="09:00", end="11:00", rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630")
    assert (found.rule, found.until) == ("FREQ=WEEKLY;BYDAY=TU", date(2027, 6, 30))
    utc = asked(start="09:00", end="11:00", rule="FREQ=DAILY;UNTIL=20270629T235959Z")
    assert utc.until == date(2027, 6, 29), "in the hall it is eight in the morning of the 30th, before nine"
    both = asked(start="09:00", end="11:00", rule="FREQ=DAILY;UNTIL=20270630", until="2027-06-01")
    assert both.rule == "FREQ=DAILY;UNTIL=20270630", "the check will refuse it"
