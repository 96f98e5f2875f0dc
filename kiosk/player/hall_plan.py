"""Where everything stands in the hall window: a row for each section with its name, a tile for each screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from kiosk.domain.programme import Programme
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen

MARGIN, GAP = 20, 16
NAME_WIDTH, CAPTION_HEIGHT, FOOTER_HEIGHT = 216, 28, 52
SMALLEST = 64
"""No tile has a shorter side: nothing smaller is a screen."""
_GRID = 4
"""Corners and sides are multiples of it, so that a tile has whole pixels at every scale a desktop may have (1.25, 1.5 …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A section: its name, where that is written, and the tile of each of its screens, by id."""

    name: Text
    heading: QRect
    tiles: dict[str, QRect]


def rows_of(programme: Programme, room: QSize) -> tuple[Row, ...]:
    """The sections in their order in a window of that size (logical pixels), all screens of the hall to one scale."""
    wall = programme.wall
    lines = [(section, screens) for section in programme.sections if (screens := wall.in_section(section.id))]
    widest = max(len(screens) for _, screens in lines)
    step_y = (room.height() - 2 * MARGIN - FOOTER_HEIGHT) // len(lines)
    width = (room.width() - 2 * MARGIN - NAME_WIDTH) // widest - GAP
    height = step_y - CAPTION_HEIGHT - GAP
    factor = min(min(width / screen.pixels[0], height / screen.pixels[1]) for screen in wall.screens)
    step_x = max(_size(screen, factor).width() for screen in wall.screens) + GAP
    return tuple(
        Row(
            name=section.name,
            heading=QRect(MARGIN, MARGIN + place * step_y, NAME_WIDTH - GAP, step_y - GAP),
            tiles={
                screen.id: QRect(
                    _on_grid(MARGIN + NAME_WIDTH + rank * step_x), _on_grid(MARGIN + place * step_y),
                    _size(screen, factor).width(), _size(screen, factor).height(),
                )
                for rank, screen in enumerate(screens)
            },
        )
        for place, (section, screens) in enumerate(lines)
    )  # fmt: skip


def _size(screen: Screen, factor: float) -> QSize:
    width, height = (max(SMALLEST, _on_grid(side * factor)) for side in screen.pixels)
    return QSize(width, height)


def _on_grid(length: float) -> int:
    return int(length) // _GRID * _GRID
