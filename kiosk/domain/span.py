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
    """The part of one of the screens, which hang in the columns and rows of their places, bezel to bezel.

    Screens of one column (or row) begin at one edge with their bezels; the widest of them says where the next one begins.
    """
    columns = _edges([(item.place[0], item.width_mm + 2 * item.bezel_mm) for item in screens])
    rows = _edges([(item.place[1], height_mm(item) + 2 * item.bezel_mm) for item in screens])
    lefts = {item.id: columns[item.place[0]] + item.bezel_mm for item in screens}
    tops = {item.id: rows[item.place[1]] + item.bezel_mm for item in screens}
    left_mm, top_mm = min(lefts.values()), min(tops.values())
    (screen,) = (item for item in screens if item.id == screen_id)
    return Part(
        left_mm=lefts[screen_id] - left_mm, top_mm=tops[screen_id] - top_mm,
        width_mm=screen.width_mm, height_mm=height_mm(screen),
        of_width_mm=max(lefts[item.id] + item.width_mm for item in screens) - left_mm,
        of_height_mm=max(tops[item.id] + height_mm(item) for item in screens) - top_mm,
    )  # fmt: skip


def area_px(screens: Sequence[Screen]) -> tuple[int, int]:
    """How many pixels wide and high the area of all the screens' glass is, in those of the finest screen."""
    finest = max(screens, key=lambda screen: screen.pixels[0] / screen.width_mm)
    whole, px_mm = part_of(screens, finest.id), finest.pixels[0] / finest.width_mm
    return round(whole.of_width_mm * px_mm), round(whole.of_height_mm * px_mm)


def height_mm(screen: Screen) -> float:
    """How high a screen's glass is: its pixels are square."""
    return screen.width_mm * screen.pixels[1] / screen.pixels[0]


def _edges(frames: Sequence[tuple[int, float]]) -> dict[int, float]:
    """Where the frames of each column (or row) begin, by its place; a place where nothing hangs takes no room."""
    edges_mm, edge_mm = {}, 0.0
    for place in sorted({at for at, _ in frames}):
        edges_mm[place] = edge_mm
        edge_mm += max(size_mm for at, size_mm in frames if at == place)
    return edges_mm
