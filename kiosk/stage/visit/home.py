"""The menu: the contents of one section as titles to touch, and below them the sections to choose from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize

from kiosk.domain.programme import Programme
from kiosk.domain.session import Aid, ChooseSection, GoOn, Left, Session
from kiosk.domain.text import Text
from kiosk.domain.view import OpenSlide
from kiosk.domain.wall import Section
from kiosk.stage.slides.card import bar, rounded, shape
from kiosk.stage.slides.words import Words, fitting, fitting_all
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.navigation import top_of

GAP, BETWEEN, PAD = 16, 12, 20
TAB_PX = 144
MOST_ROWS, UPRIGHT_ROWS = 6, 12
TALLEST_ROW = 104
MOST_COLUMNS = 4
NAMES_PX = (64, 56, 48, 44, 40, 36, 32)
TITLE_PX = (36, 32, 30, 28)
NAME_PX = (32, 30, 28)
MARK_PX = 8
CONTINUE = Text(zh="继续上次 ▸", en="Continue ▸")
TOP = 72


def build(board: Board, programme: Programme, session: Session, left: Left | None, aside: frozenset[str]) -> None:
    """The section's name and promise, its slides in columns, the tabs of all sections; and the page that was left, for a while."""
    page, canvas = board.page, board.page.canvas
    section = programme.section_by_id[session.section]
    foot = top_of(canvas, board.side) - 24
    tabs = _tabs(board, programme, section, foot, aside, low=Aid.LOW_REACH in session.aids)
    bottom = _heading(board, section, left)
    _contents(
        board,
        programme,
        programme.course(section.id, aside),
        QRect(canvas.margin, bottom + 32, canvas.inner_width, tabs - bottom - 64),
    )
    bar(QRectF(canvas.margin, tabs - 18, canvas.inner_width, 2), page.theme.hairline, board.root)


def _heading(board: Board, section: Section, left: Left | None) -> int:
    """What is chosen, in both languages, and what it promises; answers where it ends."""
    page, canvas, theme = board.page, board.page.canvas, board.page.theme
    x, width = canvas.margin + 36, canvas.inner_width - 36
    if left is not None:
        side = board.width_of(page.read(CONTINUE))
        place = QRect(canvas.width - canvas.margin - side, TOP, side, board.side)
        board.button(place, CONTINUE, GoOn(), strong=True)
        width -= side + GAP
    name = page.read(section.name)
    lines = 2 if canvas.portrait else 1
    token = fitting(name, [theme.type.h1.at(px) for px in NAMES_PX], QSize(width, lines * theme.type.h1.line_px + 8))
    first = Words(name, token, theme.text1, board.root, width).at(x, TOP)
    bar(QRectF(canvas.margin, TOP + 4, theme.stroke.bar, first.size.height() - 8), theme.hue(section.hue), board.root)
    promise = page.read(section.promise)
    small = theme.type.label.regular()
    token = fitting(promise, [small.at(px) for px in (32, 30, 28)], QSize(width, 2 * small.line_px))
    second = Words(promise, token, theme.text2, board.root, width).at(x, TOP + first.size.height() + 4)
    return TOP + first.size.height() + 4 + second.size.height()


def _contents(board: Board, programme: Programme, course: tuple[str, ...], room: QRect) -> None:
    """The titles of the section's slides, down the columns; as many as have room at the size of a finger, of any others
    the arrows of a page lead to.
    """
    page, theme = board.page, board.page.theme
    least = (room.height() + BETWEEN) // (max(board.side, 72) + BETWEEN)
    rows_at_most = max(1, min(UPRIGHT_ROWS if page.canvas.portrait else MOST_ROWS, least))
    wished = max(1 if page.canvas.portrait else 2, -(-len(course) // rows_at_most))
    columns = min(2 if page.canvas.portrait else MOST_COLUMNS, wished)
    shown = course[: columns * rows_at_most]
    rows = max(1, -(-len(shown) // columns))
    height = min(max(TALLEST_ROW, board.side), (room.height() + BETWEEN) // rows - BETWEEN)
    width = (room.width() - (columns - 1) * GAP) // columns
    titles = [page.read(programme.slide_by_id[slide].title) for slide in shown]
    box = QSize(width - 2 * PAD - MARK_PX - PAD, height - 8)
    label = replace(theme.type.label.regular(), line=1.2)
    token = fitting_all(titles, [label.at(px) for px in TITLE_PX], box)
    for number, (slide, title) in enumerate(zip(shown, titles, strict=True)):
        column, row = divmod(number, rows)
        place = QRect(room.left() + column * (width + GAP), room.top() + row * (height + BETWEEN), width, height)
        shape(rounded(QRectF(place), 16), theme.surface, board.root)
        bar(QRectF(place.left() + PAD, place.top() + height // 2 - 20, MARK_PX, 40), page.hue, board.root)
        words = Words(title, token, theme.text1, board.root, box.width())
        words.at(place.left() + 2 * PAD + MARK_PX, place.top() + (height - words.size.height()) // 2)
        board.target(place, OpenSlide(slide=slide), programme.slide_by_id[slide].title)


def _tabs(board: Board, programme: Programme, chosen: Section, foot: int, aside: frozenset[str], *, low: bool) -> int:
    """A tab for each section, below what it changes; answers where they begin.

    Whoever does not reach the titles above (`low`) begins with the section's first page.
    """
    page, canvas = board.page, board.page.canvas
    sections = programme.sections
    across = min(2 if canvas.portrait else 5, len(sections))
    rows = -(-len(sections) // across)
    width = (canvas.inner_width - (across - 1) * GAP) // across
    height = max(TAB_PX, board.side)
    top = foot - rows * (height + GAP) + GAP
    names = [page.read(section.name) for section in sections]
    box = QSize(width - 2 * PAD - 56, height - 16)
    label = replace(page.theme.type.label, line=1.2)
    token = fitting_all(names, [label.at(px) for px in NAME_PX], box)
    for number, section in enumerate(sections):
        row, column = divmod(number, across)
        place = QRect(canvas.margin + column * (width + GAP), top + row * (height + GAP), width, height)
        ink = board.plate(place, chosen=section is chosen)
        hue = ink if section is chosen else page.theme.hue(section.hue)
        figure = Words(str(number + 1), page.theme.type.num_m.at(56), hue, board.root)
        figure.at(place.left() + PAD, place.top() + (height - figure.size.height()) // 2)
        words = Words(names[number], token, ink, board.root, box.width())
        words.at(place.left() + PAD + 56, place.top() + (height - words.size.height()) // 2)
        first = programme.course(section.id, aside)[:1] if low else ()
        board.target(place, OpenSlide(slide=first[0]) if first else ChooseSection(section=section.id), section.name)
    return top
