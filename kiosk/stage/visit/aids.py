"""The sheet with the aids: each a large tile, on or off, and all of them end with the visit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize

from kiosk.domain.session import Aid, Session, ShowAids, UseAid
from kiosk.domain.text import Text
from kiosk.stage.slides.card import bar
from kiosk.stage.slides.words import Words, fitting
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.navigation import top_of

NAMES = {
    Aid.LARGE_TEXT: Text(zh="大字", en="Large text"),
    Aid.CONTRAST: Text(zh="高对比", en="High contrast"),
    Aid.LOW_REACH: Text(zh="低位操作", en="Low reach"),
    Aid.LESS_MOTION: Text(zh="减少动画", en="Less motion"),
}
ON, OFF = Text(zh="已开", en="On"), Text(zh="关", en="Off")
CLOSE = Text(zh="收起", en="Close")
PAD, GAP = 32, 24
TILE_PX = 168
NAME_PX = (44, 40, 36, 32, 28)


def build(board: Board, session: Session) -> None:
    """The sheet over the foot of the page, above the navigation."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    bottom, across = top_of(canvas, board.side), 2 if canvas.portrait else len(NAMES)
    rows = -(-len(NAMES) // across)
    height = max(TILE_PX, board.side, 2 * GAP + theme.type.h2.line_px + theme.type.label.line_px)
    sheet = QRect(0, bottom - 2 * PAD - rows * (height + GAP) - board.side, canvas.width, 0)
    sheet.setBottom(bottom - 1)
    board.lie_over(sheet)
    bar(QRectF(sheet), theme.surface, board.root)
    bar(QRectF(sheet.left(), sheet.top(), sheet.width(), 2), theme.outline, board.root)
    width = (canvas.inner_width - (across - 1) * GAP) // across
    for number, (aid, name) in enumerate(NAMES.items()):
        row, column = divmod(number, across)
        place = QRect(
            canvas.margin + column * (width + GAP), sheet.top() + PAD + row * (height + GAP), width, height
        )  # fmt: skip
        _tile(board, place, name, aid, used=aid in session.aids)
    close = page.read(CLOSE)
    place = QRect(0, sheet.bottom() + 1 - PAD - board.side, board.width_of(close), board.side)
    place.moveRight(canvas.width - canvas.margin - 1)
    board.button(place, CLOSE, ShowAids())


def _tile(board: Board, place: QRect, name: Text, aid: Aid, *, used: bool) -> None:
    page, theme = board.page, board.page.theme
    ink = board.plate(place, chosen=used)
    inner = place.adjusted(GAP, GAP, -GAP, -GAP)
    token = fitting(page.read(name), [theme.type.h2.at(px) for px in NAME_PX], QSize(inner.width(), theme.type.h2.line_px))
    Words(page.read(name), token, ink, board.root, inner.width()).at(inner.left(), inner.top())
    state = Words(page.read(ON if used else OFF), theme.type.label, ink, board.root)
    state.at(inner.left(), inner.bottom() + 1 - state.size.height())
    board.target(place, UseAid(aid=aid), name)
