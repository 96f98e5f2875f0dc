"""The question whether somebody is still there, with the seconds that are left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.domain.session import StartOver, StayHere
from kiosk.domain.text import Text
from kiosk.stage.slides.card import bar, card
from kiosk.stage.slides.words import Words
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.navigation import top_of

STILL_THERE = Text(zh="还在看吗？", en="Still there?")
CONTINUE, OVER = Text(zh="继续", en="Continue"), Text(zh="重新开始", en="Start over")
VEIL = 0.72
CARD_WIDTH = 936
RING_PX, RING_STROKE = 96, 12
PAD, GAP = 48, 24


def build(board: Board, left_s: int, of_s: int) -> None:
    """A card in the lower part of the screen over the page, which is veiled; whatever is touched means: still there."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    board.cover()
    veil = bar(QRectF(canvas.rect), theme.bg, board.root)
    veil.setOpacity(VEIL)
    board.target(canvas.rect, StayHere(), CONTINUE)
    button = max(board.side, 96)
    height = 2 * PAD + 2 * RING_PX + GAP + button
    width = min(CARD_WIDTH, canvas.inner_width)
    sheet = QRect((canvas.width - width) // 2, top_of(canvas, board.side) - GAP - height, width, height)
    card(QRectF(sheet), theme, board.root)
    _ring(board, QPointF(sheet.left() + PAD + RING_PX, sheet.top() + PAD + RING_PX), left_s, of_s)
    x, y = sheet.left() + 2 * PAD + 2 * RING_PX, sheet.top() + PAD + 20
    first = Words(page.read(STILL_THERE), theme.type.h1, theme.text1, board.root).at(x, y)
    beneath = page.beneath(STILL_THERE)
    if beneath is not None:
        Words(beneath, theme.type.h2.regular(), theme.text2, board.root).at(x, y + first.size.height())
    half = (width - 2 * PAD - GAP) // 2
    place = QRect(sheet.left() + PAD, sheet.bottom() + 1 - PAD - button, half, button)
    board.button(place, OVER, StartOver())
    board.button(place.translated(half + GAP, 0), CONTINUE, StayHere(), strong=True)


def _ring(board: Board, centre: QPointF, left_s: int, of_s: int) -> None:
    """A ring that empties, with the seconds in it."""
    theme = board.page.theme
    box = QRectF(centre.x() - RING_PX, centre.y() - RING_PX, 2 * RING_PX, 2 * RING_PX).adjusted(6, 6, -6, -6)
    for colour, share in ((theme.hairline, 1.0), (board.page.hue, left_s / of_s)):
        path = QPainterPath()
        path.arcMoveTo(box, 90)
        path.arcTo(box, 90, 360 * share)
        item = QGraphicsPathItem(path, board.root)
        pen = QPen(QColor(colour), RING_STROKE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        item.setPen(pen)
    words = Words(str(left_s), theme.type.num_m, theme.text1, board.root)
    words.at(round(centre.x() - words.size.width() / 2), round(centre.y() - words.size.height() / 2))
