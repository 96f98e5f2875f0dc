"""Where errands are done in tests: content in memory, nobody at the screens, a clock that stands."""

from __future__ import annotations

from typing import cast

from kiosk.domain.settings import IdleSettings
from kiosk.services.errand import Office
from kiosk.services.ports import Telemetry, UnitOfWork
from tests.support.clock import MovableClock
from tests.support.memory import MemoryUnitOfWork, Touches


def office(house: MemoryUnitOfWork, now_us: int) -> Office:
    return Office(
        uow=cast(UnitOfWork, house), telemetry=cast(Telemetry, Touches()), clock=MovableClock(now_us), idle=IdleSettings()
    )
