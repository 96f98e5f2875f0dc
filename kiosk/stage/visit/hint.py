"""The hint that pages can be swiped: it comes once in a visit, for who has not touched anything for a while, and goes again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.domain.text import Text
from kiosk.stage.slides.card import rounded, shape
from kiosk.stage.slides.words import Words
from kiosk.stage.visit.board import CHEVRON_PX, CHEVRON_STROKE, Board
from kiosk.stage.visit.navigation import top_of

SWIPE = Text(zh="左右滑动翻页", en="Swipe to turn pages")
HEIGHT, PAD, GAP, ABOVE = 96, 40, 28, 12
MARK_PX = 142
TRAIL = ((54, 20, 1.0), (90, 13, 0.6), (116, 9, 0.4), (136, 6, 0.25))
"""Where the finger is and where it was before: from the left of the mark, how large, and how clear."""


def build(board: Board) -> None:
    """A plate above the navigation: a finger on its way, and what that does. It answers to no touch."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    words = Words(page.read(SWIPE), theme.type.h2, theme.bg, board.root)
    width = 2 * PAD + MARK_PX + GAP + words.size.width()
    plate = QRect((canvas.width - width) // 2, top_of(canvas, board.side) - ABOVE - HEIGHT, width, HEIGHT)
    words.setZValue(1)
    shape(rounded(QRectF(plate), HEIGHT / 2), theme.text1, board.root)
    words.at(plate.left() + PAD + MARK_PX + GAP, plate.center().y() - words.size.height() // 2)
    _mark(board, QPointF(plate.left() + PAD, QRectF(plate).center().y()))


def _mark(board: Board, start: QPointF) -> None:
    """A finger that has come from the right, and an arrow to where it goes."""
    ink = board.page.theme.bg
    for x, radius, clear in TRAIL:
        disc = QPainterPath()
        disc.addEllipse(start + QPointF(x, 0), radius, radius)
        shape(disc, ink, board.root).setOpacity(clear)
    arrow = QPainterPath()
    arrow.addPolygon(
        QPolygonF([start + QPointF(x, y) for x, y in ((CHEVRON_PX, -CHEVRON_PX), (0, 0), (CHEVRON_PX, CHEVRON_PX))])
    )
    pen = QPen(QColor(ink), CHEVRON_STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    QGraphicsPathItem(arrow, board.root).setPen(pen)
