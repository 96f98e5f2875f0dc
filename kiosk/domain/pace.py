"""How a video that is not in step gets there."""

from __future__ import annotations

from dataclasses import dataclass

LOOK_US = 500_000
"""So long frames are watched before the pace is set anew."""
NEAR_US = 50_000
"""Nearer than this to where it should be, a video is brought into step by its pace; farther from it, by a jump."""
MOST_TRIM = 0.02
"""Nobody sees a video run faster or slower by so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a video is to run, and whether it is to be put to its place first."""

    rate: float = 1.0
    jump: bool = False


def pace(late_us: int) -> Pace:
    """The pace of a video that is so late (early if negative)."""
    if abs(late_us) > NEAR_US:
        return Pace(jump=True)
    return Pace(rate=1 + MOST_TRIM * late_us / NEAR_US)
