from __future__ import annotations

import random

import pytest

from kiosk.domain.cue import HOLDING, WAITING, Cue, CueKind, Cues, EmergencyLevel, counting, recalled
from kiosk.domain.text import Language

OTHERS = tuple(kind for kind in CueKind if kind not in HOLDING)


def cue(id: int, at_us: int = 0, target: str = "hall") -> Cue:
    return Cue(id=id, kind=CueKind.BLACK, at_us=at_us, until_us=at_us + 10, targets=(target,))


@pytest.mark.parametrize("kind", sorted(HOLDING, key=lambda kind: kind.value))
def test_a_hold_without_an_end_is_refused(kind: CueKind) -> None:
    with pytest.raises(ValueError, match="an end belongs to"):
        Cue(id=1, kind=kind, at_us=0, targets=("hall",), playlist="tour", level=EmergencyLevel.DANGER, language=Language.EN)


@pytest.mark.parametrize("kind", OTHERS)
def test_what_does_not_hold_has_no_end(kind: CueKind) -> None:
    recalls = 9 if kind is CueKind.RECALL else None
    assert not Cue(id=1, kind=kind, at_us=0, targets=("hall",), recalls=recalls).holds(0)
    with pytest.raises(ValueError, match="an end belongs to"):
        Cue(id=1, kind=kind, at_us=0, targets=("hall",), until_us=5, recalls=recalls)


@pytest.mark.parametrize("until", [9, 10])
def test_a_hold_ends_after_it_begins(until: int) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Cue(id=1, kind=CueKind.FREEZE, at_us=10, until_us=until, targets=("hall",))


@pytest.mark.parametrize("kind", [CueKind.TAKE, CueKind.EMERGENCY, CueKind.LANGUAGE])
def test_a_cue_says_what_it_shows(kind: CueKind) -> None:
    with pytest.raises(ValueError, match="what it shows is missing"):
        Cue(id=1, kind=kind, at_us=0, until_us=5, targets=("hall",))


@pytest.mark.parametrize("kind", sorted(set(CueKind) - WAITING, key=lambda kind: kind.value))
def test_only_what_fills_the_screen_waits_for_a_visitor(kind: CueKind) -> None:
    until_us = 5 if kind in HOLDING else None
    with pytest.raises(ValueError, match="wait for a visitor"):
        Cue(
            id=1, kind=kind, at_us=0, until_us=until_us, targets=("hall",), level=EmergencyLevel.DANGER, language=Language.EN,
            when_free=True, recalls=9,
        )  # fmt: skip


def test_a_hold_counts_from_its_instant_until_its_end() -> None:
    assert [cue(1, at_us=20).holds(t) for t in (19, 20, 29, 30)] == [False, True, True, False]


def test_a_cue_knows_the_number_of_each_screen() -> None:
    seek = Cue(id=1, kind=CueKind.GOTO, at_us=0, targets=("hall",), numbers=(("e1", 3), ("e2", 4)))
    assert [seek.number_for(screen) for screen in ("e1", "e2", "w1")] == [3, 4, None]


def test_cues_are_in_order_however_they_came_and_how_often() -> None:
    given = [cue(3, 5), cue(1, 9), cue(2, 5)]
    for seed in range(20):
        came = given * 2
        random.Random(seed).shuffle(came)
        assert [item.id for item in Cues.of(came).items] == [2, 3, 1]


def test_cues_reach_by_any_of_their_targets() -> None:
    cues = Cues.of([cue(1), cue(2, target="east"), cue(3, target="e1"), cue(4, target="west")])
    assert [item.id for item in cues.reaching(("hall", "east", "e1"))] == [1, 2, 3]


def recall(id: int, recalls: int, at_us: int | None = None) -> Cue:
    return Cue(id=id, kind=CueKind.RECALL, at_us=id if at_us is None else at_us, targets=("hall",), recalls=recalls)


def test_a_recall_takes_back_what_was_given_before_it_and_can_be_taken_back() -> None:
    one, two = (Cue(id=id, kind=CueKind.CLEAR, at_us=id, targets=("hall",)) for id in (1, 2))
    assert counting([one, two]) == (one, two)
    assert counting([one, two, recall(3, 1)]) == (two,)
    assert counting([one, two, recall(3, 1), recall(4, 3)]) == (one, two)
    assert counting([one, two, recall(3, 1), recall(4, 3), recall(5, 4)]) == (two,)
    assert recalled([one, two, recall(3, 1), recall(4, 2)]) == {1, 2}
    assert counting([recall(0, 1), one]) == (one,), "nothing is taken back before it was given"


def test_a_recall_names_a_cue() -> None:
    with pytest.raises(ValueError, match="missing"):
        Cue(id=1, kind=CueKind.RECALL, at_us=0, targets=("hall",))


def test_a_cue_counts_from_when_it_came_back_last() -> None:
    black = Cue(id=1, kind=CueKind.BLACK, at_us=1, until_us=99, targets=("hall",))
    cues = Cues.of([black, recall(2, 1), recall(3, 2), recall(4, 9), recall(5, 1), recall(6, 5)])
    assert [cues.counts_from_us(black, t) for t in (1, 3, 4, 6, 50)] == [1, 3, 3, 6, 6]
