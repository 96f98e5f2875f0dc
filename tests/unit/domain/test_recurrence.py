"""The days of rules, against those that dateutil finds when it goes through them from their first day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.domain.recurrence import LONGEST_DAYS, MOST, RuleError, checked_rule, days, split_until
from kiosk.domain.rule import WEEKDAYS

NEVER, EVER = date(1900, 1, 1), date(9999, 12, 31)
THURSDAY = date(2026, 1, 1)


def plain(rule: str, day: date, last: date) -> list[date]:
    """The days of a rule as dateutil finds them by itself."""
    return [found.date() for found in takewhile(lambda found: found.date() <= last, rrulestr(rule, dtstart=_midnight(day)))]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def numbers(highest: int, most: int, lowest: int | None = None) -> st.SearchStrategy[str]:
    each = st.integers(-highest if lowest is None else lowest, highest).filter(bool)
    return st.lists(each, min_size=1, max_size=most).map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    number = st.sampled_from(["", "", "1", "2", "-1", "5"]) if freq[0] in "MY" else st.just("")
    weekdays = st.lists(st.tuples(number, st.sampled_from(WEEKDAYS)).map("".join), min_size=1, max_size=4).map(",".join)
    parts = {
        "INTERVAL": st.integers(1, 7).map(str), "COUNT": st.integers(1, 60).map(str), "BYMONTH": numbers(12, 4, 1),
        "BYWEEKNO": numbers(53, 9), "BYYEARDAY": numbers(366, 20), "BYMONTHDAY": numbers(31, 8), "BYDAY": weekdays,
        "BYSETPOS": numbers(4, 2), "WKST": st.sampled_from(WEEKDAYS),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from([*parts, "INTERVAL", "BYDAY", "BYDAY", "BYMONTH"]), max_size=4, unique=True))
    return ";".join([f"FREQ={freq}", *(f"{name}={draw(parts[name])}" for name in chosen)])


def beginning(rule: str, day: date) -> tuple[str, date]:
    """A rule in its canonical form, and a first day that it has."""
    try:
        return checked_rule(rule, day), day
    except RuleError as error:
        day = error.nearest or NEVER
    assume(day != NEVER)
    return checked_rule(rule, day), day


@settings(max_examples=150, deadline=None)
@given(rules(), st.dates(date(2015, 1, 1), date(2035, 12, 31)), st.integers(-700, 9000), st.sampled_from([0, 1, 6, 31, 800]))
def test_days_of_a_span_are_those_from_the_beginning_on(rule: str, day: date, far: int, long: int) -> None:
    try:
        rule, day = beginning(rule, day)
    except RuleError:
        assume(False)
    assume("BYSETPOS" not in rule or "WEEKLY" not in rule)  # dateutil counts positions in half a first week
    first = day + timedelta(days=far)
    last = first + timedelta(days=long)
    assert list(days(rule, day, None, first, last)) == [found for found in plain(rule, day, last) if found >= first]


@settings(max_examples=120, deadline=None)
@given(rules(), st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_whatever_rule_it_is_refused_in_words_or_has_its_first_day(rule: str, day: date) -> None:
    try:
        kept = checked_rule(rule, day)
    except RuleError as error:
        kept, refusal = None, error
    if kept is None:
        assert all((refusal.text.zh, refusal.text.en))
        assert refusal.nearest is None or str(refusal.nearest) in refusal.text.zh
    else:
        assert days(kept, day, None, NEVER, EVER)[0] == day
        assert checked_rule(kept, day) == kept


def test_positions_count_in_whole_weeks() -> None:
    assert days("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", date(2026, 1, 7), None, NEVER, date(2026, 1, 15)) == (
        date(2026, 1, 7),
        date(2026, 1, 14),
    )


@pytest.mark.parametrize(
    ("rule", "day", "first", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "2026-01-04", "2046-01-01", "2046-01-01 2046-01-07"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "2026-01-04", "2046-01-01", "2046-01-07 2046-01-08"),
        ("FREQ=MONTHLY", "2026-01-31", "2027-02-01", "2027-03-31 2027-05-31"),
        ("FREQ=MONTHLY;INTERVAL=5", "2026-01-15", "2030-01-01", "2030-03-15 2030-08-15"),
        ("FREQ=YEARLY", "2024-02-29", "2097-01-01", "2104-02-29 2108-02-29"),
        ("FREQ=YEARLY;BYMONTH=3", "2026-03-31", "2040-01-01", "2040-03-31 2041-03-31"),
        ("FREQ=DAILY;INTERVAL=10", "2026-01-01", "2036-01-01", "2036-01-09 2036-01-19"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "2026-12-28", "2027-01-01", "2032-12-27 2037-12-28"),
    ],
)
def test_a_rule_keeps_its_step_however_far_from_its_first_day(rule: str, day: str, first: str, expected: str) -> None:
    begin = date.fromisoformat(day)
    found = days(checked_rule(rule, begin), begin, None, date.fromisoformat(first), EVER)
    assert found[:2] == tuple(map(date.fromisoformat, expected.split()))


def test_the_last_day_is_included() -> None:
    assert days("FREQ=DAILY", THURSDAY, date(2026, 1, 3), NEVER, EVER)[-1] == date(2026, 1, 3)
    assert days("FREQ=DAILY", THURSDAY, date(2026, 1, 3), date(2026, 1, 4), EVER) == ()


def test_a_count_ends_a_rule() -> None:
    rule = checked_rule("FREQ=WEEKLY;COUNT=3", THURSDAY)
    assert [day.day for day in days(rule, THURSDAY, None, NEVER, EVER)] == [1, 8, 15]
    assert days(rule, THURSDAY, None, date(2026, 1, 8), date(2026, 1, 8)) == (date(2026, 1, 8),)
    assert days(rule, THURSDAY, None, date(2026, 1, 16), EVER) == ()


def test_no_more_days_than_the_most_are_worked_out() -> None:
    assert len(days("FREQ=DAILY", THURSDAY, None, NEVER, EVER)) == MOST
    assert len(days("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU", THURSDAY, None, NEVER, EVER)) == MOST
    assert days("FREQ=YEARLY", THURSDAY, None, NEVER, EVER)[-1] - THURSDAY <= timedelta(days=LONGEST_DAYS)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("freq", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "DAILY;BYMONTH=1,12"])
def test_a_rule_at_either_end_of_the_calendar(freq: str, day: date) -> None:
    rule = f"FREQ={freq}"
    assert days(checked_rule(rule, day), day, None, day, day) == (day,)


def test_a_step_may_lead_beyond_the_calendar() -> None:
    assert days("FREQ=WEEKLY;INTERVAL=9", THURSDAY, None, date(9999, 12, 25), EVER) == ()


@pytest.mark.parametrize(
    ("rule", "day", "before", "after", "nearest"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", THURSDAY, "2025-12-30", "2026-01-06", "2025-12-30"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA", THURSDAY, "2025-12-27", "2026-01-03", "2026-01-03"),
        ("FREQ=MONTHLY;BYDAY=-1FR", THURSDAY, "2025-12-26", "2026-01-30", "2025-12-26"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", THURSDAY, "2024-02-29", "2028-02-29", "2024-02-29"),
        ("FREQ=YEARLY;BYMONTH=3", THURSDAY, "2025-03-01", "2026-03-01", "2026-03-01"),
    ],
)
def test_a_first_day_that_the_rule_does_not_have(rule: str, day: date, before: str, after: str, nearest: str) -> None:
    with pytest.raises(RuleError) as caught:
        checked_rule(rule, day)
    assert caught.value.nearest == date.fromisoformat(nearest)
    for text in (caught.value.text.zh, caught.value.text.en):
        assert text is not None
        assert before in text
        assert after in text
    assert checked_rule(rule, caught.value.nearest)


@pytest.mark.parametrize(
    ("rule", "until", "named"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None, "no day at all"),
        ("FREQ=MONTHLY;BYDAY=6MO", None, "no day at all"),
        ("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", None, "no day at all"),
        ("FREQ=DAILY;COUNT=3", date(2026, 6, 30), "exclude each other"),
        ("FREQ=DAILY", date(2025, 12, 31), "before the first"),
        ("FREQ=YEARLY;COUNT=60", None, "more than 50 years"),
        ("FREQ=WEEKLY;INTERVAL=1000;COUNT=9", None, "more than 50 years"),
    ],
)
def test_a_rule_that_cannot_be_kept(rule: str, until: date | None, named: str) -> None:
    with pytest.raises(RuleError) as caught:
        checked_rule(rule, THURSDAY, until)
    assert named in (caught.value.text.en or "")
    assert caught.value.nearest is None


@pytest.mark.parametrize(
    ("until", "start", "last"),
    [
        ("20260630", "09:00", "2026-06-30"),
        ("20260630T090000", "09:00", "2026-06-30"),
        ("20260630T085959", "09:00", "2026-06-29"),
        ("20260630T155959Z", "09:00", "2026-06-30"),
        ("20260630T160000Z", "00:00", "2026-07-01"),
        ("20260630T005959Z", "09:00", "2026-06-29"),
    ],
)
def test_an_until_is_taken_out_of_a_rule(until: str, start: str, last: str) -> None:
    rule, found = split_until(f"RRULE:FREQ=WEEKLY;UNTIL={until};BYDAY=TU", time.fromisoformat(start), ZoneInfo("Asia/Shanghai"))
    assert found == date.fromisoformat(last)
    assert rule == "FREQ=WEEKLY;BYDAY=TU"


def test_a_rule_without_an_until_has_none() -> None:
    assert split_until("freq=daily") == ("FREQ=DAILY", None)


@pytest.mark.parametrize("until", ["soon", "20260231", "2026-06-30", "20260630T25", "20260630T256060Z", "2026W01"])
def test_an_until_that_is_no_date_is_refused(until: str) -> None:
    with pytest.raises(RuleError, match="UNTIL="):
        split_until(f"FREQ=DAILY;UNTIL={until}", time(), UTC)
