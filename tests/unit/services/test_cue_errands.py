from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.cue import CueKind, Cues, EmergencyLevel
from kiosk.domain.errors import BadInput
from kiosk.domain.programme import in_force
from kiosk.domain.resolve import State, resolve
from kiosk.domain.text import Language
from kiosk.services.conductor import LEAD_US, Request
from kiosk.services.cue_errands import Give, Recall
from kiosk.services.errand import Done, Errand
from kiosk.services.publish_errands import Publish, ReturnTo
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

    def shown(self) -> list[tuple[str, State]]:
        """What every screen shows from now on, at instants a second apart."""
        now_us = self.clock.now_us()
        programme = in_force(self.uow.programmes.playable(now_us), now_us)
        assert programme is not None
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


class Twin:
    """Two houses at the same time of the clock; what is done and taken back in the one is never done in the other."""

    def __init__(self, *errands: Errand) -> None:
        self.house, self.never = House(), House()
        for errand in (Publish(), *errands):
            self.house.do(errand)
            self.never.do(errand)

    def do(self, errand: Errand, *, both: bool = False) -> Errand:
        """Does it in the one, or in both; the errand that takes it back there."""
        undo = self.house.do(errand).undo
        if both:
            self.never.do(errand)
        else:
            self.never.wait(SECOND)
        assert undo is not None
        return undo

    def alike(self) -> bool:
        return self.house.shown() == self.never.shown()


def turned_round(uow: MemoryUnitOfWork) -> None:
    """The slides of every playlist of the draft the other way round."""
    turned = tuple(replace(each, slides=each.slides[::-1]) for each in uow.draft.held_playlists)
    uow.draft.put_playlists(turned, uow.draft.assignments())


TAKE = give(CueKind.TAKE, playlist="z-west", hold_us=600 * SECOND)


@pytest.mark.parametrize(
    "errand",
    [
        TAKE, give(CueKind.NEXT), give(CueKind.PREVIOUS), give(CueKind.GOTO, number=2), give(CueKind.CLEAR),
        give(CueKind.BLACK, hold_us=600 * SECOND), give(CueKind.FREEZE, hold_us=600 * SECOND),
        give(CueKind.EMERGENCY, level=EmergencyLevel.NOTICE, hold_us=600 * SECOND), Publish, lambda: ReturnTo(revision=1),
    ],
    ids=("take", "next", "previous", "goto", "restore", "black", "freeze", "emergency", "publish", "return"),
)  # fmt: skip
def test_a_day_of_doing_and_undoing_leaves_what_would_be_there_anyway(errand: Callable[[], Errand]) -> None:
    """Over a hold and a page turned by hand: undone and redone by what was done itself, three times."""
    twin = Twin(TAKE(), give(CueKind.NEXT)())
    for house in (twin.house, twin.never):
        turned_round(house.uow)
        if not isinstance(errand(), Publish):
            house.do(Publish())
    undo = twin.do(errand())
    assert not twin.alike()
    for _ in range(3):
        redo = twin.do(undo)
        assert twin.alike()
        undo = twin.do(redo)
        assert not twin.alike()
    twin.do(undo)
    assert twin.alike()


@pytest.mark.parametrize("errand", [TAKE, give(CueKind.NEXT), Publish], ids=("take", "next", "publish"))
def test_what_is_done_again_is_as_if_it_had_never_been_taken_back(errand: Callable[[], Errand]) -> None:
    twin = Twin()
    for house in (twin.house, twin.never):
        turned_round(house.uow)
    undo = twin.do(errand(), both=True)
    twin.do(twin.do(undo))
    assert twin.alike()


def test_two_steps_are_taken_back_at_once_and_done_again_in_turn() -> None:
    """Nobody waits for the screens between the keys."""
    twin = Twin()
    first, second = twin.do(TAKE()), twin.do(give(CueKind.BLACK, hold_us=600 * SECOND)())
    quick = [
        errand.perform(office(twin.house.uow, twin.house.clock.now_us() + step)) for step, errand in enumerate((second, first))
    ]
    twin.house.wait(SECOND)
    twin.never.wait(SECOND)
    assert twin.alike()
    for done in reversed(quick):
        assert done.undo is not None
        twin.do(done.undo)
    assert {state for _, state in twin.house.shown()} == {State.BLACK}


def test_what_is_told_right_after_taking_back_counts_after_it() -> None:
    """Though turning a page needs less time than what may have to be drawn."""
    twin = Twin()
    undo = twin.do(give(CueKind.NEXT)())
    now_us = twin.house.clock.now_us()
    undo.perform(office(twin.house.uow, now_us))
    give(CueKind.NEXT)().perform(office(twin.house.uow, now_us + 1))
    give(CueKind.NEXT)().perform(office(twin.never.uow, now_us + 1))
    twin.house.wait(SECOND)
    twin.never.wait(SECOND)
    assert twin.house.shown()[0] == twin.never.shown()[0]


def test_a_language_is_taken_back_and_done_again_before_it_is_there() -> None:
    house = House()
    house.do(Publish())
    now_us = house.clock.now_us()
    english = give(CueKind.LANGUAGE, language=Language.EN, hold_us=600 * SECOND)()
    done = english.perform(office(house.uow, now_us))
    for step in (1, 2):
        assert done.undo is not None
        done = done.undo.perform(office(house.uow, now_us + step))
    instants = [cue.at_us for cue in house.uow.journal.held]
    assert instants == sorted(instants)


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
