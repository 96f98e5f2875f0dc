from __future__ import annotations

from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.services.emergency import PREPARED, End, Raise
from kiosk.services.emergency_errands import WriteDown
from kiosk.services.publish_errands import Publish
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us

NOW_US = at_us("2026-11-30T12:00:00")
RAISE = Raise(level=EmergencyLevel.DANGER, text=PREPARED[EmergencyLevel.DANGER], targets=("west",), hold_us=600_000_000)


def test_what_was_told_is_written_down_as_it_was_told_and_once() -> None:
    house, cue = MemoryUnitOfWork(), RAISE.cue(NOW_US)
    for now_us in (NOW_US + 1, NOW_US + 90_000_000):
        done = WriteDown(cue=cue).perform(office(house, now_us))
        assert (done.text.zh, done.at_us) == ("紧急通知：2 块屏", cue.at_us)
    assert house.journal.since(0) == (cue,)


def test_taking_it_back_ends_it() -> None:
    house, cue = MemoryUnitOfWork(), RAISE.cue(NOW_US)
    Publish().perform(office(house, NOW_US))
    undo = WriteDown(cue=cue).perform(office(house, NOW_US)).undo
    assert undo is not None
    assert undo.perform(office(house, NOW_US + 5_000_000)).text.zh.endswith("取消紧急")
    assert [(item.kind, item.targets) for item in house.journal.since(0)] == [
        (CueKind.EMERGENCY, ("west",)), (CueKind.ALL_CLEAR, ("west",)),
    ]  # fmt: skip


def test_no_emergency_begins_by_taking_its_end_back() -> None:
    assert WriteDown(cue=End(targets=("hall",)).cue(NOW_US)).perform(office(MemoryUnitOfWork(), NOW_US)).undo is None
