from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.calendar import NO_CALENDAR, Calendar, CalendarDay, CalendarYear, DayKind
from kiosk.domain.occurrences import Skipped, days_of, hall_day, instant_us, occurrence, occurrences, unpublished_years
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
JAN, DEC = date(2026, 1, 1), date(2026, 12, 31)
SPRING, MADE_UP = Text(zh="春节", en="Spring Festival"), Text(zh="春节调休上班", en="Worked for Spring Festival")
FRIDAY_OFF, MONDAY_OFF = date(2026, 2, 20), date(2026, 2, 23)
SATURDAYS = date(2026, 2, 14), date(2026, 2, 28)
CALENDAR = Calendar(
    years=(
        CalendarYear(
            year=2026,
            source="",
            days=(
                CalendarDay(day=SATURDAYS[0], kind=DayKind.MAKEUP, name=MADE_UP, instead_of=FRIDAY_OFF),
                CalendarDay(day=FRIDAY_OFF, kind=DayKind.HOLIDAY, name=SPRING),
                CalendarDay(day=MONDAY_OFF, kind=DayKind.HOLIDAY, name=SPRING),
                CalendarDay(day=SATURDAYS[1], kind=DayKind.MAKEUP, name=MADE_UP, instead_of=MONDAY_OFF),
            ),
        ),
    )
)


def entry(weekdays: str = "FR", **fields: object) -> Entry:
    """One that plays on some weekdays of 2026 from nine to ten."""
    week = (JAN + timedelta(days=number) for number in range(7))
    begin = next(day for day in week if day.strftime("%a").upper()[:2] in weekdays)
    plain = Entry(
        id=1, playlist="tour", target="hall", day=begin, start=time(9), end=time(10), rule=f"FREQ=WEEKLY;BYDAY={weekdays}"
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def february(each: Entry) -> list[int]:
    return [day.day for day in days_of(each, CALENDAR, date(2026, 2, 1), date(2026, 2, 28)).played]


def test_holidays_are_played_skipped_or_alone() -> None:
    assert february(entry("FR")) == [6, 13, 20, 27]
    assert february(entry("FR", holidays=Holidays.SKIP)) == [6, 13, 27]
    assert february(entry("FR", holidays=Holidays.ONLY)) == [20]
    found = days_of(entry("FR", holidays=Holidays.SKIP), CALENDAR, JAN, DEC)
    assert found.skipped == (Skipped(day=FRIDAY_OFF, name=SPRING),)


def test_a_make_up_day_is_the_weekday_it_is_or_the_one_it_is_worked_for() -> None:
    assert february(entry("SA")) == [7, 14, 21, 28]
    assert february(entry("SA", makeup=Makeup.WORKDAY)) == [7, 21]
    assert february(entry("FR", makeup=Makeup.WORKDAY)) == [6, 13, 14, 20, 27]
    assert february(entry("MO", makeup=Makeup.WORKDAY, holidays=Holidays.SKIP)) == [2, 9, 16, 28]
    assert february(entry("FR,SA", makeup=Makeup.WORKDAY)) == [6, 7, 13, 14, 20, 21, 27]


def test_a_make_up_day_that_takes_a_weekday_away_is_told_by_name() -> None:
    found = days_of(entry("SA", makeup=Makeup.WORKDAY), CALENDAR, JAN, DEC)
    assert found.skipped == tuple(Skipped(day=day, name=MADE_UP) for day in SATURDAYS)


def test_a_make_up_day_is_no_holiday() -> None:
    assert february(entry("FR", makeup=Makeup.WORKDAY, holidays=Holidays.ONLY)) == [20]


def test_make_up_days_lie_between_the_first_day_and_the_last() -> None:
    friday = entry("FR", makeup=Makeup.WORKDAY)
    assert february(replace(friday, until=FRIDAY_OFF)) == [6, 13, 14, 20]
    assert february(replace(friday, until=date(2026, 2, 19))) == [6, 13]
    assert february(replace(friday, day=FRIDAY_OFF)) == [20, 27]
    monday = entry("MO", makeup=Makeup.WORKDAY)
    assert february(replace(monday, until=MONDAY_OFF)) == [2, 9, 16, 23]
    assert february(replace(monday, until=SATURDAYS[1])) == [2, 9, 16, 23, 28]


def test_a_make_up_day_that_nobody_can_place_is_the_weekday_it_is() -> None:
    unplaced = CalendarDay(day=SATURDAYS[0], kind=DayKind.MAKEUP, name=MADE_UP)
    calendar = Calendar(years=(CalendarYear(year=2026, source="", days=(unplaced,)),))
    assert days_of(entry("SA", makeup=Makeup.WORKDAY), calendar, JAN, DEC) == days_of(entry("SA"), calendar, JAN, DEC)


def test_an_added_day_plays_whatever_else_says_and_a_dropped_one_never() -> None:
    skipping = entry("FR", holidays=Holidays.SKIP, until=date(2026, 2, 13))
    assert february(replace(skipping, added=(FRIDAY_OFF, date(2026, 2, 26)))) == [6, 13, 20, 26]
    assert days_of(replace(skipping, until=None, added=(FRIDAY_OFF,)), CALENDAR, JAN, DEC).skipped == ()
    dropped = replace(skipping, until=None, added=(FRIDAY_OFF, date(2026, 2, 26)), dropped=(FRIDAY_OFF, date(2026, 2, 6)))
    assert february(dropped) == [13, 26, 27]
    assert days_of(replace(skipping, until=None, dropped=(FRIDAY_OFF,)), CALENDAR, JAN, DEC).skipped == ()


def test_a_one_off_plays_on_its_day() -> None:
    once = entry("FR", rule=None, day=FRIDAY_OFF)
    assert february(once) == [20]
    assert february(replace(once, holidays=Holidays.SKIP)) == []
    assert february(replace(once, day=SATURDAYS[0], makeup=Makeup.WORKDAY)) == [14]
    assert february(replace(once, added=(date(2026, 2, 3),))) == [3, 20]


def spans(each: Entry, zone: ZoneInfo, first: date, last: date) -> list[tuple[str, str]]:
    """The occurrences that reach into the days of a span, by the hall's clock."""
    from_us, to_us = instant_us(first, time(), zone), instant_us(last + timedelta(days=1), time(), zone)
    found = occurrences(each, NO_CALENDAR, zone, from_us, to_us)
    return [(clock(item.start_us, zone), clock(item.end_us, zone)) for item in found]


def clock(t_us: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(t_us / 1e6, zone).strftime("%d %H:%M%z")


def test_an_occurrence_over_midnight_belongs_to_the_day_it_starts_on() -> None:
    night = entry("FR", start=time(22), end=time(2), nights=1)
    saturday = date(2026, 1, 3)
    assert spans(night, SHANGHAI, saturday, saturday) == [("02 22:00+0800", "03 02:00+0800")]
    found = next(occurrences(night, NO_CALENDAR, SHANGHAI, instant_us(saturday, time(1), SHANGHAI), 1 << 51))
    assert found.day == date(2026, 1, 2)


def test_an_occurrence_ends_before_its_end() -> None:
    begin, end = instant_us(date(2026, 1, 2), time(9), SHANGHAI), instant_us(date(2026, 1, 2), time(10), SHANGHAI)
    friday = entry("FR", until=date(2026, 1, 2))
    assert [item.start_us for item in occurrences(friday, NO_CALENDAR, SHANGHAI, end - 1, end + 1)] == [begin]
    assert not list(occurrences(friday, NO_CALENDAR, SHANGHAI, end, end + 1))
    assert not list(occurrences(friday, NO_CALENDAR, SHANGHAI, begin - 1, begin))


def test_occurrences_of_one_entry_may_overlap() -> None:
    long = entry("FR", rule="FREQ=DAILY", start=time(9), end=time(9), nights=3, until=date(2026, 1, 4))
    assert [start[:2] for start, _ in spans(long, SHANGHAI, date(2026, 1, 5), date(2026, 1, 5))] == ["02", "03", "04"]


def test_what_summer_time_leaves_nothing_of_is_none() -> None:
    gap, overlap = date(2026, 3, 29), date(2026, 10, 25)
    night = entry("FR", rule=None, start=time(2), end=time(3))
    assert occurrence(night, gap, BERLIN) is None
    assert spans(replace(night, day=gap), BERLIN, gap, gap) == []
    assert spans(replace(night, day=overlap), BERLIN, overlap, overlap) == [("25 02:00+0200", "25 03:00+0100")]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 4), st.times(), st.times(), st.sampled_from([BERLIN, SHANGHAI, ZoneInfo("America/New_York")]),
    st.integers(0, 365 * 24), st.integers(1, 24 * 40), st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR,SU", None]),
)  # fmt: skip
def test_the_occurrences_of_a_span_are_those_of_all_days_that_meet_it(
    nights: int, start: time, end: time, zone: ZoneInfo, from_h: int, hours: int, rule: str | None
) -> None:
    each = entry("FR", start=start, end=end, nights=nights, rule=rule, day=date(2026, 1, 2), makeup=Makeup.WORKDAY)
    from_us = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() + from_h * 3600) * 1_000_000
    to_us = from_us + hours * 3_600_000_000
    every = (occurrence(each, day, zone) for day in days_of(each, CALENDAR, date(2025, 12, 1), date(2027, 6, 1)).played)
    met = [item for item in every if item is not None and item.start_us < to_us and from_us < item.end_us]
    assert list(occurrences(each, CALENDAR, zone, from_us, to_us)) == met


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, ()),
        ({"holidays": Holidays.SKIP}, (2027, 2028)),
        ({"holidays": Holidays.ONLY}, (2027, 2028)),
        ({"makeup": Makeup.WORKDAY}, (2027, 2028)),
        ({"makeup": Makeup.WORKDAY, "rule": None}, ()),
        ({"holidays": Holidays.SKIP, "rule": None}, ()),
        ({"holidays": Holidays.SKIP, "rule": None, "day": date(2027, 5, 1)}, (2027,)),
        ({"holidays": Holidays.SKIP, "until": date(2027, 5, 1)}, (2027,)),
        ({"holidays": Holidays.SKIP, "rule": "FREQ=YEARLY;INTERVAL=2"}, (2028,)),
        ({"holidays": Holidays.SKIP, "rule": "FREQ=YEARLY;INTERVAL=2", "dropped": (date(2028, 1, 2),)}, ()),
        ({"holidays": Holidays.SKIP, "until": DEC, "added": (date(2027, 5, 1),)}, ()),
    ],
)
def test_years_without_a_table_are_told_where_they_matter(fields: dict[str, object], missing: tuple[int, ...]) -> None:
    assert unpublished_years(entry("FR", **fields), CALENDAR, JAN, date(2028, 12, 31)) == missing


def test_a_year_without_a_table_is_as_its_weekdays_are() -> None:
    skipping, plain = entry("FR", holidays=Holidays.SKIP, makeup=Makeup.WORKDAY), entry("FR")
    span = date(2027, 1, 1), date(2027, 12, 31)
    assert days_of(skipping, CALENDAR, *span) == days_of(plain, CALENDAR, *span)


def test_the_day_in_the_hall() -> None:
    assert hall_day(instant_us(JAN, time(), SHANGHAI), SHANGHAI) == JAN
    assert hall_day(instant_us(JAN, time(), SHANGHAI) - 1, SHANGHAI) == date(2025, 12, 31)
