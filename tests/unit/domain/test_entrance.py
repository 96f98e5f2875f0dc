from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.choreography import CASCADE_STEP_US, WAVE_STEP_US, Choreography
from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues
from kiosk.domain.entrance import Entrance, entrance_of
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import NOBODY, ContentKind, resolve
from kiosk.domain.slide import Transition
from kiosk.domain.wall import IdleSetting
from tests.support.exhibits import SECOND, small_hall


def hall(choreography: Choreography) -> Programme:
    """Idle from the 60th second on: frames of 4 s about a and b, then a pass of the deck, from 68 s."""
    alternate = small_hall(idle=IdleSetting.ALTERNATE)
    sections = tuple(replace(section, choreography=choreography) for section in alternate.sections)
    slides = tuple(
        replace(slide, transition=Transition.PUSH if slide.id == "b" else Transition.CUT) for slide in alternate.slides
    )
    return replace(alternate, sections=sections, slides=slides)


def entrance(programme: Programme, second: float, screen: str, cues: Cues = NO_CUES) -> Entrance:
    return entrance_of(programme, resolve(programme, cues, NOBODY, screen, round(second * SECOND)))


@pytest.mark.parametrize("choreography", list(Choreography))
def test_a_loop_begins_with_a_wave_whatever_the_section_does_with_slides(choreography: Choreography) -> None:
    programme = hall(choreography)
    for loop in (60, 60 + 68):
        delays = [[entrance(programme, loop + frame, screen).delay_us for screen in ("e1", "e2")] for frame in (0, 4)]
        assert delays == [[0, WAVE_STEP_US], [0, 0]]


def test_slides_come_in_as_the_section_says_and_by_their_own_transition() -> None:
    programme = hall(Choreography.CASCADE)
    for second in (0, 68):
        assert entrance(programme, second, "e2") == Entrance(transition=Transition.CUT, delay_us=CASCADE_STEP_US)
    assert entrance(programme, 10, "e1") == Entrance(transition=Transition.PUSH, delay_us=0)


def test_what_is_no_slide_fades_in_at_once() -> None:
    cue = Cue(id=1, kind=CueKind.BLACK, at_us=0, until_us=SECOND, targets=("hall",))
    bare = small_hall(assignments=())
    for programme, cues in ((hall(Choreography.CASCADE), Cues.of([cue])), (bare, NO_CUES)):
        assert resolve(programme, cues, NOBODY, "e2", 0).content.kind is not ContentKind.SLIDE
        assert entrance(programme, 0, "e2", cues) == Entrance(transition=Transition.FADE, delay_us=0)


def test_a_wave_moves_no_boundary() -> None:
    programme = hall(Choreography.TOGETHER)
    plans = [resolve(programme, NO_CUES, NOBODY, screen, 60 * SECOND) for screen in ("e1", "e2")]
    assert {(plan.since_us, plan.until_us) for plan in plans} == {(60 * SECOND, 64 * SECOND)}
