from __future__ import annotations

from datetime import date

import pytest

from kiosk.domain.sentence import dates_en, dates_zh
from kiosk.domain.sentence.dates import LAST, Day, next_weekday, week_day, weekday_range

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (Day(month=11, day=25), date(2026, 11, 25)),
        (Day(month=11, day=24), date(2027, 11, 24)),
        (Day(month=2, day=29), date(2028, 2, 29)),
        (Day(day=31), date(2026, 12, 31)),
        (Day(month=2, day=LAST), date(2027, 2, 28)),
        (Day(year=2020, month=1, day=1), date(2020, 1, 1)),
        (Day(year=2026, month=4, day=31), None),
        (Day(month=2, day=30), None),
        (Day(year=2026, month=13, day=LAST), None),
    ],
)
def test_a_day_without_a_year_is_the_next_such(day: Day, meant: date | None) -> None:
    assert day.from_(TODAY) == meant


def test_weekdays_go_over_the_end_of_the_week() -> None:
    assert weekday_range(4, 0) == (4, 5, 6, 0)
    assert weekday_range(2, 2) == (2,)
    assert next_weekday(TODAY, 2) == TODAY
    assert week_day(TODAY, 1, 1).from_(TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("今天", date(2026, 11, 25)), ("明日", date(2026, 11, 26)), ("大后天", date(2026, 11, 28)),
        ("下下周日", date(2026, 12, 13)), ("周四", date(2026, 11, 26)), ("6月底", date(2027, 6, 30)),
        ("月底", date(2026, 11, 30)), ("下个月底", date(2026, 12, 31)), ("年底", date(2026, 12, 31)),
        ("明年底", date(2027, 12, 31)), ("2028年2月", date(2028, 2, 29)), ("今年 12 月 5 号", date(2026, 12, 5)),
        ("二十一日", date(2026, 12, 21)), ("25/12", date(2026, 12, 25)), ("2026.12.1", date(2026, 12, 1)), ("12-1", None),
        ("10-12", None),
    ],
)  # fmt: skip
def test_dates_in_chinese(words: str, meant: date | None) -> None:
    day = dates_zh.read_day(words, TODAY)
    assert (day.from_(TODAY) if day else None) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("today", date(2026, 11, 25)), ("the day after tomorrow", date(2026, 11, 27)), ("next friday", date(2026, 12, 4)),
        ("coming fri", date(2026, 11, 27)), ("thurs", date(2026, 11, 26)), ("the 3rd of may", date(2027, 5, 3)),
        ("sept 3, 2028", date(2028, 9, 3)), ("end of february", date(2027, 2, 28)), ("the end of next month", date(2026, 12, 31)),
        ("end of next year", date(2027, 12, 31)), ("march 2027", date(2027, 3, 31)), ("the 21st", date(2026, 12, 21)),
    ],
)  # fmt: skip
def test_dates_in_english(words: str, meant: date) -> None:
    day = dates_en.read_day(words, TODAY)
    assert day is not None
    assert day.from_(TODAY) == meant


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("两", 2), ("二〇", 20)]
)
def test_numbers_in_hanzi(text: str, value: int) -> None:
    assert dates_zh.number(text) == value
