from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.sentence.hours import read_between, read_lasting
from kiosk.domain.sentence.parts import Clock, Half
from kiosk.domain.text import Text

CLOCKS = st.builds(
    Clock, hour=st.integers(0, 23), minute=st.integers(0, 59), half=st.sampled_from([None, *Half]), behind=st.booleans(),
    padded=st.booleans(),
)  # fmt: skip


def clock(hour: int, half: Half | None = None, behind: bool = False, padded: bool = False) -> Clock:
    return Clock(hour=hour, half=half, behind=behind, padded=padded)


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        (clock(9), clock(11), (9, 11, 0)),
        (clock(11), clock(1), (11, 13, 0)),
        (clock(2), clock(4), (14, 16, 0)),
        (clock(10), clock(7), (10, 19, 0)),
        (clock(9, padded=True), clock(7), (9, 7, 1)),
        (clock(14), clock(4), (14, 4, 1)),
        (clock(0), clock(24), (0, 0, 1)),
        (clock(9, Half.AM), clock(2), (9, 14, 0)),
        (clock(9), clock(5, Half.PM, behind=True), (9, 17, 0)),
        (clock(8), clock(10, Half.PM, behind=True), (20, 22, 0)),
        (clock(12, Half.AM), clock(12, Half.PM), (0, 12, 0)),
        (clock(8, Half.EVENING), clock(12, Half.EVENING), (20, 0, 1)),
        (clock(8, Half.EVENING), clock(1), (20, 1, 1)),
        (clock(9), clock(11, Half.EVENING), (9, 23, 0)),
    ],
)
def test_a_clock_face_is_read_by_its_rules(start: Clock, end: Clock, meant: tuple[int, int, int]) -> None:
    read = read_between(start, end)
    assert not isinstance(read, Text)
    assert (read.start, read.end, read.nights) == (time(meant[0]), time(meant[1]), meant[2])


@given(CLOCKS, CLOCKS)
def test_an_end_lies_within_a_day_after_its_start(start: Clock, end: Clock) -> None:
    read = read_between(start, end)
    if isinstance(read, Text):
        assert read.en
    else:
        assert (read.start < read.end, read.nights) in {(True, 0), (False, 1)}
        assert read.start.minute == start.minute
        assert read.end.minute == end.minute


@given(CLOCKS, st.integers(1, 1440))
def test_what_lasts_so_long_ends_so_much_later(start: Clock, minutes: int) -> None:
    read = read_lasting(start, minutes)
    if not isinstance(read, Text):
        first, last = (timedelta(hours=at.hour, minutes=at.minute) for at in (read.start, read.end))
        assert last + timedelta(days=read.nights) - first == timedelta(minutes=minutes)


@pytest.mark.parametrize(("start", "end"), [(clock(9), clock(9)), (clock(14), clock(14)), (clock(0), clock(0, padded=True))])
def test_an_end_that_is_the_start_is_refused(start: Clock, end: Clock) -> None:
    read = read_between(start, end)
    assert isinstance(read, Text)
    assert "全天" in read.zh
