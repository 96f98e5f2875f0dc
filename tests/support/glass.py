"""What visitors of a hall should see on its monitors, drawn here and compared with the pixels of an X server."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

from kiosk import app, paths
from kiosk.app.house import House
from kiosk.domain.cue import Cues
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.resolve import NOBODY, resolve
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.theme import load_theme
from kiosk.stage.look import Look
from kiosk.stage.stage import Stage
from tests.support.hall import SCREENS, Hall
from tests.support.xservers import SIZE, XServer, xvfb

WIDTH, HEIGHT = SIZE
PLACES = dict(zip(SCREENS, ((column * WIDTH, row * HEIGHT) for row in (0, 1) for column in (0, 1)), strict=True))
"""The upper left corner of each screen's monitor: two above two others."""


class Glass:
    """The monitors of a hall by their screens, compared pixel by pixel with what `resolve` says for that moment."""

    def __init__(self, house: House, server: XServer) -> None:
        theme = load_theme(paths.themes(), house.settings.screens.theme)
        self._house = house
        self._server = server
        self._stage = Stage(Look(theme=theme, language=house.settings.screens.language), house.files.path)

    def right(self, screens: Collection[str]) -> bool:
        """Whether each of these screens shows the picture it has to show now, on its own monitor and whole."""
        before_us = self._house.clock.now_us()
        seen = self._server.picture()
        after_us = self._house.clock.now_us()
        programmes, cues = self._house.store.read(
            lambda uow: (uow.programmes.playable(before_us), Cues.of(uow.journal.since(0)))
        )
        programme = in_force(programmes, before_us)
        assert programme is not None
        return all(
            any(self._monitor(seen, screen) == self._planned(programme, cues, screen, at_us) for at_us in (before_us, after_us))
            for screen in screens
        )

    def _monitor(self, seen: Image.Image, screen: str) -> bytes:
        x, y = PLACES[screen]
        return seen.crop((x, y, x + WIDTH, y + HEIGHT)).convert("RGB").tobytes()

    def _planned(self, programme: Programme, cues: Cues, screen: str, at_us: int) -> bytes:
        content = resolve(programme, cues, NOBODY, screen, at_us).content
        hung = replace(programme.screen_by_id[screen], pixels=SIZE)
        painting = asyncio.run(self._stage.prepare(programme, content, hung))
        image = painting.image.convertToFormat(QImage.Format.Format_RGB888)
        return image.constBits().tobytes()

    def close(self) -> None:
        self._stage.close()


@contextmanager
def glass_of(hall: Hall, server: XServer) -> Iterator[Glass]:
    """Needs a QApplication: the pictures are drawn in this process."""
    load_fonts(paths.fonts())
    with app.open_house(hall.data_dir) as house:
        glass = Glass(house, server)
        try:
            yield glass
        finally:
            glass.close()


@contextmanager
def four_monitors(folder: Path) -> Iterator[XServer]:
    """A desktop that is larger than its four monitors, which have the names of the screens."""
    with xvfb(folder / "xvfb.log", (4 * WIDTH, 4 * HEIGHT)) as server:
        for screen in SCREENS:
            set_monitor(server, screen)
        yield server


def set_monitor(server: XServer, screen: str) -> None:
    """Gives one of these screens its monitor; the first one's is the primary monitor of such a server, its only output."""
    server.set_monitor(screen, PLACES[screen], "screen" if screen == next(iter(SCREENS)) else "none")
