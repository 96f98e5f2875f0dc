from __future__ import annotations

from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office


def test_an_office_has_the_draft_of_its_transaction_and_the_time_of_its_clock() -> None:
    house = MemoryUnitOfWork()
    found = office(house, 7)
    assert (found.draft, found.now_us) == (house.draft, 7)
