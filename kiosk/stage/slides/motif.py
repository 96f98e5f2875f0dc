"""A quiet ornament in the section's hue: quarter discs and rings on a grid, one arrangement a hue."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, blend, shape

TILE_PX = 240
TONES = (0.0, 0.06, 0.10, 0.15)
"""How much of the hue is laid on the ground; faint enough for text on top of it."""

ARRANGEMENTS = {
    "s1": ("  a", " cB", "aDb", "cbA", " Dc"),
    "s2": ("  d", " bC", "dAa", "bcD", " Ad"),
    "s3": ("  b", " aD", "cBd", "aoC", " Bb"),
    "s4": ("  c", " dA", "bCo", "daB", " Cc"),
    "s5": ("  o", " bA", "aCd", "obD", " Ca"),
}
"""Rows from the top, columns up to the right edge. a-d: a quarter disc about the upper left, upper right, lower right,
lower left corner of its tile; a capital: stronger, with a ring cut out; o: a whole disc."""

CORNERS = {"a": (0, 0), "b": (1, 0), "c": (1, 1), "d": (0, 1)}


def build(page: Page, parent: QGraphicsItem) -> QGraphicsItem:
    """The ornament along the right edge of the canvas; of an upright one it ends above the footnote, which runs under it there."""
    group = Group(parent)
    rows = ARRANGEMENTS[page.section.hue]
    columns = len(rows[0])
    left = page.canvas.width - columns * TILE_PX
    foot = page.canvas.content_bottom if page.canvas.portrait else page.canvas.height + TILE_PX // 2
    top = foot - len(rows) * TILE_PX
    for row, letters in enumerate(rows):
        for column, letter in enumerate(letters):
            if letter != " ":
                tile = QRectF(left + column * TILE_PX, top + row * TILE_PX, TILE_PX, TILE_PX)
                strength = 3 if letter.isupper() else 1 + (row + column) % 2
                tone = blend(page.hue, page.theme.bg, TONES[strength])
                shape(_form(tile, letter), tone, group)
    return group


def _form(tile: QRectF, letter: str) -> QPainterPath:
    path = QPainterPath()
    if letter == "o":
        path.addEllipse(tile.adjusted(24, 24, -24, -24))
        return path
    across, down = CORNERS[letter.lower()]
    corner_x, corner_y = tile.x() + across * TILE_PX, tile.y() + down * TILE_PX
    start = {"a": 270, "b": 180, "c": 90, "d": 0}[letter.lower()]
    path.moveTo(corner_x, corner_y)
    path.arcTo(QRectF(corner_x - TILE_PX, corner_y - TILE_PX, 2 * TILE_PX, 2 * TILE_PX), start, 90)
    path.closeSubpath()
    if letter.isupper():
        hole = QPainterPath()
        inner = TILE_PX / 2
        hole.addEllipse(QRectF(corner_x - inner, corner_y - inner, 2 * inner, 2 * inner))
        path = path.subtracted(hole)
    return path
