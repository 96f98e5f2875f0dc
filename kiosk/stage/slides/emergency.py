"""The emergency card: colour, shape and word, in both languages, drawn without any file."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.text import Language, Text
from kiosk.qtkit.theme import Theme
from kiosk.stage.look import Canvas
from kiosk.stage.slides.card import Group, bar, rounded, shape
from kiosk.stage.slides.words import Words, fitting

WORDS = {
    EmergencyLevel.DANGER: Text(zh="危险", en="Danger"),
    EmergencyLevel.CAUTION: Text(zh="注意", en="Caution"),
    EmergencyLevel.EVACUATE: Text(zh="请立即疏散", en="Please evacuate now"),
    EmergencyLevel.NOTICE: Text(zh="通知", en="Notice"),
}
ICON = 400
GAP = 96
BETWEEN = 40


def build(canvas: Canvas, theme: Theme, level: EmergencyLevel, text: Text | None) -> QGraphicsItem:
    """The whole page in the level's colour: its shape, its word in Chinese and English, and what staff wrote."""
    group = Group()
    colours = theme.emergency.of(level)
    bar(QRectF(canvas.rect), colours.fill, group)
    x = canvas.margin if canvas.portrait else canvas.margin + ICON + GAP
    width = canvas.width - canvas.margin - x
    blocks = [words for words in _blocks(theme, level, text, colours.text, width, group) if words is not None]
    height = sum(words.size.height() for words in blocks) + BETWEEN * (len(blocks) - 1)
    top = (canvas.height - height) // 2
    icon_top = (canvas.height - ICON) // 2
    if canvas.portrait:
        icon_top = (canvas.height - height - ICON - GAP) // 2
        top = icon_top + ICON + GAP
    shape(icon(level).translated(canvas.margin, icon_top), colours.text, group)
    for words in blocks:
        words.at(x, top)
        top += words.size.height() + BETWEEN
    return group


def _blocks(
    theme: Theme, level: EmergencyLevel, text: Text | None, colour: str, width: int, parent: QGraphicsItem
) -> list[Words]:
    """Largest first: the word, the word in English, then staff's text in the languages it has."""
    scale, word = theme.type, WORDS[level]
    told = [
        (word.read(Language.ZH), [scale.hero_num.at(px) for px in (208, 176, 144)], 1),
        (word.read(Language.EN), [scale.num_m.at(px) for px in (88, 80, 72)], 1),
    ]
    if text is not None:
        told.append((text.zh, [scale.h1.at(px) for px in (64, 56, 48, 44)], 3))
        if text.en:
            told.append((text.en, [scale.quote.at(px) for px in (48, 44, 40, 36)], 3))
    made = []
    for words, steps, lines in told:
        token = fitting(words, steps, QSize(width, lines * steps[0].line_px))
        made.append(Words(words, token, colour, parent, width))
    return made


def icon(level: EmergencyLevel) -> QPainterPath:
    """The level's own shape in a square of ICON px: octagon, triangle, doorway with an arrow, disc."""
    match level:
        case EmergencyLevel.DANGER:
            return _polygon(8, pi / 8).subtracted(_mark(ICON * 0.22, ICON * 0.52))
        case EmergencyLevel.CAUTION:
            return _triangle().subtracted(_mark(ICON * 0.34, ICON * 0.32))
        case EmergencyLevel.EVACUATE:
            return rounded(QRectF(0, 0, ICON, ICON), 40).subtracted(_way_out())
        case EmergencyLevel.NOTICE:
            disc = QPainterPath()
            disc.addEllipse(QRectF(0, 0, ICON, ICON))
            return disc.subtracted(_letter_i())


def _polygon(corners: int, turn: float) -> QPainterPath:
    middle = ICON / 2
    path = QPainterPath()
    angles = [turn + 2 * pi * i / corners for i in range(corners)]
    path.addPolygon(QPolygonF([QPointF(middle + middle * sin(a), middle - middle * cos(a)) for a in angles]))
    path.closeSubpath()
    return path


def _triangle() -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(ICON / 2, ICON * 0.06), QPointF(ICON, ICON * 0.94), QPointF(0, ICON * 0.94)]))
    path.closeSubpath()
    return path


def _mark(top: float, height: float) -> QPainterPath:
    """An exclamation mark: a bar and a dot."""
    wide = ICON * 0.11
    path = rounded(QRectF((ICON - wide) / 2, top, wide, height * 0.72), wide / 2)
    path.addEllipse(QRectF(ICON / 2 - wide * 0.6, top + height * 0.82, wide * 1.2, wide * 1.2))
    return path


def _letter_i() -> QPainterPath:
    wide = ICON * 0.12
    path = rounded(QRectF((ICON - wide) / 2, ICON * 0.42, wide, ICON * 0.38), wide / 2)
    path.addEllipse(QRectF(ICON / 2 - wide * 0.6, ICON * 0.2, wide * 1.2, wide * 1.2))
    return path


def _way_out() -> QPainterPath:
    """A doorway at the left, open to the right, and an arrow out of it."""
    door = QPainterPath()
    door.addRect(QRectF(ICON * 0.16, ICON * 0.16, ICON * 0.4, ICON * 0.68))
    inside = QPainterPath()
    inside.addRect(QRectF(ICON * 0.25, ICON * 0.25, ICON * 0.4, ICON * 0.5))
    arrow = QPainterPath()
    outline = ((0.36, 0.445), (0.62, 0.445), (0.62, 0.33), (0.86, 0.5), (0.62, 0.67), (0.62, 0.555), (0.36, 0.555))
    arrow.addPolygon(QPolygonF([QPointF(ICON * x, ICON * y) for x, y in outline]))
    arrow.closeSubpath()
    return door.subtracted(inside).united(arrow)
