from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.span import Part, area_px, height_mm, part_of
from kiosk.domain.wall import Screen
from tests.support.exhibits import screen

WIDTH_MM, HEIGHT_MM = 1600, 900


def at(column: int, row: int = 0, width_mm: int = WIDTH_MM, bezel_mm: int = 0) -> Screen:
    plain = screen(f"c{column}-r{row}", "east")
    return replace(plain, place=(column, row), width_mm=width_mm, bezel_mm=bezel_mm)


def parts(screens: list[Screen]) -> list[Part]:
    return [part_of(screens, each.id) for each in screens]


@st.composite
def grids(draw: st.DrawFn) -> list[list[Screen]]:
    """Rows of screens that hang in full columns; those of a column are of one width, bezels are as they come, places have gaps."""
    columns = sorted(draw(st.sets(st.integers(0, 9), min_size=1, max_size=4)))
    rows = sorted(draw(st.sets(st.integers(0, 9), min_size=1, max_size=3)))
    width_mm, bezel_mm = draw(st.integers(100, 3000)), draw(st.integers(0, 200))
    return [[at(column, row, width_mm, bezel_mm) for column in columns] for row in rows]


def test_one_screen_shows_all_of_it() -> None:
    assert parts([at(3, 2, bezel_mm=20)]) == [
        Part(left_mm=0, top_mm=0, width_mm=WIDTH_MM, height_mm=HEIGHT_MM, of_width_mm=WIDTH_MM, of_height_mm=HEIGHT_MM)
    ]


def test_screens_of_a_row_lie_beside_each_other() -> None:
    row = [at(column) for column in range(3)]
    assert [(part.left_mm, part.top_mm) for part in parts(row)] == [(0, 0), (1600, 0), (3200, 0)]
    assert {(part.of_width_mm, part.of_height_mm) for part in parts(row)} == {(4800, 900)}


def test_screens_of_a_grid_lie_beside_and_below_each_other() -> None:
    grid = [at(column, row, bezel_mm=5) for row in range(2) for column in range(2)]
    assert [(part.left_mm, part.top_mm) for part in parts(grid)] == [(0, 0), (1610, 0), (0, 910), (1610, 910)]
    assert {(part.of_width_mm, part.of_height_mm) for part in parts(grid)} == {(3210, 1810)}


def test_screens_of_different_widths_and_bezels_hang_bezel_to_bezel() -> None:
    row = [at(0, width_mm=1000, bezel_mm=10), at(1, width_mm=2000, bezel_mm=30), at(2, width_mm=500)]
    assert [part.left_mm for part in parts(row)] == [0, 1000 + 10 + 30, 1040 + 2000 + 30]
    assert parts(row)[0].of_width_mm == 3070 + 500


def test_a_gap_in_the_places_takes_no_room() -> None:
    assert parts([at(1, 4), at(7, 4)])[1].left_mm == parts([at(0), at(1)])[1].left_mm


def test_the_order_in_which_screens_are_listed_does_not_matter() -> None:
    row = [at(column, bezel_mm=column) for column in range(4)]
    assert parts(row) == [part_of(row[::-1], each.id) for each in row]


def test_an_upright_screen_is_higher_than_wide() -> None:
    upright = replace(at(0), pixels=(1080, 1920), width_mm=900)
    assert height_mm(upright) == 1600


@given(grids())
def test_parts_never_overlap_and_lie_on_the_area(grid: list[list[Screen]]) -> None:
    found = parts([each for row in grid for each in row])
    for one, other in combinations(found, 2):
        apart_across = one.left_mm + one.width_mm <= other.left_mm or other.left_mm + other.width_mm <= one.left_mm
        apart_down = one.top_mm + one.height_mm <= other.top_mm or other.top_mm + other.height_mm <= one.top_mm
        assert apart_across or apart_down
    assert max(part.left_mm + part.width_mm for part in found) == found[0].of_width_mm
    assert max(part.top_mm + part.height_mm for part in found) == found[0].of_height_mm


@given(st.lists(st.tuples(st.integers(100, 3000), st.integers(0, 200)), min_size=2, max_size=6))
def test_neighbours_are_exactly_both_bezels_apart(sizes: list[tuple[int, int]]) -> None:
    row = [at(column, 0, width_mm, bezel_mm) for column, (width_mm, bezel_mm) in enumerate(sizes)]
    for (left, one), (right, other) in pairwise(zip(row, parts(row), strict=True)):
        assert other.left_mm - (one.left_mm + one.width_mm) == pytest.approx(left.bezel_mm + right.bezel_mm)


def test_the_area_is_counted_in_the_pixels_of_the_finest_screen() -> None:
    coarse, fine = at(0), replace(at(1), pixels=(3840, 2160))
    assert area_px([coarse]) == (1920, 1080)
    assert area_px([coarse, fine]) == (7680, 2160)
