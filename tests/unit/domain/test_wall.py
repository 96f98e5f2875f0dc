from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.ids import FieldError
from kiosk.domain.wall import Screen
from tests.support.exhibits import screen, section, wall


def test_a_screen_is_reached_by_the_hall_its_section_and_itself() -> None:
    assert screen("e1", "east").targets == ("hall", "east", "e1")


def test_the_screens_of_a_section_keep_the_order_of_the_wall() -> None:
    hall = wall(screen("b", "east"), screen("x", "west"), screen("a", "east"))
    assert [item.id for item in hall.in_section("east")] == ["b", "a"]
    assert hall.in_section("north") == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Screen 1"),
        ("pixels", (63, 1080)),
        ("pixels", (1920, 7681)),
        ("width_mm", 99),
        ("bottom_edge_mm", -1),
        ("bezel_mm", 201),
        ("view_distance_mm", 199),
        ("view_distance_mm", 20_001),
    ],
)
def test_a_screen_that_cannot_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(FieldError):
        replace(screen("e1", "east"), **{field: value})


def test_the_smallest_screen_is_accepted() -> None:
    small: Screen = replace(screen("e1", "east"), pixels=(64, 64), width_mm=100, bottom_edge_mm=0, bezel_mm=0)
    assert small.pixels == (64, 64)


@pytest.mark.parametrize("hue", ["s0", "s6", "red", ""])
def test_a_section_has_one_of_five_hues(hue: str) -> None:
    with pytest.raises(FieldError, match="s1-s5"):
        section("east", hue=hue)
