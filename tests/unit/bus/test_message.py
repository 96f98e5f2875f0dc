from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kiosk.bus.message import LARGEST, LONGEST_US, cue_of, message_of
from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.text import Text
from kiosk.services.emergency import MOST_EN, MOST_ZH

NOTICE = Cue(
    id=-7, kind=CueKind.EMERGENCY, at_us=7, until_us=9, targets=("east", "w1"), level=EmergencyLevel.CAUTION,
    text=Text(zh="请注意", en="Attention"),
)  # fmt: skip
ALL_CLEAR = Cue(id=-8, kind=CueKind.ALL_CLEAR, at_us=8, targets=("hall",))


@pytest.mark.parametrize("cue", [NOTICE, replace(NOTICE, text=None), ALL_CLEAR])
def test_a_cue_arrives_as_it_was_told(cue: Cue) -> None:
    assert cue_of(message_of(cue)) == cue


def test_all_the_words_there_may_be_fit_by_far() -> None:
    longest = replace(NOTICE, text=Text(zh="请" * MOST_ZH, en="W" * MOST_EN), targets=tuple(f"screen-{n}" for n in range(18)))
    assert len(message_of(longest)) < LARGEST / 4


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (b"x" * (LARGEST + 1), "more than 4096 bytes"),
        (b"", "not a cue"),
        (b"\xff\xfe", "not a cue"),
        (b"[1, 2]", "not a cue"),
        (b'{"id": -1, "kind": "emergency", "at_us": 5, "targets": ["hall"]}', "not a cue"),
        (b'{"id": -1, "kind": "all-clear", "at_us": "now", "targets": ["hall"]}', "not a cue"),
        (b"[" * LARGEST, "not a cue"),
        (message_of(replace(ALL_CLEAR, id=8)), "the id 8 is the journal's"),
        (msgspec.json.encode(Cue(id=-1, kind=CueKind.CLEAR, at_us=0, targets=("hall",))), "told by the store alone"),
        (message_of(replace(NOTICE, until_us=8 + LONGEST_US)), "more than a day"),
    ],
)
def test_whatever_else_comes_is_refused(message: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        cue_of(message)
