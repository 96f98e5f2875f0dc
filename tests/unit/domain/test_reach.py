from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.reach import px_mm, reach_px, target_px
from kiosk.domain.wall import Screen
from tests.support.exhibits import screen


def full_hd(width_mm: int, bottom_edge_mm: int = 800, *, upright: bool = False) -> Screen:
    pixels = (1080, 1920) if upright else (1920, 1080)
    return replace(screen("s", "east"), pixels=pixels, width_mm=width_mm, bottom_edge_mm=bottom_edge_mm)


@pytest.mark.parametrize(
    ("width_mm", "standing", "large"),
    [(345, 112, 167), (476, 81, 122), (598, 72, 97), (952, 72, 96), (1217, 72, 96), (1904, 72, 96)],
)
def test_a_target_is_as_large_as_a_finger_needs(width_mm: int, standing: int, large: int) -> None:
    told = full_hd(width_mm)
    assert (target_px(told), target_px(told, large=True)) == (standing, large)
    assert target_px(told) * px_mm(told) >= 20
    assert target_px(told, large=True) * px_mm(told) >= 30


@pytest.mark.parametrize(
    ("width_mm", "bottom_edge_mm", "height_mm", "px"),
    [(952, 800, 1220, 233), (952, 800, 1100, 475), (1217, 800, 1220, 418), (1217, 900, 1100, 765), (1661, 750, 1100, 675)],
)
def test_the_reach_line(width_mm: int, bottom_edge_mm: int, height_mm: int, px: int) -> None:
    assert abs(reach_px(full_hd(width_mm, bottom_edge_mm), height_mm) - px) <= 3


def test_a_screen_may_be_in_reach_whole_or_not_at_all() -> None:
    assert reach_px(full_hd(345, 400)) == 0
    assert reach_px(full_hd(952, 1500)) == 1080
