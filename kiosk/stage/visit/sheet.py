"""The sheet that tells of the part of a page that was opened, in large type."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize

from kiosk.domain.text import Text
from kiosk.domain.view import Act
from kiosk.domain.war_map import ProjectState
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.details import Detail
from kiosk.stage.slides.card import bar
from kiosk.stage.slides.war_map_state import MARK_PX, colour_of, mark
from kiosk.stage.slides.words import Words, fitting, set_text
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.navigation import top_of

PAD, BETWEEN = 32, 8
TITLE_PX = (56, 48, 44, 40, 36)
LINE_PX = (48, 44, 40, 36, 32, 30, 28)
MOST = 0.42
"""Of the page's height: what was touched is to be seen above it."""
CLOSE = Text(zh="收起", en="Close")


def build(board: Board, detail: Detail, closing: Act) -> None:
    """Over the foot of the page, above the navigation: what the part is called, what there is to say of it, and close."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    close = board.width_of(page.read(CLOSE))
    width = canvas.inner_width - close - PAD
    h2, body = theme.type.h2, theme.type.body
    # On one line, or on two of the smallest size.
    title = fitting(detail.title, [h2.at(px) for px in TITLE_PX], QSize(width, 2 * h2.at(TITLE_PX[-1]).line_px))
    title_px = set_text(detail.title, title, width).size.height()
    room = round(canvas.height * MOST) - 2 * PAD - title_px
    steps = [body.at(px) for px in LINE_PX]
    step = next((step for step in steps if _height(detail, step, width) <= room), steps[-1])
    height = max(board.side, title_px + _height(detail, step, width)) + 2 * PAD
    bottom = top_of(canvas, board.side)
    place = QRect(0, bottom - height, canvas.width, height)
    board.lie_over(place)
    bar(QRectF(place), theme.surface, board.root)
    bar(QRectF(place.left(), place.top(), place.width(), 4), page.hue, board.root)
    y = place.top() + PAD
    y += Words(detail.title, title, page.hue, board.root, width).at(canvas.margin, y).size.height() + BETWEEN
    for number, line in enumerate(detail.lines):
        x, colour = canvas.margin, theme.text1
        if number == 0 and detail.state is not None:
            x, colour = x + _mark(board, detail.state, step, y), colour_of(page, detail.state)
        y += Words(line, step, colour, board.root, width + canvas.margin - x).at(x, y).size.height() + BETWEEN
    button = QRect(canvas.width - canvas.margin - close, place.top() + PAD, close, board.side)
    board.button(button, CLOSE, closing)


def _height(detail: Detail, step: TypeToken, width: int) -> int:
    return sum(set_text(line, step, width).size.height() + BETWEEN for line in detail.lines)


def _mark(board: Board, state: ProjectState, step: TypeToken, top: int) -> int:
    """The shape of a state before a line, as large as its type; gives how far it moves the line."""
    shown = mark(board.page, state, board.page.theme.surface, board.root)
    shown.setScale(step.px / MARK_PX)
    shown.setPos(board.page.canvas.margin, top + (step.line_px - step.px) / 2)
    return step.px + BETWEEN * 2
