"""How a change runs over the screens of a section: all change at one instant, or one after another from there."""

from __future__ import annotations

from enum import Enum

WAVE_STEP_US = 180_000
CASCADE_STEP_US = 400_000
"""As long as a cross-fade takes: each screen begins when the one before it has arrived."""


class Choreography(Enum):
    TOGETHER = "together"
    WAVE = "wave"
    """From the first screen to the last, each a little after the one before."""
    CASCADE = "cascade"
    """From the first screen to the last, each when the one before has arrived."""
    CENTRE_OUT = "centre-out"
    """From the middle of the row to both its ends."""


def delay_us(choreography: Choreography, rank: int, count: int) -> int:
    """How long after the boundary the screen of a rank (from 0) among `count` begins its transition."""
    match choreography:
        case Choreography.TOGETHER:
            return 0
        case Choreography.WAVE:
            return rank * WAVE_STEP_US
        case Choreography.CASCADE:
            return rank * CASCADE_STEP_US
        case Choreography.CENTRE_OUT:
            return abs(2 * rank - (count - 1)) // 2 * WAVE_STEP_US
