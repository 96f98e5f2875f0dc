"""Hangs a window on the monitor of each screen of the wall, and again whenever monitors come or go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from kiosk.domain.wall import Screen, Wall
from kiosk.qtkit.screens import place

GAP = 8
"""What is left free between windows that stand for screens, in logical pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a screen's window goes: the monitor and the area on the desktop (in its logical pixels)."""

    monitor: QScreen
    area: QRect

    @property
    def pixels(self) -> tuple[int, int]:
        """The pixels the window really has, which is what its pictures are drawn for."""
        ratio = self.monitor.devicePixelRatio()
        return round(self.area.width() * ratio), round(self.area.height() * ratio)


Hanging = Callable[[Wall], dict[str, Spot]]
"""The spots of the screens that can be hung now; a screen that is missing has no monitor."""


def full_screen(wall: Wall) -> dict[str, Spot]:
    """Every screen fills its monitor."""
    placed = place(wall.screens, QGuiApplication.screens())
    return {screen: Spot(monitor=monitor, area=monitor.geometry()) for screen, monitor in placed.items()}


def windowed(wall: Wall) -> dict[str, Spot]:
    """All screens as small windows on the first monitor, laid out as on the plan: for a desk without a hall."""
    monitor = QGuiApplication.primaryScreen()
    room = monitor.availableGeometry()
    columns = 1 + max(screen.place[0] for screen in wall.screens)
    rows = 1 + max(screen.place[1] for screen in wall.screens)
    width, height = room.width() // columns, room.height() // rows
    return {screen.id: Spot(monitor=monitor, area=_tile(screen, room, width, height)) for screen in wall.screens}


def _tile(screen: Screen, room: QRect, width: int, height: int) -> QRect:
    factor = min((width - GAP) / screen.pixels[0], (height - GAP) / screen.pixels[1])
    column, row = screen.place
    size = (round(screen.pixels[0] * factor), round(screen.pixels[1] * factor))
    return QRect(room.x() + column * width, room.y() + row * height, *size)
