"""How a picture comes in on a screen: by which transition, and how long after the boundary."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.choreography import Choreography, delay_us
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import ContentKind, Plan
from kiosk.domain.slide import Transition
from kiosk.domain.wall import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """The transition, and after what time it begins; the boundary itself is the same for all screens."""

    transition: Transition
    delay_us: int


def entrance_of(programme: Programme, plan: Plan) -> Entrance:
    """How the content of a plan comes in on its screen; all but slides and the frames about them fade in at once."""
    slide = plan.content.slide
    if slide is None:
        return Entrance(transition=Transition.FADE, delay_us=0)
    rank, count = programme.rank_in_section[plan.screen], len(programme.wall.in_section(plan.section))
    choreography = _choreography(programme.section_by_id[plan.section], plan)
    return Entrance(transition=programme.transition_of(slide), delay_us=delay_us(choreography, rank, count))


def _choreography(section: Section, plan: Plan) -> Choreography:
    """The section's own for slides; an attract loop begins with a wave, and its other frames come together."""
    if plan.content.kind is not ContentKind.ATTRACT:
        return section.choreography
    return Choreography.WAVE if plan.index == 0 else Choreography.TOGETHER
