"""Where the windows hang: each screen of the wall on its monitor, and again whenever monitors come, go or change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kiosk.domain.programme import Programme
from kiosk.domain.wall import Output, Screen
from kiosk.qtkit.screens import Identity, place


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a screen's window goes: the monitor, the area in logical pixels, and how many real ones each of them has.

    The area is on the desktop or, for a tile, within `desk`: a window that has many screens as tiles and hears of the
    keys and double clicks on each of them.
    """

    monitor: Identity
    area: QRect
    ratio: float = 1.0
    desk: QWidget | None = None

    @property
    def pixels(self) -> tuple[int, int]:
        """The pixels the window really has, which is what its pictures are drawn for."""
        real = self.area.size() * self.ratio  # rounded as Qt does
        return real.width(), real.height()

    def as_hung(self, screen: Screen) -> Screen:
        """The screen with the pixels and the connector it really has."""
        output = Output(name=self.monitor.name, serial=self.monitor.serial)
        return replace(screen, pixels=self.pixels, output=output)

    @property
    def fills_monitor(self) -> bool:
        return self.area == self.monitor.area

    @property
    def is_tile(self) -> bool:
        return self.desk is not None and not self.fills_monitor


class Hanging(Protocol):
    """Says where the screens go, and when to ask again."""

    @property
    def changed(self) -> SignalInstance:
        """The spots may be others now."""

    def spots(self, programme: Programme) -> dict[str, Spot]:
        """The spots of the screens that can be hung now; a screen that is missing has no monitor."""


def whole(monitor: QScreen, desk: QWidget | None = None) -> Spot:
    """The spot that fills a monitor."""
    return Spot(monitor=Identity.of(monitor), area=monitor.geometry(), ratio=monitor.devicePixelRatio(), desk=desk)


def monitors_suffice(programme: Programme) -> bool:
    """Whether several screens can hang as in a hall, each on a monitor of its own."""
    return 1 < len(programme.wall.screens) <= len(QGuiApplication.screens())


class Monitors(QObject):
    """Every screen fills a monitor of its own, and for as long as this stands it is the same one.

    A new start knows only what the wall says: screens whose outputs are named there hang right after it, the others
    take the monitors in the system's order. So if one is missing at the start, only those whose outputs are named are
    sure to hang where they did.

    With `beside_panel` the PC's first monitor is left to staff, unless an output names it, or it is the only one, or the
    wall is complete with it.
    """

    changed = Signal()

    def __init__(self, parent: QObject, *, beside_panel: bool = False) -> None:
        super().__init__(parent)
        self._beside_panel = beside_panel
        self._remembered: dict[str, Identity] = {}
        self._connect()

    def _connect(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._added)
            application.screenRemoved.connect(self._moved)
            for monitor in application.screens():
                self._listen(monitor)

    def _listen(self, monitor: QScreen) -> None:
        monitor.geometryChanged.connect(self._moved)
        monitor.logicalDotsPerInchChanged.connect(self._moved)

    def _added(self, monitor: QScreen) -> None:
        self._listen(monitor)
        self.changed.emit()

    def _moved(self, _: object) -> None:
        self.changed.emit()

    def spots(self, programme: Programme) -> dict[str, Spot]:
        """The spots of the screens whose monitors are there."""
        monitors = QGuiApplication.screens()
        spared = QGuiApplication.primaryScreen() if self._beside_panel and self._can_spare(programme, monitors) else None
        placed = place(programme.wall.screens, monitors, self._remembered, spared)
        self._remembered |= {screen: Identity.of(monitor) for screen, monitor in placed.items()}
        return {screen: whole(monitor) for screen, monitor in placed.items()}

    def _can_spare(self, programme: Programme, monitors: Sequence[QScreen]) -> bool:
        return 1 < len(monitors) != len(programme.wall.screens)
