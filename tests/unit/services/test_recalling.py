from __future__ import annotations

import pytest

from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.errors import BadInput
from kiosk.services.recalling import back_of, to_recall
from tests.support.exhibits import SECOND, small_hall

PROGRAMME = small_hall()
TAKEN = Cue(id=1, kind=CueKind.TAKE, at_us=SECOND, until_us=60 * SECOND, targets=("hall",), playlist="special")
BLACK = Cue(id=2, kind=CueKind.BLACK, at_us=2 * SECOND, until_us=30 * SECOND, targets=("east",))


def recall(id: int, recalls: int, at_us: int) -> Cue:
    return Cue(id=id, kind=CueKind.RECALL, at_us=at_us, targets=("hall",), recalls=recalls)


def newest(*cues: Cue, now_us: int = 10 * SECOND) -> int:
    return to_recall(PROGRAMME, Cues.of(cues), None, now_us).cue.id


def refused(*cues: Cue, id: int | None, now_us: int = 10 * SECOND) -> bool:
    with pytest.raises(BadInput, match="nothing to take back") as refusal:
        to_recall(PROGRAMME, Cues.of(cues), id, now_us)
    return refusal.value.code == "E-CUE-RECALL"


def test_the_newest_is_the_last_that_still_makes_a_difference() -> None:
    assert newest(TAKEN, BLACK) == 2
    assert newest(TAKEN, BLACK, now_us=40 * SECOND) == 1, "the black has ended"
    assert newest(TAKEN, BLACK, recall(3, 2, 5 * SECOND)) == 1
    assert newest(TAKEN, BLACK, recall(3, 2, 5 * SECOND), recall(4, 3, 6 * SECOND)) == 2
    card = Cue(id=3, kind=CueKind.IDENTIFY, at_us=9 * SECOND, until_us=19 * SECOND, targets=("hall",))
    assert newest(TAKEN, BLACK, card) == 2, "a card for staff ends by itself"
    unmute = Cue(id=4, kind=CueKind.UNMUTE, at_us=9 * SECOND, targets=("hall",))
    assert newest(TAKEN, BLACK, unmute) == 2, "nothing was silent"
    assert refused(id=None)


def test_what_has_nothing_left_to_take_back_is_refused() -> None:
    assert refused(TAKEN, BLACK, id=2, now_us=30 * SECOND)
    assert refused(TAKEN, BLACK, id=9)
    assert refused(TAKEN, BLACK, recall(3, 2, 5 * SECOND), id=2)
    clear = Cue(id=3, kind=CueKind.CLEAR, at_us=5 * SECOND, targets=("hall",))
    assert refused(TAKEN, BLACK, clear, id=2)


def test_doing_again_what_has_ended_meanwhile_is_refused_too() -> None:
    back = recall(3, 2, 5 * SECOND)
    assert to_recall(PROGRAMME, Cues.of([TAKEN, BLACK, back]), 3, 29 * SECOND).again
    assert refused(TAKEN, BLACK, back, id=3, now_us=30 * SECOND)


def test_a_freeze_that_has_ended_still_can_be_taken_back() -> None:
    freeze = Cue(id=1, kind=CueKind.FREEZE, at_us=SECOND, until_us=9 * SECOND, targets=("east",), numbers=(("e1", 1),))
    assert to_recall(PROGRAMME, Cues.of([freeze]), 1, 10 * SECOND).root == freeze


def test_a_chain_leads_to_what_was_told_in_the_first_place() -> None:
    back, again = recall(3, 2, 5), recall(4, 3, 6)
    known = {cue.id: cue for cue in (BLACK, back, again)}
    found = [back_of(cue, known) for cue in (BLACK, back, again)]
    assert [(each.root, each.again) for each in found] == [(BLACK, False), (BLACK, True), (BLACK, False)]
    assert back_of(again, {3: back}).root == back, "the rest is no longer known"
