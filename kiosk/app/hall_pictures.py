"""Small pictures of the hall at any instant for the panel: the time machine, asked for what the draft would show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.app.house import House
from kiosk.panel.sights import SightOrder
from kiosk.qtkit.theme import load_theme
from kiosk.stage.look import Look

if TYPE_CHECKING:
    from kiosk.app.time_machine import TimeMachine

BOX = QSize(240, 135)


class HallPictures:
    """Draws in Qt's thread, a picture at a time; the time machine is made when somebody first asks."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._machine: TimeMachine | None = None

    async def draw(self, order: SightOrder) -> Mapping[str, QImage]:
        """What every screen shows, by screen."""
        if self._machine is None:
            from kiosk.app.time_machine import TimeMachine

            screens = self._house.settings.screens
            look = Look(theme=load_theme(paths.themes(), screens.theme), language=screens.language)
            self._machine = TimeMachine(self._house, look)
        return await self._machine.frames_of(order.programme, order.cues, order.at_us, BOX)

    def close(self) -> None:
        if self._machine is not None:
            self._machine.close()
