"""The sheet with the aids: each a large tile, on or off, and all of them end with the visit.

Only a page that has captions offers to do without them, and only one that was recorded to be read aloud.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize

from kiosk.domain.session import Aid, Listen, ListenAgain, Session, ShowAids, StopListening, UseAid, UseCaptions, Voice
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
READ_ALOUD = Text(zh="朗读", en="Read aloud")
VOICES = {
    Voice.SILENT: Text(zh="关", en="Off"),
    Voice.READING: Text(zh="正在朗读", en="Reading"),
    Voice.PAUSED: Text(zh="已暂停", en="Paused"),
}
PAUSE, GO_ON = Text(zh="暂停", en="Pause"), Text(zh="继续", en="Go on")
AGAIN, STOP = Text(zh="重读", en="Repeat"), Text(zh="停止", en="Stop")
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


def build(board: Board, session: Session, *, captioned: bool = False, read_aloud: bool = False) -> None:
    """The sheet over the foot of the page, above the navigation."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    offers = _offers(session, captioned=captioned, read_aloud=read_aloud)
    bottom = top_of(canvas, board.side)
    across, token = _across(board, [page.read(offer.name) for offer in offers])
    rows = -(-len(offers) // across)
    height = max(TILE_PX, board.side, 2 * GAP + theme.type.h2.line_px + theme.type.label.line_px)
    sheet = QRect(0, bottom - 2 * PAD - rows * (height + GAP) - board.side, canvas.width, 0)
    sheet.setBottom(bottom - 1)
    board.lie_over(sheet)
    bar(QRectF(sheet), theme.surface, board.root)
    bar(QRectF(sheet.left(), sheet.top(), sheet.width(), 2), theme.outline, board.root)
    width = _tile_width(board, across)
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
    if read_aloud and session.voice is not Voice.SILENT:
        _listening(board, QRect(canvas.margin, place.top(), 0, board.side), session.voice)


def _listening(board: Board, place: QRect, voice: Voice) -> None:
    """What can be done with a reading, from the left: let it stand or go on, begin anew, end."""
    pause = GO_ON if voice is Voice.PAUSED else PAUSE
    for name, act in ((pause, Listen()), (AGAIN, ListenAgain()), (STOP, StopListening())):
        place.setWidth(board.width_of(board.page.read(name)))
        board.button(place, name, act)
        place.translate(place.width() + GAP, 0)


def _across(board: Board, names: list[str]) -> tuple[int, TypeToken]:
    """How many tiles stand side by side, and how large their names are: never smaller than what stands under them."""
    theme, half = board.page.theme, -(-len(names) // 2)
    for across in (2,) if board.page.canvas.portrait else (len(names), half):
        room = QSize(_tile_width(board, across) - 2 * GAP, theme.type.h2.line_px)
        token = fitting_all(names, [theme.type.h2.at(px) for px in NAME_PX], room)
        if token.px >= theme.type.label.px:
            break
    return across, token


def _tile_width(board: Board, across: int) -> int:
    return (board.page.canvas.inner_width - (across - 1) * GAP) // across


def _offers(session: Session, *, captioned: bool, read_aloud: bool) -> list[Offer]:
    offers = [_offer(name, UseAid(aid=aid), used=aid in session.aids) for aid, name in NAMES.items()]
    if read_aloud:
        used = session.voice is not Voice.SILENT
        offers.append(Offer(name=READ_ALOUD, act=Listen(), state=VOICES[session.voice], used=used))
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
