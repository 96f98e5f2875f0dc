"""The navigation: one row at the foot of every page, its order and places never change."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath

from kiosk.domain.session import GoHome, Magnify, Session, ShowAids, Speak, Turn
from kiosk.domain.text import Language, Text
from kiosk.stage.look import Canvas
from kiosk.stage.slides.card import bar, shape
from kiosk.stage.slides.words import Words, fitting
from kiosk.stage.visit.board import Board

FOOT_PX = 32
"""Below the row: fingers that come over the edge belong to the system."""

ABOVE_PX, GAP, UPRIGHT_GAP = 16, 16, 10
ARROW_PX, UPRIGHT_ARROW_PX = 112, 72
DOT_PX, DOT_PITCH, MOST_DOTS = 8, 32, 10

MENU = Text(zh="返回目录", en="Menu")
BACK, ON = Text(zh="上一页", en="Previous page"), Text(zh="下一页", en="Next page")
AIDS = Text(zh="阅读辅助", en="Reading aids")
LANGUAGE = {Language.ZH: Text(zh="中文", en="中文"), Language.EN: Text(zh="English", en="English")}
CLOSER, FARTHER = Text(zh="放大", en="Closer"), Text(zh="缩小", en="Farther")


def top_of(canvas: Canvas, side: int) -> int:
    """Where the row begins: pages are seen above it."""
    rows = 2 if canvas.portrait else 1
    return canvas.height - FOOT_PX - side - ABOVE_PX - (rows - 1) * (DOT_PITCH + GAP)


def build(board: Board, session: Session, course: tuple[str, ...], *, magnifies: bool) -> None:
    """The row: back, on, menu · where we are, where the figures come from · farther, closer, aids, the other language."""
    page, canvas = board.page, board.page.canvas
    top = top_of(canvas, board.side)
    bar(QRectF(0, top, canvas.width, canvas.height - top), page.theme.bg, board.root)
    bar(QRectF(0, top, canvas.width, 2), page.theme.hairline, board.root)
    row = QRect(canvas.margin, canvas.height - FOOT_PX - board.side, canvas.inner_width, board.side)
    left = row.left()
    if session.slide is not None:
        left = _turning(board, row)
    right = _choosing(board, row, page.look.language.other)
    if magnifies:
        right = _magnifying(board, row, right)
    if session.slide is not None:
        middle = QRect(left, row.top(), right - GAP - left, row.height())
        _where(board, session.slide, course, _line_above(row) if canvas.portrait else middle)


def _turning(board: Board, row: QRect) -> int:
    """Back, on and menu; answers where they end."""
    width, gap = _arrow_px(board), _gap(board)
    place = QRect(row.left(), row.top(), width, row.height())
    board.arrow(place, -1, Turn(step=-1), BACK)
    place.translate(width + gap, 0)
    board.arrow(place, 1, Turn(step=1), ON)
    menu = QRect(place.right() + 1 + gap, row.top(), board.width_of(board.page.read(MENU)), row.height())
    board.button(menu, MENU, GoHome())
    return menu.right() + 1 + 2 * gap


def _choosing(board: Board, row: QRect, other: Language) -> int:
    """Aids and the other language, by its own name; answers where they begin."""
    named = LANGUAGE[other].read(other)
    width = board.width_of(named)
    language = QRect(row.right() + 1 - width, row.top(), width, row.height())
    aids_width, gap = _arrow_px(board), _gap(board)
    aids = QRect(language.left() - gap - aids_width, row.top(), aids_width, row.height())
    board.labelled(aids, "Aa", ShowAids(), AIDS)
    board.labelled(language, named, Speak(), LANGUAGE[other])
    return aids.left() - gap


def _arrow_px(board: Board) -> int:
    return max(board.side, UPRIGHT_ARROW_PX if board.page.canvas.portrait else ARROW_PX)


def _gap(board: Board) -> int:
    return UPRIGHT_GAP if board.page.canvas.portrait else GAP


def _line_above(row: QRect) -> QRect:
    return QRect(row.left(), row.top() - DOT_PITCH - GAP, row.width(), DOT_PITCH)


def _where(board: Board, slide: str, course: tuple[str, ...], room: QRect) -> None:
    """Which page of how many this is; and under it the source, which the row has covered."""
    page, caption = board.page, board.page.theme.type.caption
    source = page.read(page.source) if page.source is not None else ""
    fitted = fitting(source, [caption], QSize(room.width(), caption.line_px)) if source else caption
    told = fitted.px >= caption.px and source != "" and not page.canvas.portrait
    middle = room.center().y() - ((caption.line_px + 1) // 2 if told else 0)
    if slide in course:
        _dots(board, course.index(slide), len(course), room.center().x(), middle)
    if told:
        words = Words(source, caption, page.theme.text3, board.root)
        words.at(room.center().x() - words.size.width() // 2, room.center().y())


def _dots(board: Board, place: int, count: int, x: int, y: int) -> None:
    theme, page = board.page.theme, board.page
    if count > MOST_DOTS:
        words = Words(f"{place + 1}/{count}", theme.type.caption, theme.text2, board.root)
        words.at(x - words.size.width() // 2, y - words.size.height() // 2)
        return
    for dot in range(count):
        radius = DOT_PX + (2 if dot == place else 0)
        path, centre = QPainterPath(), x + round((dot - (count - 1) / 2) * DOT_PITCH)
        path.addEllipse(QRectF(centre - radius, y - radius, 2 * radius, 2 * radius))
        shape(path, page.hue if dot == place else theme.outline, board.root)


def _magnifying(board: Board, row: QRect, right: int) -> int:
    """Closer and farther, left of the aids; answers where they begin."""
    gap = _gap(board)
    place = QRect(right - board.side, row.top(), board.side, board.side)
    board.sign(place, plus=True, act=Magnify(step=1), name=CLOSER)
    place.translate(-board.side - gap, 0)
    board.sign(place, plus=False, act=Magnify(step=-1), name=FARTHER)
    return place.left() - gap
