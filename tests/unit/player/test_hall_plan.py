from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize

from kiosk import paths
from kiosk.domain.wall import Wall
from kiosk.importing.site import read_site
from kiosk.player.hall_plan import SMALLEST, rows_of
from tests.support.exhibits import screen, small_hall, wall

REFERENCE = read_site(paths.reference_site())
SIZES = [(960, 640), (1404, 1080), (1728, 972), (1200, 1900), (3800, 2100)]


def tiles(size: tuple[int, int], of: Wall = REFERENCE) -> dict[str, QRect]:
    programme = replace(small_hall(), wall=of, sections=sections_of(of))
    return {name: tile for row in rows_of(programme, QSize(*size)) for name, tile in row.tiles.items()}


def sections_of(of: Wall) -> tuple:  # type: ignore[type-arg]
    some = small_hall().sections[0]
    return tuple(replace(some, id=section) for section in dict.fromkeys(each.section for each in of.screens))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_screen_has_a_tile_of_its_own_within_the_window(size: tuple[int, int]) -> None:
    placed = tiles(size)
    assert list(placed) == [each.id for each in REFERENCE.screens]
    assert all(QRect(0, 0, *size).contains(tile) for tile in placed.values())
    assert not any(one.intersects(other) for one, other in combinations(placed.values(), 2))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_row_is_a_section_and_all_are_to_one_scale(size: tuple[int, int]) -> None:
    placed = tiles(size)
    for one, other in combinations(REFERENCE.screens, 2):
        assert (placed[one.id].top() == placed[other.id].top()) is (one.section == other.section)
    assert len({(tile.width(), tile.height()) for tile in placed.values()}) == 1
    tile = placed["screen-01"]
    assert abs(tile.width() / tile.height() - 16 / 9) < 0.06


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_at_every_scale_a_tile_has_whole_pixels(size: tuple[int, int]) -> None:
    for tile in tiles(size).values():
        for length in (tile.x(), tile.y(), tile.width(), tile.height()):
            assert all((length * ratio).is_integer() for ratio in (1.0, 1.25, 1.5, 1.75, 2.0))


def test_upright_screens_stand_upright() -> None:
    upright = replace(screen("e2", "east"), pixels=(1080, 1920))
    placed = tiles((1404, 1080), wall(screen("e1", "east"), upright))
    assert placed["e2"].height() > placed["e2"].width()
    assert abs(placed["e2"].height() - placed["e1"].width()) <= 8


def test_no_tile_is_smaller_than_a_screen_may_be() -> None:
    many = wall(*(screen(f"e{number}", f"s{number}") for number in range(30)))
    assert {(tile.width(), tile.height()) for tile in tiles((960, 640), many).values()} == {(SMALLEST, SMALLEST)}


def test_the_name_of_a_section_stands_beside_its_tiles() -> None:
    rows = rows_of(small_hall(), QSize(1404, 1080))
    assert [row.name for row in rows] == [section.name for section in small_hall().sections]
    assert not any(row.heading.intersects(tile) for row in rows for tile in row.tiles.values())
