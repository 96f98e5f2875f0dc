"""Which monitor each screen of the wall hangs on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from kiosk.domain.wall import Output, Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a monitor is known again: the monitor itself, the connector it is plugged in, its area on the desktop.

    Kept in place of the QScreen, which is gone for good as soon as its monitor is.
    """

    serial: str
    name: str
    area: QRect | None = None

    @classmethod
    def of(cls, monitor: QScreen) -> Identity:
        return cls(serial=monitor.serialNumber(), name=monitor.name(), area=monitor.geometry())

    def monitor(self) -> QScreen | None:
        """The monitor, if it is there."""
        return next((monitor for monitor in QGuiApplication.screens() if Identity.of(monitor) == self), None)


def count_real_pixels() -> None:
    """Has Qt count in real pixels, whatever the desktop is scaled by; to be called before there is an application.

    By a factor like 1.5 not every monitor has a whole number of scaled pixels: its window would reach beyond it.
    """
    for scale in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS"):
        os.environ.pop(scale, None)
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"


Remembered = Mapping[str, Identity]
"""The monitor that each screen hung on before, by the screen's id."""


def place(
    wall: Sequence[Screen], monitors: Sequence[QScreen], remembered: Remembered, spared: QScreen | None = None
) -> dict[str, QScreen]:
    """The monitor of each screen, by id: the one its output names, else the one it hung on, else the next free one.

    Free ones are given away in the system's order. A screen whose monitor is not there is missing from the answer and
    waits for it, as does one for which none is left: no screen ever moves because another monitor came or went.
    A monitor that is `spared` is only taken by a screen whose output names it.
    """
    told = {screen.id: Identity(serial=screen.output.serial, name=screen.output.name) for screen in wall if _names(screen)}
    known = {screen.id: remembered[screen.id] for screen in wall if screen.id in remembered and screen.id not in told}
    free = list(monitors)
    placed = _found(told, free) | _found(known, free)
    free = [monitor for monitor in free if monitor is not spared]
    for screen in wall:
        if screen.id not in told and screen.id not in known and free:
            placed[screen.id] = free.pop(0)
    return {screen.id: placed[screen.id] for screen in wall if screen.id in placed}


def _names(screen: Screen) -> bool:
    return screen.output != Output()


def _found(wanted: Mapping[str, Identity], free: list[QScreen]) -> dict[str, QScreen]:
    """The monitors that are known again, taken out of the free ones: all that are surely meant before any that may be."""
    found: dict[str, QScreen] = {}
    for alike in _ALIKE:
        for screen, identity in wanted.items():
            monitor = next((monitor for monitor in free if alike(identity, Identity.of(monitor))), None)
            if monitor is not None and screen not in found:
                found[screen] = monitor
                free.remove(monitor)
    return found


_ALIKE: tuple[Callable[[Identity, Identity], bool], ...] = (
    lambda wanted, met: (wanted.serial, wanted.name) == (met.serial, met.name),
    lambda wanted, met: wanted.serial != "" and wanted.serial == met.serial,
    lambda wanted, met: wanted.name != "" and wanted.name == met.name,
    lambda wanted, met: wanted.area is not None and wanted.area == met.area,
)
"""When a monitor is the one that is wanted, surest first: cheap monitors share one serial number, connectors are renamed."""
