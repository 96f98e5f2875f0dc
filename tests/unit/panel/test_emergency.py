from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import Cue, CueKind, Cues, EmergencyLevel
from kiosk.panel.emergency import alarms_of
from kiosk.services.emergency import Extend
from tests.support.exhibits import MINUTE, small_hall

HALL = small_hall()
NOTICE = Cue(id=1, kind=CueKind.EMERGENCY, at_us=10, until_us=MINUTE, targets=("hall",), level=EmergencyLevel.NOTICE)
DANGER = replace(NOTICE, id=2, at_us=20, targets=("east",), level=EmergencyLevel.DANGER)


def standing(t: int, *cues: Cue) -> list[tuple[int, tuple[str, ...]]]:
    return [(alarm.cue.id, alarm.screens) for alarm in alarms_of(HALL, Cues.of(cues), t)]


def test_they_stand_from_their_instant_to_their_end_the_newest_first() -> None:
    assert standing(9, NOTICE, DANGER) == []
    assert standing(20, NOTICE, DANGER) == [(2, ("e1", "e2")), (1, ("e1", "e2", "w1"))]
    assert standing(MINUTE, NOTICE, DANGER) == []


def test_one_that_was_ended_stands_only_where_it_was_not() -> None:
    end = Cue(id=3, kind=CueKind.ALL_CLEAR, at_us=30, targets=("east",))
    assert standing(30, NOTICE, DANGER, end) == [(1, ("w1",))]


def test_a_longer_one_of_the_same_words_is_told_once() -> None:
    longer = Extend(standing=NOTICE, by_us=MINUTE).cue(50)
    assert standing(longer.at_us, NOTICE, longer) == [(longer.id, ("e1", "e2", "w1"))]


def test_other_holds_are_no_emergencies() -> None:
    assert standing(10, Cue(id=1, kind=CueKind.BLACK, at_us=0, until_us=MINUTE, targets=("hall",))) == []
