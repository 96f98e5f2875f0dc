"""Calendars as other programs write them, in days of the hall."""

from __future__ import annotations

from datetime import date, time
from random import Random

import pytest

from kiosk.domain.errors import BadInput
from tests.support.calendars import APPLE, BERLIN, GOOGLE, NEW_YORK, OUTLOOK, calendar, only, read

MORNING = "DTSTART:20260907T090000\nDTEND:20260907T120000"  # a Monday


def test_a_series_of_outlook_with_exceptions_and_a_moved_occurrence() -> None:
    found = read(OUTLOOK)
    series, moved = found.events
    assert (series.day, series.start, series.end, series.nights) == (date(2026, 9, 1), time(9), time(11, 30), 0)
    assert (series.rule, series.until) == ("FREQ=WEEKLY;BYDAY=TU,TH", date(2026, 10, 31))
    assert series.dropped == (date(2026, 9, 3), date(2026, 9, 8), date(2026, 9, 10))
    assert (moved.uid, moved.rule) == (f"{series.uid}#20260910T090000", None)
    assert (moved.day, moved.start, moved.end) == (date(2026, 9, 11), time(14), time(16))
    (left_out,) = found.remarks
    assert left_out.en == (
        "left out, for the schedule has no use for it: ATTENDEE (1), CLASS (1), PRIORITY (1), TRANSP (1), VALARM (1), X-… (1)"
    )


def test_google_writes_utc_whole_days_and_cancelled_occurrences() -> None:
    once, days, night = read(GOOGLE).events
    assert (once.day, once.start, once.end) == (date(2026, 9, 5), time(9), time(11))
    assert (days.day, days.start, days.end, days.nights, days.rule) == (date(2026, 9, 10), time(), time(), 2, "FREQ=YEARLY")
    assert (night.start, night.end, night.nights) == (time(19), time(1), 1)
    assert (night.rule, night.dropped) == ("FREQ=WEEKLY;WKST=MO;COUNT=4;BYDAY=MO", (date(2026, 9, 14),))


def test_apple_writes_durations_added_dates_and_several_calendars() -> None:
    found = read(APPLE)
    long, *berlin = found.events
    assert long.summary == "a very long title that is folded in the middle of a word"
    assert (long.location, long.end, long.added) == ("Hall, ground floor", time(11, 30), (date(2026, 9, 20),))
    assert "VTODO (1)" in found.remarks[0].en
    # 10:00 in Berlin is 16:00 in Shanghai in summer and 17:00 in winter: no rule says that.
    assert {(item.uid, item.start) for item in berlin} == {("berlin", time(16)), ("berlin#1700-1800", time(17))}
    days = sorted(day for item in berlin for day in (item.day, *item.added))
    assert days[0] == date(2026, 10, 2)
    assert days[-1] == date(2027, 12, 31)
    assert {day.weekday() for day in days} == {4}
    assert "until 2027-12-31" in found.remarks[1].en


def test_in_its_own_zone_a_series_stays_a_rule() -> None:
    (_, berlin) = read(APPLE, BERLIN).events
    assert (berlin.rule, berlin.start) == ("FREQ=WEEKLY;BYDAY=FR", time(10))


def test_a_zone_that_stays_as_far_away_is_converted_with_its_days() -> None:
    told = only(
        "DTSTART;TZID=Asia/Tokyo:20260907T003000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261031",
        "EXDATE;TZID=Asia/Tokyo:20260909T003000",
    )  # fmt: skip
    assert (told.day, told.start, told.end, told.nights) == (date(2026, 9, 6), time(23, 30), time(0, 30), 1)
    assert told.rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU"
    assert (told.until, told.dropped) == (date(2026, 10, 30), (date(2026, 9, 8),))


def test_an_end_in_utc_counts_on_the_clock_of_the_event() -> None:
    until = "RRULE:FREQ=DAILY;UNTIL=20260910T{}Z"
    assert only(MORNING, until.format("010000")).until == date(2026, 9, 10)
    assert only(MORNING, until.format("005959")).until == date(2026, 9, 9)
    assert only(MORNING, "RRULE:FREQ=DAILY;UNTIL=99991231T000000Z").until is None


def test_an_event_with_several_dates_at_other_times_is_several() -> None:
    found = read(calendar(f"{MORNING}\nRDATE:20260909T090000,20260910T150000"))
    usual, other = found.events
    assert (usual.added, other.uid) == ((date(2026, 9, 9),), "u0#20260910T150000")
    assert (other.day, other.start, other.end) == (date(2026, 9, 10), time(15), time(18))


def test_an_exception_at_another_time_drops_nothing_and_is_told() -> None:
    found = read(calendar(f"{MORNING}\nRRULE:FREQ=DAILY\nEXDATE:20260909T080000\nEXDATE;VALUE=DATE:20260910"))
    assert found.events[0].dropped == (date(2026, 9, 10),)
    assert "1 EXDATE at another time" in found.remarks[0].en


def test_an_occurrence_of_which_only_words_changed_stays_in_its_series() -> None:
    changed = f"{MORNING}\nUID:u0\nRECURRENCE-ID:20260907T090000\nDESCRIPTION:new"
    series = f"{MORNING}\nRRULE:FREQ=DAILY"
    text = calendar(series, changed).replace("UID:u1\n", "")
    (event,) = read(text).events
    assert event.dropped == ()


def test_of_two_that_are_the_same_the_one_that_was_saved_last_counts() -> None:
    first, second = (calendar(f"DTSTART:2026090{n}T090000\nDURATION:PT1H\nSEQUENCE:{5 - n}") for n in (1, 2))
    found = read(first + second)
    assert [event.day for event in found.events] == [date(2026, 9, 1)]
    assert "more than once" in found.remarks[0].en


def test_an_event_that_is_called_off_is_told_and_left_out() -> None:
    found = read(calendar(f"{MORNING}\nSTATUS:CANCELLED"))
    assert (found.events, found.unheld) == ((), frozenset())
    assert "called off" in found.remarks[0].en
    assert read(calendar(MORNING).replace("VERSION:2.0", "METHOD:CANCEL")).events == ()


def test_without_a_uid_an_event_is_the_same_again() -> None:
    one, again = (read(calendar(f"{MORNING}\nDTSTAMP:2026090{n}T000000Z").replace("UID:u0\n", "")) for n in (1, 2))
    assert one.events == again.events


REFUSED = {
    "hours": (f"{MORNING}\nRRULE:FREQ=HOURLY", "FREQ=HOURLY"),
    "several times": (f"{MORNING}\nRRULE:FREQ=DAILY;BYHOUR=9,14", "BYHOUR=9,14"),
    "no rule": (f"{MORNING}\nRRULE:FREQ=DAILY;INTERVAL=0", "not understood"),
    "both ends": (f"{MORNING}\nRRULE:FREQ=DAILY;COUNT=3;UNTIL=20260910", "both a COUNT and an UNTIL"),
    "two rules": (f"{MORNING}\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "several rules"),
    "rule of exceptions": (f"{MORNING}\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "several rules"),
    "periods": (f"{MORNING}\nRDATE;VALUE=PERIOD:20260909T090000/PT2H", "PERIOD"),
    "many exceptions": (f"{MORNING}\nEXDATE:{','.join(['20260909T090000'] * 10_001)}", "more than 10000"),
    "no length": ("DTSTART:20260907T090000", "ends when it begins"),
    "backwards": ("DTSTART:20260907T090000\nDURATION:-PT1H", "negative"),
    "longer than a year": ("DTSTART;VALUE=DATE:20260907\nDURATION:P400D", "longer than a year"),
    "no beginning": ("DTEND:20260907T090000", "no beginning"),
    "another century": ("DTSTART:16010101T000000\nDURATION:PT1H", "not from 1970"),
    "alone": (f"{MORNING}\nRECURRENCE-ID:20260907T090000", "series that is not in the file"),
    "and all that follow": (f"{MORNING}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260907T090000", "all that follow"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_held_is_told_by_name_with_what_to_do(case: str) -> None:
    lines, reason = REFUSED[case]
    found = read(calendar(lines, MORNING))
    (told,) = found.not_held
    assert reason in told.reason.en
    assert told.fix.en
    assert told.event.startswith("tour")
    assert found.unheld == {"u0"}
    assert [event.uid for event in found.events] == ["u1"]


def test_a_time_of_day_in_a_rule_that_only_repeats_the_beginning_is_left_out() -> None:
    assert only(MORNING, "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=00").rule == "FREQ=DAILY"


def test_what_would_be_worked_out_without_end_is_refused_soon() -> None:
    far = "DTSTART;TZID=America/New_York:20260907T200000\nDURATION:PT1H\nRRULE:"
    never = read(calendar(f"{far}FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    assert "first day" in never.not_held[0].reason.en
    past = read(
        calendar("DTSTART;TZID=America/New_York:20100101T200000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20110101T000000Z")
    )
    assert "no days from 2026 on" in past.not_held[0].reason.en
    many = read(calendar(*[f"{far}FREQ=DAILY"] * 40))
    assert any("too many recurring events" in told.reason.en for told in many.not_held)
    assert sum(1 + len(event.added) for event in many.events) <= 10_000


def test_hours_are_exact_over_a_change_of_the_clock_and_days_are_not() -> None:
    night = "DTSTART;TZID=Europe/Berlin:20261024T220000"  # the clocks go back at three
    assert only(night, "DURATION:PT8H", zone=BERLIN).end == time(5)
    assert only(night, "DURATION:P1D", zone=BERLIN).end == time(22)


def test_lines_that_are_none_are_told_and_the_rest_is_read() -> None:
    found = read(calendar(f"{MORNING}\nDESCRIPTION:one\nand no fold"))
    assert len(found.events) == 1
    assert any("line 10" in told.en for told in found.remarks)


def test_no_mistake_in_a_file_is_a_fault_of_the_program() -> None:
    rng, codes = Random(8), set[str]()
    for _ in range(150):
        content = bytearray(rng.choice((OUTLOOK, GOOGLE, APPLE)).encode())
        for _ in range(rng.choice((1, 3, 20))):
            place = rng.randrange(len(content))
            content[place : place + rng.choice((0, 1, 5))] = rng.choice(
                (b"9", b"\n", b";", b"Z", b":", b",", b"", b"\xff", b"T99")
            )
        try:
            read(content.decode("latin-1"), NEW_YORK)
        except BadInput as error:
            codes.add(error.code)
    assert codes == {"E-ICS-DAMAGED", "E-ICS-DATE", "E-ICS-TZ"}
