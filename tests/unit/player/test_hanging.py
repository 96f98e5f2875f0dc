from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.domain.wall import Output
from kiosk.importing.site import read_site
from kiosk.player.hanging import full_screen, windowed
from tests.support.exhibits import screen, wall

REFERENCE = read_site(paths.reference_site())


def test_full_screen_each_screen_fills_its_monitor(qapp: QApplication) -> None:
    spots = full_screen(REFERENCE)
    assert [spot.monitor.name() for spot in spots.values()] == [f"screen-{number:03}" for number in range(1, 19)]
    assert all(spot.area == spot.monitor.geometry() for spot in spots.values())
    assert {spot.pixels for spot in spots.values()} == {(1920, 1080)}


def test_a_screen_that_has_no_monitor_has_no_spot(qapp: QApplication) -> None:
    lost = replace(screen("e1", "east"), output=Output(name="HDMI-9"))
    assert list(full_screen(wall(lost, screen("e2", "east")))) == ["e2"]


def test_in_windows_the_whole_wall_is_on_one_monitor_as_on_the_plan(qapp: QApplication) -> None:
    spots = windowed(REFERENCE)
    room = qapp.primaryScreen().availableGeometry()
    areas = {name: spot.area for name, spot in spots.items()}
    assert len(areas) == 18
    assert all(room.contains(area) for area in areas.values())
    assert not any(one.intersects(other) for one, other in combinations(areas.values(), 2))
    for item in REFERENCE.screens:
        column, row = item.place
        area = areas[item.id]
        assert area.topLeft() == QRect(column * room.width() // 4, row * room.height() // 5, 1, 1).topLeft()
        assert abs(area.width() / area.height() - 16 / 9) < 0.02


def test_a_small_window_of_a_screen_can_be_drawn_for(qapp: QApplication) -> None:
    for item in REFERENCE.screens:
        pixels = windowed(REFERENCE)[item.id].pixels
        assert replace(item, pixels=pixels).pixels == pixels
