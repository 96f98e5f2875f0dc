"""Which monitor each screen of the wall hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QScreen

from kiosk.domain.wall import Output, Screen


def place(wall: Sequence[Screen], monitors: Sequence[QScreen]) -> dict[str, QScreen]:
    """The monitor of each screen, by id: the one its output names, else the next free one in the system's order.

    A screen whose monitor is not there, or for which none is left, is missing from the answer.
    """
    named = {screen.id: found for screen in wall if (found := _named(screen.output, monitors)) is not None}
    free = [monitor for monitor in monitors if monitor not in named.values()]
    placed: dict[str, QScreen] = {}
    for screen in wall:
        if screen.id in named:
            placed[screen.id] = named[screen.id]
        elif screen.output == Output() and free:
            placed[screen.id] = free.pop(0)
    return placed


def _named(output: Output, monitors: Sequence[QScreen]) -> QScreen | None:
    """A serial number is the monitor itself and comes first, a connector's name is only where it is plugged in."""
    for wanted, read in ((output.serial, QScreen.serialNumber), (output.name, QScreen.name)):
        for monitor in monitors:
            if wanted and read(monitor) == wanted:
                return monitor
    return None
