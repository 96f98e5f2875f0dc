from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from kiosk.bus.message import LONGEST_US, message_of
from kiosk.domain.cue import Cue, CueKind, Cues, EmergencyLevel
from kiosk.player.inputs import Inputs
from kiosk.player.told import LOGGED_EVERY_US, MOST, SOON_US, Told
from tests.support.exhibits import small_hall

NOW = 100 * 1_000_000
NOTICE = Cue(
    id=-NOW, kind=CueKind.EMERGENCY, at_us=NOW, until_us=NOW + 10_000_000, targets=("hall",), level=EmergencyLevel.DANGER
)
ALL_CLEAR = Cue(id=-NOW - 1, kind=CueKind.ALL_CLEAR, at_us=NOW + 1, targets=("hall",))
BLACK = Cue(id=3, kind=CueKind.BLACK, at_us=NOW - 5, until_us=NOW + 50_000_000, targets=("hall",))
INPUTS = Inputs(programmes=(small_hall(),), cues=Cues.of((BLACK,)))


def test_what_is_told_lies_beside_the_journal() -> None:
    told = Told()
    assert told.hear(message_of(NOTICE), NOW)
    assert told.beside(INPUTS).cues.items == (BLACK, NOTICE)
    assert told.hear(message_of(ALL_CLEAR), NOW + 2)
    assert told.beside(INPUTS).cues.items == (BLACK, NOTICE, ALL_CLEAR)


def test_told_again_or_written_down_it_counts_once() -> None:
    told = Told()
    assert [told.hear(message_of(NOTICE), NOW) for _ in range(3)] == [True, False, False]
    written = replace(INPUTS, cues=Cues.of((BLACK, NOTICE)))
    assert told.beside(written).cues.items == (BLACK, NOTICE)


def test_with_nothing_told_the_inputs_are_the_same() -> None:
    assert Told().beside(INPUTS) is INPUTS


def test_what_is_over_is_forgotten_and_an_end_is_kept_for_a_day() -> None:
    told = Told()
    for cue in (NOTICE, ALL_CLEAR):
        told.hear(message_of(cue), NOW)
    later_us = NOW + LONGEST_US
    assert not told.hear(message_of(NOTICE), later_us)
    other = replace(NOTICE, id=-later_us, at_us=later_us, until_us=later_us + 1)
    assert told.hear(message_of(other), later_us)
    assert told.beside(INPUTS).cues.items == (BLACK, ALL_CLEAR, other)


def test_there_is_an_end_to_how_much_is_kept() -> None:
    told = Told()
    for number in range(1, 3 * MOST):
        told.hear(message_of(replace(NOTICE, id=-number)), NOW)
    assert len(told.beside(INPUTS).cues.items) == MOST + 1


def test_anything_else_is_passed_over_and_said_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    told, far = Told(), replace(NOTICE, at_us=NOW + SOON_US + 1, until_us=NOW + 2 * SOON_US)
    with caplog.at_level(logging.WARNING, "kiosk.player"):
        assert not any(told.hear(message, NOW) for message in (b"nonsense", message_of(far), b"{}"))
        assert len(caplog.messages) == 1
        assert not told.hear(message_of(far), NOW + LOGGED_EVERY_US - SOON_US)
        assert not told.hear(b"{}", NOW + LOGGED_EVERY_US)
    assert len(caplog.messages) == 2
    caplog.clear()
    assert told.beside(INPUTS) is INPUTS
