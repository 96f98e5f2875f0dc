from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kiosk.domain.calendar import NO_CALENDAR
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.schedule import Entry, Holidays
from kiosk.domain.text import Text
from kiosk.services import opening, scheduling
from tests.support.memory import MemoryDraft
from tests.support.scheduled import SHANGHAI, TUESDAY, at_us, entry, year

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
TODAY = date(2026, 11, 26)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def test_an_entry_is_written_with_ids_for_names() -> None:
    draft = MemoryDraft()
    written = scheduling.add(draft, entry(playlist="西厅故事", target="东厅", id=77))
    assert (written.id, written.playlist, written.target) == (1, "z-west", "east")
    assert draft.entries() == (written,)


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"playlist": "north"}, "E-SCH-PLAYLIST", "--playlist"),
        ({"target": "north"}, "E-SCH-TARGET", "--target"),
        ({"end": time(9)}, "E-SCH-ORDER", "--end"),
        ({"end": time(8)}, "E-SCH-ORDER", "--end"),
        ({"nights": -1}, "E-SCH-ORDER", "--end"),
        ({"nights": 367}, "E-SCH-ORDER", "--end"),
        ({"rule": WEEKLY, "until": date(2026, 11, 30)}, "E-SCH-ORDER", "--until"),
        ({"until": date(2027, 1, 1)}, "E-SCH-RULE", "--until"),
        ({"rule": "FREQ=FORTNIGHTLY"}, "E-SCH-RULE", "--rrule"),
        ({"rule": ""}, "E-SCH-RULE", "--rrule"),
        ({"rule": "\0"}, "E-SCH-RULE", "--rrule"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(changes: dict[str, object], code: str, where: str) -> None:
    draft = MemoryDraft()
    with pytest.raises(BadInput, match=code) as wrong:
        scheduling.add(draft, entry(**changes))
    assert wrong.value.where == where
    assert draft.entries() == ()


def test_without_a_site_nothing_can_be_scheduled() -> None:
    with pytest.raises(EnvironmentFault, match="E-DB-MISSING"):
        scheduling.add(MemoryDraft(held_wall=None), entry())


def test_the_next_five_are_told_from_today_on() -> None:
    draft = MemoryDraft()
    told = scheduling.understand(draft, entry(rule=WEEKLY), TODAY)
    assert told.next == days("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29")
    assert told.skipped == ()
    later = scheduling.understand(draft, entry(rule=WEEKLY, until=date(2027, 3, 9)), date(2027, 2, 24))
    assert later.next == days("2027-03-02", "2027-03-09")
    assert scheduling.understand(draft, entry(), TODAY).next == (TUESDAY,)


def test_rare_days_are_looked_for_farther() -> None:
    leap = entry(rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", day=date(2028, 2, 29))
    assert scheduling.understand(MemoryDraft(), leap, TODAY).next == days("2028-02-29", "2032-02-29", "2036-02-29")


def test_holidays_that_are_skipped_are_told_by_name() -> None:
    draft = MemoryDraft()
    draft.put_calendar_year(year(2026, ("2026-12-08", "甲节")))
    draft.put_calendar_year(year(2027, ("2027-01-05", "乙节"), ("2027-01-06", "乙节")))
    told = scheduling.understand(draft, entry(rule=WEEKLY, holidays=Holidays.SKIP, until=date(2027, 1, 12)), TODAY)
    assert told.next == days("2026-12-01", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-12")
    assert [(item.day.isoformat(), item.name.zh) for item in told.skipped] == [("2026-12-08", "甲节"), ("2027-01-05", "乙节")]
    assert told.remarks == ()


def test_days_on_which_the_hall_is_closed_are_skipped_unless_it_must_play() -> None:
    draft = MemoryDraft()
    opening.close_on(draft, date(2026, 12, 8), "检修")
    opening.set_hours(draft, (0,), None, None)
    recurring = entry(rule="FREQ=DAILY", until=date(2026, 12, 8))
    told = scheduling.understand(draft, recurring, TODAY)
    assert [(item.day.isoformat(), item.name.zh) for item in told.skipped] == [
        ("2026-12-07", "闭馆"), ("2026-12-08", "闭馆：检修"),
    ]  # fmt: skip
    assert told.next == days("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05")
    must = scheduling.understand(draft, replace(recurring, must_play=True), date(2026, 12, 6))
    assert must.next == days("2026-12-06", "2026-12-07", "2026-12-08")
    assert must.skipped == ()


def test_without_a_last_day_a_year_is_looked_at() -> None:
    draft = MemoryDraft()
    for day in (date(2027, 11, 30), date(2027, 12, 7)):
        opening.close_on(draft, day, "")
    told = scheduling.understand(draft, entry(rule=WEEKLY), TODAY)
    assert [item.day for item in told.skipped] == [date(2027, 11, 30)]


@pytest.mark.parametrize(
    ("changes", "now", "over"),
    [
        ({}, "2026-12-01T10:59", False),
        ({}, "2026-12-01T11:00", True),
        ({"nights": 1}, "2026-12-02T10:59", False),
        ({"nights": 1}, "2026-12-02T11:00", True),
        ({"rule": WEEKLY}, "2199-01-01T00:00", False),
        ({"rule": WEEKLY, "until": TUESDAY}, "2026-12-01T10:00", False),
        ({"rule": WEEKLY, "until": TUESDAY}, "2026-12-02T00:00", True),
        ({"added": (date(2026, 12, 24),)}, "2026-12-24T10:59", False),
        ({"added": (date(2026, 12, 24),)}, "2026-12-24T11:00", True),
    ],
)
def test_what_is_over_is_refused(changes: dict[str, object], now: str, over: bool) -> None:
    if not over:
        scheduling.check_ahead(entry(**changes), SHANGHAI, at_us(now))
        return
    with pytest.raises(BadInput, match="E-SCH-PAST") as wrong:
        scheduling.check_ahead(entry(**changes), SHANGHAI, at_us(now))
    tomorrow = date.fromisoformat(now[:10]) + timedelta(days=1)
    assert f"{tomorrow}T09:00" in wrong.value.fix.zh


@pytest.mark.parametrize(("now", "day"), [("08:00", 1), ("10:59", 1), ("11:00", 2)])
def test_today_counts_until_it_is_over(now: str, day: int) -> None:
    assert scheduling.first_ahead(entry(), SHANGHAI, at_us(f"2026-12-01T{now}")) == date(2026, 12, day)


def test_an_entry_is_taken_out_once() -> None:
    draft = MemoryDraft()
    kept, gone = scheduling.add(draft, entry()), scheduling.add(draft, entry(target="hall"))
    assert scheduling.remove(draft, gone.id) == gone
    assert draft.entries() == (kept,)
    with pytest.raises(BadInput, match="E-SCH-ENTRY") as wrong:
        scheduling.remove(draft, gone.id)
    assert wrong.value.fix.zh == "可用：1"


def test_a_day_is_dropped_and_brought_back() -> None:
    draft = MemoryDraft()
    scheduling.add(draft, entry(rule=WEEKLY))
    for day in days("2026-12-15", "2026-12-08"):
        scheduling.skip(draft, 1, day)
    assert draft.entries()[0].dropped == days("2026-12-08", "2026-12-15")
    assert scheduling.understand(draft, draft.entries()[0], TODAY).next[:2] == days("2026-12-01", "2026-12-22")
    brought = scheduling.unskip(draft, 1, date(2026, 12, 15))
    assert brought.dropped == days("2026-12-08")
    assert draft.entries() == (brought,)


def test_only_a_day_on_which_it_plays_can_be_dropped() -> None:
    draft = MemoryDraft()
    draft.put_calendar_year(year(2026, ("2026-12-08", "甲节")))
    scheduling.add(draft, entry(rule=WEEKLY, holidays=Holidays.SKIP))
    for day, said in ((date(2026, 12, 2), "2026-12-02"), (date(2026, 12, 8), "2026-12-08（甲节）")):
        with pytest.raises(BadInput, match="E-SCH-SKIP") as wrong:
            scheduling.skip(draft, 1, day)
        assert wrong.value.message.zh == f"第 1 项在 {said} 不播放"
        assert wrong.value.fix.zh == "最近的是 2026-12-01"
    with pytest.raises(BadInput, match="E-SCH-SKIP"):
        scheduling.unskip(draft, 1, TUESDAY)


def test_a_one_off_that_is_dropped_says_that_it_never_plays() -> None:
    draft = MemoryDraft()
    scheduling.add(draft, entry())
    told = scheduling.understand(draft, scheduling.skip(draft, 1, TUESDAY), TODAY)
    assert told.next == ()
    assert Text(zh="以后没有一天会播放", en="there is no day to come on which it plays") in told.remarks


def test_an_entry_need_not_be_written_to_be_understood() -> None:
    draft = MemoryDraft()
    asked: Entry = scheduling.checked(draft, entry(playlist="West story"))
    told = scheduling.understand(draft, asked, TODAY)
    assert told.text.zh == "2026-12-01（周二） 09:00–11:00，展区「西厅」放「西厅故事」。"
    assert draft.entries() == ()


def test_the_next_day_is_one_on_which_the_hall_opens_however_far_away() -> None:
    hours = opening.close_on(MemoryDraft(), TUESDAY, "")
    weekly = entry(rule=WEEKLY)
    assert scheduling.next_day(weekly, NO_CALENDAR, hours, TODAY) == date(2026, 12, 8)
    assert scheduling.next_day(replace(weekly, must_play=True), NO_CALENDAR, hours, TODAY) == TUESDAY
    leap = entry(day=date(2028, 2, 29), rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert scheduling.next_day(leap, NO_CALENDAR, hours, date(2028, 3, 1)) == date(2032, 2, 29)
    assert scheduling.next_day(entry(), NO_CALENDAR, hours, date(2026, 12, 2)) is None
