"""Contact sheets: many pictures on one, in rows with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.text import Language, Text
from kiosk.qtkit.fonts import font
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.slides.words import fitting_line, typeset

TILE_WIDTH, TILE_HEIGHT = 960, 540
COLUMNS = 4
MARGIN, GAP = 48, 32
HEADING_HEIGHT, CAPTION_HEIGHT = 88, 60
GROUND, INK, FAINT_INK = "#1A1C1F", "#F2F2F2", "#A8ADB3"
TITLE_HEIGHT = 184
TITLE = TypeToken(px=64, line=1.0, weight=700)
HEADING = TypeToken(px=44, line=1.0, weight=700)
CAPTION = TypeToken(px=32, line=1.0, weight=400)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tile:
    """One picture, the words below it, and the name of the row it belongs to."""

    row: Text
    caption: str
    image: QImage


def contact_sheet(tiles: Sequence[Tile], most: int = COLUMNS, heading: Text | None = None) -> QImage:
    """All tiles in their order: neighbours of one row under its name, at most so many beside each other.

    A `heading` stands above all of them.
    """
    rows = [(name, list(group)) for name, group in groupby(tiles, key=lambda tile: tile.row)]
    columns = min(most, max((len(row) for _, row in rows), default=1))
    width = 2 * MARGIN + columns * (TILE_WIDTH + GAP) - GAP
    top = MARGIN + (TITLE_HEIGHT if heading else 0)
    sheet = QImage(width, top + MARGIN + sum(_height(row, most) for _, row in rows), QImage.Format.Format_RGB32)
    sheet.fill(QColor(GROUND))
    painter = QPainter(sheet)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.TextAntialiasing)
    if heading is not None:
        _heading(painter, heading, QRect(MARGIN, MARGIN, width - 2 * MARGIN, TITLE_HEIGHT))
    for name, row in rows:
        _name(painter, name, QRect(MARGIN, top, sheet.width() - 2 * MARGIN, HEADING_HEIGHT))
        for place, tile in enumerate(row):
            line, column = divmod(place, most)
            x = MARGIN + column * (TILE_WIDTH + GAP)
            _tile(painter, tile, QPoint(x, top + HEADING_HEIGHT + line * (TILE_HEIGHT + CAPTION_HEIGHT)))
        top += _height(row, most)
    painter.end()
    return sheet


def _height(row: Sequence[Tile], most: int) -> int:
    return HEADING_HEIGHT + -(-len(row) // most) * (TILE_HEIGHT + CAPTION_HEIGHT) + GAP


def _heading(painter: QPainter, heading: Text, rect: QRect) -> None:
    """The sheet's heading in Chinese, below it in English, fainter; as large as it fits on its line."""
    line = QRect(rect)
    for words, token, colour in ((heading.zh, TITLE, INK), (heading.en or "", HEADING.regular(), FAINT_INK)):
        fitted = fitting_line(words, [token], rect.width())
        line.setHeight(token.px * 5 // 4)
        painter.setFont(font(fitted))
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, typeset(words))
        line.moveTop(line.bottom() + 1)


def _name(painter: QPainter, name: Text, rect: QRect) -> None:
    """The row's name in Chinese, then in English, fainter."""
    words = typeset(name.read(Language.ZH))
    painter.setFont(font(HEADING))
    painter.setPen(QColor(INK))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    if name.en:
        beside = rect.adjusted(painter.fontMetrics().horizontalAdvance(words) + GAP, 0, 0, 0)
        painter.setFont(font(HEADING.regular()))
        painter.setPen(QColor(FAINT_INK))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, typeset(name.en))


def _tile(painter: QPainter, tile: Tile, corner: QPoint) -> None:
    """The picture as large as fits its place, the caption below."""
    place = QRect(corner.x(), corner.y(), TILE_WIDTH, TILE_HEIGHT)
    small = tile.image.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(place.x() + (TILE_WIDTH - small.width()) // 2, place.y() + (TILE_HEIGHT - small.height()) // 2, small)
    painter.setFont(font(CAPTION))
    painter.setPen(QColor(INK))
    below = QRect(place.left(), place.bottom() + 1, TILE_WIDTH, CAPTION_HEIGHT)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, typeset(tile.caption))
