from __future__ import annotations

import pytest

from kiosk.domain.errors import BadInput
from tests.support.calendars import calendar, only, read


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20261301T090000\nDURATION:PT1H",
        "DTSTART:20260229T090000\nDURATION:PT1H",
        "DTSTART:20260901T250000\nDURATION:PT1H",
        "DTSTART:tomorrow\nDURATION:PT1H",
        "DTSTART:\nDURATION:PT1H",
    ],
)
def test_a_date_that_is_none_is_named_with_its_line(lines: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(calendar(lines))
    assert (caught.value.code, caught.value.where) == ("E-ICS-DATE", "f.ics:7")


@pytest.mark.parametrize("length", ["P", "PT", "1H", "PT1D", "P1DT", "PT9999999999H"])
def test_a_length_that_is_none_is_named_with_its_line(length: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(calendar(f"DTSTART:20260901T090000\nDURATION:{length}"))
    assert (caught.value.code, caught.value.where) == ("E-ICS-DATE", "f.ics:8")


@pytest.mark.parametrize(
    ("length", "end", "nights"),
    [("PT90M", "10:30", 0), ("P1W", "09:00", 7), ("P1DT2H", "11:00", 1), ("PT3600S", "10:00", 0), ("+PT20H", "05:00", 1)],
)
def test_lengths(length: str, end: str, nights: int) -> None:
    told = only("DTSTART:20260901T090000", f"DURATION:{length}")
    assert (told.end.isoformat("minutes"), told.nights) == (end, nights)


def test_a_leap_second_is_the_one_before() -> None:
    assert only("DTSTART:20260901T090060", "DURATION:PT1H").start.isoformat() == "09:00:59"
