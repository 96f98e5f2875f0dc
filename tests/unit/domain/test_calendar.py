from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.calendar import Calendar, CalendarDay, CalendarError, CalendarYear, DayKind, check_year
from kiosk.domain.text import Text

NAME = Text(zh="春节", en="Spring Festival")
OFF = CalendarDay(day=date(2026, 2, 20), kind=DayKind.HOLIDAY, name=NAME)
WORKED = CalendarDay(day=date(2026, 2, 14), kind=DayKind.MAKEUP, name=NAME, instead_of=OFF.day)
TABLE = CalendarYear(year=2026, source="", days=(WORKED, OFF))


def test_a_day_is_what_its_table_says() -> None:
    calendar = Calendar(years=(TABLE,))
    assert calendar.covers(2026)
    assert not calendar.covers(2027)
    assert (calendar.holiday(OFF.day), calendar.makeup(OFF.day)) == (OFF, None)
    assert (calendar.holiday(WORKED.day), calendar.makeup(WORKED.day)) == (None, WORKED)
    assert calendar.holiday(date(2026, 2, 21)) is None


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2026, 2, 14), date(2026, 2, 14), (WORKED,)),
        (date(2026, 2, 15), date(2026, 12, 31), ()),
        (date(2025, 1, 1), date(2026, 2, 13), ()),
        (date(2020, 1, 1), date(2030, 1, 1), (WORKED,)),
        (date(2027, 1, 1), date(2030, 1, 1), ()),
    ],
)
def test_the_make_up_days_of_a_span(first: date, last: date, found: tuple[CalendarDay, ...]) -> None:
    assert Calendar(years=(TABLE,)).makeups(first, last) == found


@pytest.mark.parametrize(
    ("days", "place"),
    [
        ((OFF, replace(OFF, day=date(2027, 2, 20))), (1, "date")),
        ((OFF, WORKED, OFF), (2, "date")),
        ((OFF, replace(WORKED, day=date(2026, 2, 13))), (1, "date")),
        ((OFF, replace(WORKED, instead_of=None)), (1, "instead_of")),
        ((OFF, replace(WORKED, instead_of=date(2026, 2, 19))), (1, "instead_of")),
        ((OFF, replace(WORKED, instead_of=date(2028, 1, 3))), (1, "instead_of")),
        ((replace(OFF, day=date(2026, 2, 21)), replace(WORKED, instead_of=date(2026, 2, 21))), (1, "instead_of")),
        ((replace(OFF, instead_of=WORKED.day), WORKED), (0, "instead_of")),
    ],
)
def test_a_table_that_contradicts_itself(days: tuple[CalendarDay, ...], place: tuple[int, str]) -> None:
    with pytest.raises(CalendarError) as caught:
        check_year(CalendarYear(year=2026, source="", days=days))
    assert (caught.value.index, caught.value.field) == place
    assert caught.value.text.en


def test_a_sound_table_passes() -> None:
    check_year(TABLE)
    next_year = replace(WORKED, day=date(2026, 12, 27), instead_of=date(2027, 1, 4))
    check_year(replace(TABLE, days=(OFF, next_year)))
