from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize

from kiosk.domain.wall import Screen
from kiosk.panel.places import CAPTION, FINGER, as_they_hang, hung_at, in_rows
from kiosk.panel.view import hall_of
from tests.support.desks import readings
from tests.support.exhibits import screen, small_hall


def at(column: int, row: int, id: str = "e1", **more: object) -> Screen:
    return replace(screen(id, "east"), place=(column, row), **more)  # type: ignore[arg-type]


def test_screens_hang_side_by_side_with_their_bezels_between_them() -> None:
    one, two = at(0, 0, "e1", bezel_mm=10), at(1, 0, "e2", bezel_mm=10)
    hung = hung_at((one, two))
    assert hung["e2"].left() - hung["e1"].right() == 20
    assert hung["e1"].width() == one.width_mm
    assert hung["e1"].height() == pytest.approx(one.width_mm * 9 / 16)


def test_in_a_row_they_hang_as_high_as_they_do_and_no_rows_overlap() -> None:
    low, high = at(0, 0, "e1"), at(1, 0, "e2", bottom_edge_mm=1400)
    below = at(0, 5, "e3")
    hung = hung_at((low, high, below))
    assert hung["e1"].bottom() - hung["e2"].bottom() == 500
    assert hung["e3"].top() > max(hung["e1"].bottom(), hung["e2"].bottom())


def test_a_wide_and_an_upright_screen_keep_their_proportions() -> None:
    wide, upright = at(0, 0, "e1", width_mm=2420), at(1, 0, "e2", width_mm=680, pixels=(1080, 1920))
    plays = small_hall()
    shown = hall_of(readings(replace(plays, wall=replace(plays.wall, screens=(wide, upright)))))
    glasses = as_they_hang(shown, QSize(900, 600), 1.0).glasses
    assert glasses["e1"].width() / glasses["e2"].width() == pytest.approx(2420 / 680, rel=0.05)
    assert glasses["e2"].height() > glasses["e2"].width()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_on_both_pages_every_screen_has_its_place_with_its_caption(scale: float) -> None:
    screens = tuple(at(number % 4, number // 4, f"e{number}") for number in range(18))
    plays = small_hall()
    shown = hall_of(readings(replace(plays, wall=replace(plays.wall, screens=screens))))
    room = QSize(round(850 * scale), round(660 * scale))
    for places in (in_rows(shown, room, scale), as_they_hang(shown, room, scale)):
        assert len(places.glasses) == 18
        whole = [glass.adjusted(0, 0, 0, round(CAPTION * scale)) for glass in places.glasses.values()]
        assert not any(one.intersects(other) for one, other in combinations(whole, 2))
        assert places.size.height() >= max(each.bottom() for each in whole)
    hanging = as_they_hang(shown, room, scale).glasses.values()
    assert all(QRect(0, 0, room.width(), room.height()).contains(each) for each in hanging)


def test_a_long_row_is_scrolled_rather_than_made_too_small_for_a_finger() -> None:
    screens = tuple(at(number, 0, f"e{number}") for number in range(18))
    plays = small_hall()
    shown = hall_of(readings(replace(plays, wall=replace(plays.wall, screens=screens))))
    places = as_they_hang(shown, QSize(850, 660), 1.0)
    assert min(min(glass.width(), glass.height()) for glass in places.glasses.values()) >= FINGER - 1
    assert places.size.width() > max(glass.right() for glass in places.glasses.values()) > 850
