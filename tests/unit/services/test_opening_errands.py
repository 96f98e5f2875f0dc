from __future__ import annotations

from datetime import time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, DayHours, Hours
from kiosk.services.opening_errands import SetHours
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import TUESDAY

HOURS = Hours(
    weekly=(DayHours(weekday=0, opens=time(9), closes=time(17)),),
    closed=(ClosedDay(day=TUESDAY, note="检修"),),
    farewell_us=120_000_000,
)


def test_other_hours_are_put_and_taken_back() -> None:
    house = MemoryUnitOfWork()
    done = SetHours(hours=HOURS).perform(office(house, 0))
    assert house.draft.hours() == HOURS
    assert done.undo is not None
    again = done.undo.perform(office(house, 0))
    assert house.draft.hours() == ALWAYS_OPEN
    assert again.undo == SetHours(hours=HOURS)


def test_a_farewell_of_a_day_is_refused() -> None:
    with pytest.raises(BadInput, match="E-HRS-RANGE"):
        SetHours(hours=Hours(farewell_us=86_400_000_000)).perform(office(MemoryUnitOfWork(), 0))
