"""How large a target is and where it can be reached, from the physical size of a screen and where it hangs.

The figures: a standing visitor's finger makes no fewer errors beyond 20 mm; with unsteady hands 30 mm is better. Somebody in a
wheelchair reaches 1220 mm from the floor, with the low reach of a child or a short arm 1100 mm.
"""

from __future__ import annotations

from math import ceil

from kiosk.domain.wall import Screen

TARGET_MM, LARGE_TARGET_MM = 20, 30
LEAST_PX, LARGE_LEAST_PX = 72, 96
"""On large screens visitors point with the whole arm: no target is smaller than this, however large a pixel is."""
LOW_REACH_MM = 1100


def px_mm(screen: Screen) -> float:
    """How many millimetres wide a pixel of the screen is."""
    return screen.width_mm / screen.pixels[0]


def target_px(screen: Screen, *, large: bool = False) -> int:
    """The smallest side of something that is touched, in the screen's pixels."""
    least, wished_mm = (LARGE_LEAST_PX, LARGE_TARGET_MM) if large else (LEAST_PX, TARGET_MM)
    return max(least, ceil(wished_mm / px_mm(screen)))


def reach_px(screen: Screen, height_mm: int = LOW_REACH_MM) -> int:
    """How far from the top of the screen one reaches from a height above the floor on; 0 where all of it is in reach."""
    over_mm = screen.bottom_edge_mm + screen.pixels[1] * px_mm(screen) - height_mm
    return min(screen.pixels[1], max(0, round(over_mm / px_mm(screen))))
