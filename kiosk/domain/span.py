"""One picture over several screens: which part of it each of them shows, so that it runs on behind their bezels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where a screen's glass lies on the area of all the screens' glass, in millimetres from its upper left corner."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    of_width_mm: float
    of_height_mm: float


def part_of(screens: Sequence[Screen], screen_id: str) -> Part:
    """The part of one of the screens, which hang in the columns and rows of their places, bezel to bezel."""
    columns = _edges(
        {item.place[0]: 0.0 for item in screens}, [(item.place[0], item.width_mm, item.bezel_mm) for item in screens]
    )
    rows = _edges(
        {item.place[1]: 0.0 for item in screens}, [(item.place[1], height_mm(item), item.bezel_mm) for item in screens]
    )
    (screen,) = (item for item in screens if item.id == screen_id)
    left_mm, top_mm = columns[screen.place[0]], rows[screen.place[1]]
    return Part(
        left_mm=left_mm, top_mm=top_mm, width_mm=screen.width_mm, height_mm=height_mm(screen),
        of_width_mm=max(columns[item.place[0]] + item.width_mm for item in screens),
        of_height_mm=max(rows[item.place[1]] + height_mm(item) for item in screens),
    )  # fmt: skip


def height_mm(screen: Screen) -> float:
    """How high a screen's glass is: its pixels are square."""
    return screen.width_mm * screen.pixels[1] / screen.pixels[0]


def _edges(places: dict[int, float], sizes: Sequence[tuple[int, float, int]]) -> dict[int, float]:
    """Where the glass of each column (or row) begins, after all before it with both their bezels."""
    edge_mm = 0.0
    for place in sorted(places):
        places[place] = edge_mm
        edge_mm += max(size + 2 * bezel for at, size, bezel in sizes if at == place)
    return places
