"""How fluently charts grow: six of the exhibit's on one screen at once, painted as the one chart of a slide is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk import paths
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import BarFields
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.ops.bench import Figure
from kiosk.qtkit.theme import load_theme
from kiosk.services.ports import Clock
from kiosk.stage.draw import items_of
from kiosk.stage.growth import SceneGrowth
from kiosk.stage.look import Look, canvas_for
from kiosk.stage.painting import Growth, Painting
from kiosk.stage.slides.growing import Growing
from kiosk.stage.transitions import GROWTH_MS

if TYPE_CHECKING:
    from kiosk.player.player import Player

CHARTS, ACROSS = 6, 3
ROOM_US = (GROWTH_MS + 500) * 1000
"""So long no screen may change by its timeline."""
_POLL_S = 0.02
_FEWEST_FRAMES = 3


class Charts:
    """Charts that grow together, and when each frame of them was begun."""

    def __init__(self, charts: Sequence[Growth]) -> None:
        self._charts = charts
        self.frames_s: list[float] = []

    def paint(self, sheet: QImage, share: float) -> None:
        self.frames_s.append(time.perf_counter())
        for chart in self._charts:
            chart.paint(sheet, share)


async def growing(player: Player, clock: Clock, rounds: int) -> Figure:
    """Frames a second, each time six charts have grown on the first screen, which a visitor has to have for themselves.

    No slide of the product has more than one chart that grows: these are the exhibit's bar charts, each a third as wide. Where
    they are too much for the machine and are there at once, there are no frames to count, and nothing is said of that round.
    """
    name, window = next(iter(player.fleet.windows.items()))
    programme = player.fleet.inputs.programme_at(clock.now_us())
    screen, rates = window.as_hung(programme.screen_by_id[name]), []
    for _ in range(rounds):
        charts = Charts(list(_six(programme, screen)))
        image = QImage(*screen.pixels, QImage.Format.Format_RGB32)
        image.fill(QColor(_look().theme.bg))
        charts.paint(image, 1)
        charts.frames_s.clear()
        while not _has_room(player, clock):
            await asyncio.sleep(_POLL_S)
        player.fleet.present(name, Painting(Content(kind=ContentKind.VISIT), image, charts), Transition.CUT)
        while window.changing:
            await asyncio.sleep(_POLL_S)
        frames_s = charts.frames_s[1:]  # before them comes the empty plot
        if len(frames_s) >= _FEWEST_FRAMES:
            rates.append((len(frames_s) - 1) / (frames_s[-1] - frames_s[0]))
    return Figure(name="six_charts_fps", unit="frames/s", values=tuple(rates))


def _has_room(player: Player, clock: Clock) -> bool:
    """Whether no screen is changing, or will be before the charts have grown."""
    now_us, windows = clock.now_us(), player.fleet.windows
    edge_us = player.fleet.inputs.edge_us(tuple(windows), now_us)
    return not any(window.changing for window in windows.values()) and (edge_us is None or edge_us - now_us > ROOM_US)


def _six(programme: Programme, screen: Screen) -> Iterator[Growth]:
    """The exhibit's charts, over again until there are six, in as many cells of the screen."""
    look, canvas = _look(), canvas_for(screen.pixels)
    slides = [slide.id for slide in programme.slides if isinstance(slide.fields, BarFields)]
    across, down = screen.pixels[0] / ACROSS, screen.pixels[1] / (CHARTS // ACROSS)
    scale = min(across / canvas.width, down / canvas.height)
    for number, slide in enumerate(islice(cycle(slides), CHARTS)):
        root = items_of(programme, Content(kind=ContentKind.SLIDE, slide=slide), screen, look, {})
        if isinstance(root, Growing):
            place = QRectF(number % ACROSS * across, number // ACROSS * down, canvas.width * scale, canvas.height * scale)
            yield SceneGrowth(root, place, scale, look.theme.bg)


def _look() -> Look:
    return Look(theme=load_theme(paths.themes(), ThemeName.DARK), language=Language.ZH)
