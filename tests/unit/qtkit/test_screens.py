from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from kiosk.domain.wall import Output, Screen
from kiosk.qtkit.screens import Identity, count_real_pixels, place
from tests.support.exhibits import screen

ONE, TWO, THREE = (screen(f"e{number}", "east") for number in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Met:
    """A monitor as the system tells of it."""

    connector: str
    serial: str = ""
    x: int = 0

    def name(self) -> str:
        return self.connector

    def serialNumber(self) -> str:
        return self.serial

    def geometry(self) -> QRect:
        return QRect(self.x, 0, 1920, 1080)


A, B, C = Met("HDMI-1", "s1", 0), Met("HDMI-2", "s2", 1920), Met("HDMI-3", "s3", 3840)


def hung(*monitors: Met, after: Sequence[Met], wall: Sequence[Screen] = (ONE, TWO, THREE)) -> dict[str, str]:
    """The connectors of the screens when these monitors are there, and those of `after` were at the first time."""
    first: dict[str, QScreen] = place(wall, after, {})  # type: ignore[arg-type]
    remembered = {name: Identity.of(monitor) for name, monitor in first.items()}
    return {name: met.name() for name, met in place(wall, monitors, remembered).items()}  # type: ignore[arg-type]


def test_a_monitor_is_found_by_its_identity_while_it_is_there(qapp: QApplication) -> None:
    monitor = qapp.screens()[3]
    assert Identity.of(monitor).monitor() is monitor
    assert Identity(serial="", name="HDMI-9").monitor() is None


def test_real_pixels_are_counted_whatever_the_desktop_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_ENABLE_HIGHDPI_SCALING"):
        monkeypatch.setenv(name, "1.5")
    count_real_pixels()
    assert [os.environ.get(name) for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS")] == [None, None]
    assert os.environ["QT_ENABLE_HIGHDPI_SCALING"] == "0"


def placed(qapp: QApplication, *wall: Screen, monitors: int = 18) -> dict[str, str]:
    """The name of each screen's monitor."""
    return {name: monitor.name() for name, monitor in place(wall, qapp.screens()[:monitors], {}).items()}


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


def test_two_screens_do_not_share_a_monitor(qapp: QApplication) -> None:
    assert placed(qapp, at(ONE, "screen-004"), at(TWO, "screen-004")) == {"e1": "screen-004"}


def test_a_screen_keeps_its_monitor_when_another_goes() -> None:
    assert hung(A, C, after=[A, B, C]) == {"e1": "HDMI-1", "e3": "HDMI-3"}
    assert hung(B, C, after=[A, B, C]) == {"e2": "HDMI-2", "e3": "HDMI-3"}
    assert hung(after=[A, B, C]) == {}


def test_a_screen_has_its_monitor_again_in_whatever_order_they_come_back() -> None:
    assert hung(C, A, B, after=[A, B, C]) == {"e1": "HDMI-1", "e2": "HDMI-2", "e3": "HDMI-3"}


def test_a_screen_that_waits_takes_no_spare_monitor() -> None:
    assert hung(A, Met("DP-1", "s9", 5760), after=[A, B]) == {"e1": "HDMI-1", "e3": "DP-1"}


def test_a_monitor_on_another_connector_is_known_by_its_serial_number() -> None:
    assert hung(Met("HDMI-2", "s1", 0), Met("HDMI-1", "s2", 1920), after=[A, B]) == {"e1": "HDMI-2", "e2": "HDMI-1"}


def test_another_monitor_on_the_same_connector_takes_over() -> None:
    assert hung(Met("HDMI-1", "new", 0), B, after=[A, B]) == {"e1": "HDMI-1", "e2": "HDMI-2"}


def test_monitors_that_share_a_serial_number_are_told_apart_by_their_connectors() -> None:
    one, two = Met("HDMI-1", "0", 0), Met("HDMI-2", "0", 1920)
    assert hung(two, one, after=[one, two]) == {"e1": "HDMI-1", "e2": "HDMI-2"}
    assert hung(two, after=[one, two], wall=(ONE, TWO)) == {"e2": "HDMI-2"}


def test_where_all_names_are_others_the_place_on_the_desktop_counts() -> None:
    renamed = [Met("card0-HDMI-B", x=1920), Met("card0-HDMI-A", x=0)]
    assert hung(*renamed, after=[Met("HDMI-1", x=0), Met("HDMI-2", x=1920)]) == {"e1": "card0-HDMI-A", "e2": "card0-HDMI-B"}


def test_what_the_wall_says_counts_before_what_was() -> None:
    remembered = {"e1": Identity(serial="s1", name="HDMI-1")}
    found = place((ONE, at(TWO, "HDMI-1")), [A], remembered)  # type: ignore[list-item]
    assert list(found) == ["e2"]


def test_a_monitor_that_is_spared_is_taken_only_by_a_screen_that_names_it() -> None:
    monitors = (A, B, C)
    assert {name: met.name() for name, met in place((ONE, TWO), monitors, {}, A).items()} == {  # type: ignore[arg-type]
        "e1": "HDMI-2", "e2": "HDMI-3",
    }  # fmt: skip
    named = replace(TWO, output=Output(name="HDMI-1"))
    assert {name: met.name() for name, met in place((ONE, named), monitors, {}, A).items()} == {  # type: ignore[arg-type]
        "e1": "HDMI-2", "e2": "HDMI-1",
    }  # fmt: skip
