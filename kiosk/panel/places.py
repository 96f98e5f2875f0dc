"""Where heads and tiles stand on the wall's page: in rows by section, or as the screens hang."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from kiosk.domain.wall import Screen
from kiosk.panel.view import Hall

HEAD = 188
"""How narrow a section's head may become; it takes what thumbnails leave, up to MOST of it."""
MOST = 1.55
GAP = 4
EDGE = 8
LEAST = 132
"""How narrow a thumbnail may become before a section takes another line; all in pixels at scale 1."""
CAPTION = 35
"""How high the two lines under a thumbnail are, at scale 1."""
FINGER = 44
"""How small the shorter side of a thumbnail may become as they hang, at scale 1; then the plan scrolls."""
AISLE_MM = 60
"""What is left between screens that do not hang side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The heads of sections, the thumbnails of screens (their captions stand under them), and the room all of it takes."""

    heads: Mapping[str, QRect]
    glasses: Mapping[str, QRect]
    size: QSize


def in_rows(hall: Hall, room: QSize, scale: float) -> Places:
    """The largest thumbnails with which every section has its line, or lines, within the room."""
    head, gap, edge, least, caption = (round(length * scale) for length in (HEAD, GAP, EDGE, LEAST, CAPTION))
    free = room - QSize(head + 3 * edge, edge)
    columns = min(max(len(row.tiles) for row in hall.rows), max(1, (free.width() + gap) // (least + gap)))
    lines = sum(ceil(len(row.tiles) / columns) for row in hall.rows)
    by_width = (free.width() - gap * (columns - 1)) // columns
    by_height = (free.height() // lines - caption - gap) * 16 // 9
    width = max(least, min(by_width, by_height))
    head = min(round(head * MOST), room.width() - 3 * edge - columns * (width + gap))
    glass = QSize(width, width * 9 // 16)
    line_height = glass.height() + caption + gap
    heads: dict[str, QRect] = {}
    glasses: dict[str, QRect] = {}
    top = edge
    for row in hall.rows:
        count = ceil(len(row.tiles) / columns)
        heads[row.section] = QRect(edge, top, head, count * line_height - gap)
        for place, tile in enumerate(row.tiles):
            line, column = divmod(place, columns)
            glasses[tile.screen] = QRect(
                QPoint(2 * edge + head + column * (width + gap), top + line * line_height), glass
            )  # fmt: skip
        top += count * line_height
    return Places(heads=heads, glasses=glasses, size=QSize(room.width(), top))


def as_they_hang(hall: Hall, room: QSize, scale: float) -> Places:
    """Each screen at its place, as wide as it is beside the others; captions have room under each row."""
    caption, edge = round(CAPTION * scale), round(EDGE * scale)
    hung = hung_at(tile.hung for tile in hall.tiles)
    rows = {tile.hung.place[1] for tile in hall.tiles}
    across = max(rect.right() for rect in hung.values())
    down = max(rect.bottom() for rect in hung.values())
    free = QSize(room.width() - 2 * edge, room.height() - 2 * edge - len(rows) * caption)
    finger = FINGER * scale / min(min(rect.width(), rect.height()) for rect in hung.values())
    by_mm = max(finger, min(free.width() / across, free.height() / down))
    left = max(edge, (room.width() - across * by_mm) / 2)
    above = {row: number * caption for number, row in enumerate(sorted(rows))}
    glasses: dict[str, QRect] = {}
    for tile in hall.tiles:
        rect = hung[tile.screen]
        top = edge + rect.top() * by_mm + above[tile.hung.place[1]]
        edges = (left + rect.left() * by_mm, top, left + rect.right() * by_mm, top + rect.height() * by_mm)
        glasses[tile.screen] = _between(*(floor(each) for each in edges))
    right, bottom = (max(ends) for ends in zip(*((rect.right(), rect.bottom()) for rect in glasses.values()), strict=True))
    return Places(heads={}, glasses=glasses, size=QSize(max(room.width(), right + edge), bottom + caption + edge))


def _between(left: int, top: int, right: int, bottom: int) -> QRect:
    """By its edges, so that screens that touch do not lie on one another however they are rounded."""
    return QRect(left, top, right - left, bottom - top)


def hung_at(screens: Iterable[Screen]) -> dict[str, QRectF]:
    """The screens in millimetres: columns as wide as their widest screen, rows as high as what hangs in them.

    In a row they hang as high above the floor as they do; a bezel is on both sides of its screen.
    """
    every = list(screens)
    widths = {column: max(_outer(each) for each in every if each.place[0] == column) for column in {s.place[0] for s in every}}
    tops = {row: max(_top(each) for each in every if each.place[1] == row) for row in {s.place[1] for s in every}}
    floors = {row: min(each.bottom_edge_mm for each in every if each.place[1] == row) for row in tops}
    lefts = _one_after_another({column: widths[column] for column in sorted(widths)})
    aboves = _one_after_another({row: tops[row] - floors[row] + AISLE_MM for row in sorted(tops)})
    return {
        each.id: QRectF(
            lefts[each.place[0]] + (widths[each.place[0]] - each.width_mm) / 2,
            aboves[each.place[1]] + tops[each.place[1]] - _top(each),
            each.width_mm,
            _height(each),
        )
        for each in every
    }


def _one_after_another(lengths: Mapping[int, float]) -> dict[int, float]:
    """Where each begins when they stand one after another."""
    begins: dict[int, float] = {}
    so_far = 0.0
    for name, length in lengths.items():
        begins[name] = so_far
        so_far += length
    return begins


def _outer(screen: Screen) -> float:
    return screen.width_mm + 2 * screen.bezel_mm


def _height(screen: Screen) -> float:
    return screen.width_mm * screen.pixels[1] / screen.pixels[0]


def _top(screen: Screen) -> float:
    return screen.bottom_edge_mm + _height(screen)
