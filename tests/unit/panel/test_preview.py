from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import CueKind
from kiosk.panel.preview import Asked
from kiosk.services.conductor import Request
from tests.support.desks import hall


def test_the_same_question_is_equal_and_another_programme_makes_another() -> None:
    request = Request(kind=CueKind.TAKE, targets=("e1",), playlist="tour", hold_us=1)
    asked = Asked(request=request, screen="e1", box=(10, 5), revision=1)
    assert asked == replace(asked)
    assert asked != replace(asked, revision=2)
    assert asked != replace(asked, now=hall().tiles[0].now)
