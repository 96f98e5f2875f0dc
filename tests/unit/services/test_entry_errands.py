from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.schedule import Entry
from kiosk.services.entry_errands import Change, ChangeOnce, EndNow, once_of, timed
from kiosk.services.errand import Done, Errand
from kiosk.services.schedule_errands import Add
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import SHANGHAI, TUESDAY, at_us, entry

BEFORE_US, WITHIN_US = at_us("2026-12-01T08:00:00"), at_us("2026-12-01T10:20:30")


@pytest.fixture
def house() -> MemoryUnitOfWork:
    return MemoryUnitOfWork()


@pytest.fixture
def do(house: MemoryUnitOfWork) -> Callable[..., Done]:
    return lambda errand, now_us=BEFORE_US: errand.perform(office(house, now_us))


def comes_back(house: MemoryUnitOfWork, do: Callable[..., Done], errand: Errand, now_us: int = BEFORE_US) -> tuple[Entry, ...]:
    """What an errand leaves; taking it back leads to what was there, and doing it again to what it left."""
    before = house.draft.entries()
    done = do(errand, now_us)
    after = house.draft.entries()
    assert done.undo is not None
    back = do(done.undo, now_us)
    assert house.draft.entries() == before
    assert back.undo is not None
    do(back.undo, now_us)
    assert house.draft.entries() == after
    return after


def test_an_entry_is_changed_and_changed_back(house: MemoryUnitOfWork, do: Callable[..., Done]) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY", note="校庆")))
    (changed,) = comes_back(house, do, Change(entry=entry(id=1, start=time(10), rule="FREQ=DAILY")))
    assert (changed.start, changed.note) == (time(10), "")


def test_an_entry_that_is_gone_is_not_changed(do: Callable[..., Done]) -> None:
    with pytest.raises(BadInput) as caught:
        do(Change(entry=entry(id=7)))
    assert caught.value.code == "E-SCH-ENTRY"


def test_once_only_drops_the_day_and_plays_by_itself(house: MemoryUnitOfWork, do: Callable[..., Done]) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY")))
    once = timed(
        once_of(house.draft.entries()[0], TUESDAY), at_us("2026-12-01T12:05:00"), at_us("2026-12-01T14:00:00"), SHANGHAI
    )
    series, alone = comes_back(house, do, ChangeOnce(id=1, day=TUESDAY, once=once))
    assert (series.dropped, series.start) == ((TUESDAY,), time(9))
    assert (alone.day, alone.start, alone.end, alone.rule) == (TUESDAY, time(12, 5), time(14), None)


def test_what_recurs_ends_now_for_this_once(house: MemoryUnitOfWork, do: Callable[..., Done]) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY")))
    series, alone = comes_back(house, do, EndNow(id=1, day=TUESDAY), WITHIN_US)
    assert series.dropped == (TUESDAY,)
    assert (alone.start, alone.end, alone.nights) == (time(9), time(10, 20, 30), 0)


def test_what_plays_once_is_shorter_then(house: MemoryUnitOfWork, do: Callable[..., Done]) -> None:
    do(Add(entry=entry(start=time(22), end=time(2), nights=1)))
    (alone,) = comes_back(house, do, EndNow(id=1, day=TUESDAY), at_us("2026-12-02T01:00:00"))
    assert (alone.id, alone.end, alone.nights) == (1, time(1), 1)


@pytest.mark.parametrize("clock", ["2026-12-01T08:59:00", "2026-12-01T11:00:00"])
def test_what_is_not_under_way_cannot_end(do: Callable[..., Done], clock: str) -> None:
    do(Add(entry=entry()))
    with pytest.raises(BadInput) as caught:
        do(EndNow(id=1, day=TUESDAY), at_us(clock))
    assert caught.value.code == "E-SCH-OFF"


def test_times_over_midnight_count_nights() -> None:
    moved = timed(entry(daypart="morning"), at_us("2026-12-01T23:00:00"), at_us("2026-12-02T01:00:00"), SHANGHAI)
    assert (moved.start, moved.end, moved.nights, moved.daypart) == (time(23), time(1), 1, None)
    assert moved.day == date(2026, 12, 1)
