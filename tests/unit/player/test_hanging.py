from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication

from kiosk.domain.programme import Programme
from kiosk.domain.wall import Output
from kiosk.player.hanging import Monitors, Spot, monitors_suffice
from kiosk.qtkit.screens import Identity
from tests.support.exhibits import screen, small_hall, wall


@pytest.fixture
def monitors() -> Iterator[Monitors]:
    parent = QObject()
    yield Monitors(parent)
    parent.deleteLater()


def on(*outputs: str) -> Programme:
    """A hall with as many screens, on the outputs of these names."""
    screens = [
        replace(screen(f"e{number}", "east"), output=Output(name=name)) for number, name in enumerate(outputs, 1)
    ]  # fmt: skip
    return replace(small_hall(), wall=wall(*screens))


def test_every_screen_fills_its_monitor(monitors: Monitors) -> None:
    spots = monitors.spots(on("", "screen-001", ""))
    assert {name: spot.monitor.name for name, spot in spots.items()} == {
        "e1": "screen-002", "e2": "screen-001", "e3": "screen-003",
    }  # fmt: skip
    assert all(spot.fills_monitor and not spot.is_tile for spot in spots.values())
    assert {spot.pixels for spot in spots.values()} == {(1920, 1080)}


def test_a_screen_that_has_no_monitor_has_no_spot(monitors: Monitors) -> None:
    assert list(monitors.spots(on("HDMI-9", ""))) == ["e2"]


def test_a_screen_keeps_its_monitor_when_the_wall_changes(monitors: Monitors) -> None:
    both = on("", "")
    assert monitors.spots(both)["e2"].monitor.name == "screen-002"
    last = replace(both, wall=wall(*both.wall.screens[1:]))
    assert monitors.spots(last)["e2"].monitor.name == "screen-002"
    assert monitors.spots(both)["e1"].monitor.name == "screen-001"


def test_several_screens_with_a_monitor_each_hang_as_in_a_hall(qapp: QApplication) -> None:
    for count, suffices in ((1, False), (2, True), (18, True), (19, False)):
        assert monitors_suffice(on(*[""] * count)) is suffices


def test_it_says_when_monitors_come_go_or_change(qapp: QApplication, monitors: Monitors) -> None:
    told: list[str] = []
    monitors.changed.connect(lambda: told.append("changed"))
    monitor = qapp.screens()[2]
    for emit in (
        lambda: qapp.screenAdded.emit(monitor),
        lambda: qapp.screenRemoved.emit(monitor),
        lambda: monitor.logicalDotsPerInchChanged.emit(120.0),
    ):
        told.clear()
        emit()
        assert told != []


def test_the_pixels_are_real_ones_at_every_scale(qapp: QApplication) -> None:
    monitor = qapp.screens()[0]
    for area, ratio, pixels in (
        ((1536, 864), 1.25, (1920, 1080)),
        ((1280, 720), 1.5, (1920, 1080)),
        ((960, 540), 2, (1920, 1080)),
        ((427, 240), 1.5, (641, 360)),
    ):
        assert Spot(monitor=Identity.of(monitor), area=QRect(0, 0, *area), ratio=ratio).pixels == pixels


def test_as_hung_a_screen_has_its_real_pixels_and_connector(qapp: QApplication) -> None:
    spot = Spot(monitor=Identity.of(qapp.screens()[4]), area=QRect(0, 0, 640, 360), ratio=2)
    hung = spot.as_hung(screen("e1", "east"))
    assert (hung.pixels, hung.output.name) == ((1280, 720), "screen-005")
