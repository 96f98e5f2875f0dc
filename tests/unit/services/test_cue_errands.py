from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.cue import CueKind, Cues
from kiosk.domain.errors import BadInput
from kiosk.domain.resolve import resolve
from kiosk.services.conductor import LEAD_US, Request
from kiosk.services.cue_errands import Give, Recall
from kiosk.services.errand import Done, Errand
from kiosk.services.publish_errands import Publish
from tests.support.clock import MovableClock
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us

NOW_US = at_us("2026-11-30T12:00:00")
SECOND = 1_000_000


class House:
    """Errands one after another, a second apart."""

    def __init__(self) -> None:
        self.uow = MemoryUnitOfWork()
        self.clock = MovableClock(NOW_US)

    def do(self, errand: Errand) -> Done:
        done = errand.perform(office(self.uow, self.clock.now_us()))
        self.wait(SECOND)
        return done

    def wait(self, us: int) -> None:
        self.clock.reads_us += us

    def shown(self) -> list[object]:
        """What every screen shows from now on, at instants a second apart."""
        now_us = self.clock.now_us()
        programme = self.uow.programmes.playable(now_us)[0]
        cues = Cues.of(self.uow.journal.since(now_us))
        instants = range(now_us, now_us + 60 * SECOND, 7 * SECOND)
        return [
            (plan.content.word, plan.state)
            for screen in programme.screen_by_id
            for plan in (resolve(programme, cues, {}, screen, instant) for instant in instants)
        ]


@pytest.fixture
def house() -> House:
    made = House()
    made.do(Publish())
    return made


def give(kind: CueKind, **more: object) -> Callable[[], Errand]:
    return lambda: Give(request=Request(kind=kind, targets=("hall",), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "errand",
    [
        give(CueKind.TAKE, playlist="z-west", hold_us=600 * SECOND), give(CueKind.NEXT), give(CueKind.PREVIOUS),
        give(CueKind.FREEZE, hold_us=600 * SECOND), give(CueKind.BLACK, hold_us=600 * SECOND), give(CueKind.GOTO, number=1),
    ],
)  # fmt: skip
def test_what_was_told_is_taken_back_and_done_again(house: House, errand: Callable[[], Errand]) -> None:
    never = House()
    never.do(Publish())
    never.wait(2 * SECOND)
    done = house.do(errand())
    assert done.undo is not None
    back = house.do(done.undo)
    assert house.shown() == never.shown()
    assert back.undo is not None
    again = house.do(back.undo)
    assert house.shown()[0] == _only(errand()).shown()[0]
    assert again.undo is not None
    house.do(again.undo)
    never.wait(2 * SECOND)
    assert house.shown() == never.shown()


def _only(errand: Errand) -> House:
    """A house in which nothing but the errand was done, at the same time of the clock."""
    made = House()
    made.do(Publish())
    made.do(errand)
    made.wait(2 * SECOND)
    return made


def test_restoring_the_schedule_is_taken_back_to_what_was_held(house: House) -> None:
    house.do(give(CueKind.BLACK, hold_us=600 * SECOND)())
    held = house.shown()
    done = house.do(give(CueKind.CLEAR)())
    assert house.shown() != held
    assert done.undo is not None
    house.do(done.undo)
    assert house.shown() == held


def test_a_cue_is_said_with_its_place_and_counts_when_screens_show_it(house: House) -> None:
    now_us = house.clock.now_us()
    done = house.do(Give(request=Request(kind=CueKind.CLEAR, targets=("west",))))
    assert done.text.zh.endswith("恢复排程")
    assert done.at_us == now_us + LEAD_US


def test_cards_for_staff_are_not_worth_taking_back(house: House) -> None:
    assert house.do(give(CueKind.IDENTIFY, hold_us=10 * SECOND)()).undo is None


def test_what_counts_no_longer_is_not_taken_back(house: House) -> None:
    done = house.do(give(CueKind.NEXT)())
    assert done.undo is not None
    house.do(done.undo)
    for gone in (done.undo, Recall(cue=99)):
        with pytest.raises(BadInput, match="nothing to take back"):
            house.do(gone)
