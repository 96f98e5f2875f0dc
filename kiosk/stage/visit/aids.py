"""The sheet with the aids: each a large tile, on or off, and all of them end with the visit.

Only a page that has captions offers to do without them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize

from kiosk.domain.session import Aid, Session, ShowAids, UseAid, UseCaptions
from kiosk.domain.text import Text
from kiosk.domain.view import Act
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.slides.card import bar
from kiosk.stage.slides.words import Words, fitting_all
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.navigation import top_of

NAMES = {
    Aid.LARGE_TEXT: Text(zh="大字", en="Large text"),
    Aid.CONTRAST: Text(zh="高对比", en="High contrast"),
    Aid.LOW_REACH: Text(zh="低位操作", en="Low reach"),
    Aid.LESS_MOTION: Text(zh="减少动画", en="Less motion"),
}
CAPTIONS = Text(zh="字幕", en="Captions")
ON, OFF = Text(zh="已开", en="On"), Text(zh="关", en="Off")
CLOSE = Text(zh="收起", en="Close")
PAD, GAP = 32, 24
TILE_PX = 168
NAME_PX = (44, 40, 36, 32, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A tile: what it is called, what a touch does, how things stand with it, and whether it is in use."""

    name: Text
    act: Act
    state: Text
    used: bool


def build(board: Board, session: Session, *, captioned: bool = False) -> None:
    """The sheet over the foot of the page, above the navigation."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    offers = _offers(session, captioned=captioned)
    bottom, across = top_of(canvas, board.side), 2 if canvas.portrait else len(offers)
    rows = -(-len(offers) // across)
    height = max(TILE_PX, board.side, 2 * GAP + theme.type.h2.line_px + theme.type.label.line_px)
    sheet = QRect(0, bottom - 2 * PAD - rows * (height + GAP) - board.side, canvas.width, 0)
    sheet.setBottom(bottom - 1)
    board.lie_over(sheet)
    bar(QRectF(sheet), theme.surface, board.root)
    bar(QRectF(sheet.left(), sheet.top(), sheet.width(), 2), theme.outline, board.root)
    width = (canvas.inner_width - (across - 1) * GAP) // across
    room = QSize(width - 2 * GAP, theme.type.h2.line_px)
    token = fitting_all([page.read(offer.name) for offer in offers], [theme.type.h2.at(px) for px in NAME_PX], room)
    for number, offer in enumerate(offers):
        row, column = divmod(number, across)
        place = QRect(
            canvas.margin + column * (width + GAP), sheet.top() + PAD + row * (height + GAP), width, height
        )  # fmt: skip
        _tile(board, place, offer, token)
    close = page.read(CLOSE)
    place = QRect(0, sheet.bottom() + 1 - PAD - board.side, board.width_of(close), board.side)
    place.moveRight(canvas.width - canvas.margin - 1)
    board.button(place, CLOSE, ShowAids())


def _offers(session: Session, *, captioned: bool) -> list[Offer]:
    offers = [_offer(name, UseAid(aid=aid), used=aid in session.aids) for aid, name in NAMES.items()]
    if captioned:
        offers.append(_offer(CAPTIONS, UseCaptions(), used=not session.uncaptioned))
    return offers


def _offer(name: Text, act: Act, *, used: bool) -> Offer:
    return Offer(name=name, act=act, state=ON if used else OFF, used=used)


def _tile(board: Board, place: QRect, offer: Offer, token: TypeToken) -> None:
    page, theme, name = board.page, board.page.theme, board.page.read(offer.name)
    ink = board.plate(place, chosen=offer.used)
    inner = place.adjusted(GAP, GAP, -GAP, -GAP)
    Words(name, token, ink, board.root, inner.width()).at(inner.left(), inner.top())
    state = Words(page.read(offer.state), theme.type.label, ink, board.root)
    state.at(inner.left(), inner.bottom() + 1 - state.size.height())
    board.target(place, offer.act, offer.name)
