from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import BadInput
from kiosk.services.times import closing_time, hall_time, parse_day, parse_span_us, parse_time, shared_time_us, time_of_day

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
SECOND = 1_000_000
FROM, TO = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (1971, 2199))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-22T09:30", datetime(2026, 11, 22, 1, 30, tzinfo=UTC)),
        ("2026-11-22T09:30:15.25", datetime(2026, 11, 22, 1, 30, 15, 250_000, tzinfo=UTC)),
        ("2026-11-22 09:30", datetime(2026, 11, 22, 1, 30, tzinfo=UTC)),
        ("2026-11-22", datetime(2026, 11, 21, 16, 0, tzinfo=UTC)),
        ("2026-11-22T09:30Z", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        ("2026-11-22T09:30+01:00", datetime(2026, 11, 22, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_time_without_an_offset_is_hall_time(text: str, meant: datetime) -> None:
    assert parse_time(text, SHANGHAI, "--at") == round(meant.timestamp() * 1e6)


@pytest.mark.parametrize(("text", "hour"), [("2026-03-29T02:30", 1), ("2026-10-25T02:30", 0)])
def test_a_time_that_is_not_there_or_there_twice_is_one_instant(text: str, hour: int) -> None:
    assert hall_time(parse_time(text, BERLIN, "--at"), UTC).hour == hour


@pytest.mark.parametrize(
    "text",
    ["", "garbage", "9:30", "2026-13-01", "2026-11-22T25:00", "1969-12-31", "0001-01-01", "9999-12-31T23:59:59", "2200-01-02"],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_time(text, SHANGHAI, "--until")
    assert (caught.value.code, caught.value.where) == ("E-CLI-TIME", "--until")
    assert text in caught.value.message.zh


@given(st.datetimes(FROM, TO), st.sampled_from([SHANGHAI, BERLIN, UTC]))
def test_shared_time_reads_back_on_the_halls_clock(moment: datetime, zone: ZoneInfo) -> None:
    t_us = shared_time_us(moment, zone)
    there = hall_time(t_us, zone)
    assert shared_time_us(there, zone) == t_us
    assert parse_time(there.isoformat(), UTC, "") == t_us


def test_the_halls_clock() -> None:
    assert hall_time(0, SHANGHAI).isoformat() == "1970-01-01T08:00:00+08:00"
    assert hall_time(1, UTC) - hall_time(0, UTC) == timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("30m", 1800), ("1h", 3600), ("1h30m", 5400), ("2d", 172_800), ("0.5s", 0.5), ("1h0m1s", 3601), ("366d", 31622400)],
)  # fmt: skip
def test_a_span(text: str, seconds: float) -> None:
    assert parse_span_us(text, "--for") == seconds * SECOND


@pytest.mark.parametrize("text", ["", "0s", "0h0m", "-1h", "90", "1 h", "h", "1w", "1h!", "367d", f"{'9' * 400}d", "1.2.3s"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_span_us(text, "--for")
    assert (caught.value.code, caught.value.where) == ("E-CLI-TIME", "--for")


def test_a_day_and_a_time_of_day() -> None:
    assert parse_day("2027-06-30", "--until") == date(2027, 6, 30)
    assert time_of_day("9:05", "--open") == time(9, 5)
    assert time_of_day("23:59:30", "--open") == time(23, 59, 30)
    assert closing_time("24:00", "--close") == time()
    assert closing_time("17:30", "--close") == time(17, 30)


@pytest.mark.parametrize("text", ["", "2027-06-31", "20270630", "2027-06", "1969-12-31", "2200-01-01", "tomorrow"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="E-CLI-TIME") as wrong:
        parse_day(text, "--until")
    assert wrong.value.where == "--until"


@pytest.mark.parametrize("text", ["", "9", "24:00", "09:60", "9:5", "09:00:00:5", "-1:00", "０９:00", "+9:00", "09:00 "])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="E-CLI-TIME"):
        time_of_day(text, "--open")
