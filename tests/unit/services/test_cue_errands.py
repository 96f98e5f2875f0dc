from __future__ import annotations

from kiosk.domain.cue import CueKind
from kiosk.services.conductor import LEAD_US, Request
from kiosk.services.cue_errands import Give
from kiosk.services.publish_errands import Publish
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us

NOW_US = at_us("2026-11-30T12:00:00")


def test_a_cue_is_given_and_said_with_its_screens() -> None:
    house = MemoryUnitOfWork()
    Publish().perform(office(house, NOW_US))
    done = Give(request=Request(kind=CueKind.CLEAR, targets=("west",))).perform(office(house, NOW_US))
    assert done.text.zh == "已发出：恢复排程，2 块屏"
    assert done.at_us == NOW_US + LEAD_US
    assert [cue.targets for cue in house.journal.since(0)] == [("west",)]
