"""What draws for the panel: loaded on a thread when it is asked for first, for drawing takes longer to load than a start may."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QImage

from kiosk.app.house import House

if TYPE_CHECKING:
    from kiosk.app.hall_pictures import HallPictures
    from kiosk.app.preview import Preview
    from kiosk.app.slide_pictures import SlidePictures
    from kiosk.panel.preview import Asked
    from kiosk.panel.sights import SightOrder
    from kiosk.panel.slide_pictures import PictureOrder

_MODULES = {
    "SlidePictures": "kiosk.app.slide_pictures",
    "HallPictures": "kiosk.app.hall_pictures",
    "Preview": "kiosk.app.preview",
}


class Drawing:
    """Slides, the hall at an instant, and what a cue would put on a screen; in Qt's thread, as everything drawn by scenes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._made: dict[str, object] = {}

    async def slide(self, order: PictureOrder) -> QImage | None:
        """None where it cannot be drawn."""
        return await cast("SlidePictures", await self._hand("SlidePictures")).draw(order)

    async def hall(self, order: SightOrder) -> Mapping[str, QImage]:
        """By screen."""
        return await cast("HallPictures", await self._hand("HallPictures")).draw(order)

    async def preview(self, asked: Asked) -> QImage:
        """Raises what giving the request would raise."""
        return await cast("Preview", await self._hand("Preview")).picture(asked)

    def close(self) -> None:
        for made in self._made.values():
            made.close()  # type: ignore[attr-defined]

    async def _hand(self, name: str) -> object:
        if name not in self._made:
            module = await to_thread(import_module, _MODULES[name])
            if name not in self._made:  # somebody else may have waited for the same
                self._made[name] = getattr(module, name)(self._house)
        return self._made[name]
