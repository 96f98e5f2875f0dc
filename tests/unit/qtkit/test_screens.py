from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from kiosk.domain.wall import Output, Screen
from kiosk.qtkit.screens import place
from tests.support.exhibits import screen

ONE, TWO, THREE = (screen(f"e{number}", "east") for number in (1, 2, 3))


def placed(qapp: QApplication, *wall: Screen, monitors: int = 18) -> dict[str, str]:
    """The name of each screen's monitor."""
    return {name: monitor.name() for name, monitor in place(wall, qapp.screens()[:monitors]).items()}


def at(screen: Screen, name: str = "", serial: str = "") -> Screen:
    return replace(screen, output=Output(name=name, serial=serial))


def test_screens_take_the_monitors_in_their_order(qapp: QApplication) -> None:
    assert placed(qapp, ONE, TWO) == {"e1": "screen-001", "e2": "screen-002"}


def test_a_screen_hangs_where_its_output_says_and_the_others_take_what_is_left(qapp: QApplication) -> None:
    assert placed(qapp, ONE, at(TWO, "screen-001"), THREE) == {"e1": "screen-002", "e2": "screen-001", "e3": "screen-003"}


def test_a_screen_whose_monitor_is_not_there_takes_no_other(qapp: QApplication) -> None:
    assert placed(qapp, at(ONE, "HDMI-9"), at(TWO, serial="4711"), THREE) == {"e3": "screen-001"}


def test_a_screen_for_which_none_is_left_is_missing(qapp: QApplication) -> None:
    assert placed(qapp, ONE, TWO, THREE, monitors=2) == {"e1": "screen-001", "e2": "screen-002"}
    assert placed(qapp, ONE, monitors=0) == {}


def test_where_the_serial_number_is_not_found_the_connector_counts(qapp: QApplication) -> None:
    assert placed(qapp, at(ONE, "screen-005", "4711")) == {"e1": "screen-005"}
