"""The farewell: what a screen shows for a moment after closing time, before it goes dark."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Text
from kiosk.qtkit.theme import Theme, TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, bar, blend
from kiosk.stage.slides.plate import Plate
from kiosk.stage.slides.poster import MARK, SECOND_INK, place
from kiosk.stage.slides.words import Words, fitting, set_text

WORDS = Text(zh="今天的参观到此结束，欢迎再来", en="The exhibition has closed for today. Thank you for visiting")
VEILED = 0.88
"""How much of the section's picture the ground takes away: it is still known again, and nobody looks at it."""

WORDS_PX, SECOND_PX = (112, 104, 96, 88, 80, 72), (56, 52, 48, 44, 40)
NAME_INDENT, BETWEEN = 36, 32
_PAUSE = re.compile(r"(?<=，)|(?<=\.) ")


def inks(theme: Theme) -> tuple[str, str]:
    """The ground and what is written on it: dark in every theme, for what comes next is darkness."""
    ground, ink = sorted((theme.bg, theme.text1), key=lambda colour: QColor(colour).lightnessF())
    return ground, ink


def build(page: Page, hall: Text) -> QGraphicsItem:
    """The hall's name above; in the middle that it has closed, in both languages; the section's picture faint behind."""
    group = Group()
    canvas = page.canvas
    ground, ink = inks(page.theme)
    bar(QRectF(canvas.rect), ground, group)
    if page.plate is not None and page.plate.image is not None:
        Plate(page.plate.image, place(canvas, page.plate.shown), canvas.rect, 0, group)
        veil = QColor(ground)
        veil.setAlphaF(VEILED)
        bar(QRectF(canvas.rect), veil, group)
    words = Group(group)
    second_ink = blend(ink, ground, SECOND_INK)
    _name(page, hall, (ink, second_ink, blend(ink, page.hue, MARK)), words)
    _goodbye(page, (ink, second_ink), words)
    return group


def _name(page: Page, hall: Text, colours: tuple[str, str, str], parent: QGraphicsItem) -> None:
    """The hall's name in both languages beside the bar of the section's hue."""
    ink, second_ink, mark = colours
    scale, x, top = page.theme.type, page.canvas.margin, page.canvas.margin
    width, y = page.canvas.inner_width - NAME_INDENT, top
    for told, steps, colour in (
        (page.read(hall), [scale.h2.at(px) for px in (44, 40, 36, 32)], ink),
        (page.beneath(hall), [scale.label.regular(), scale.caption], second_ink),
    ):
        if told is not None:
            step = fitting(told, steps, QSize(width, 2 * steps[0].line_px))
            y += Words(told, step, colour, parent, width).at(x + NAME_INDENT, y).size.height()
    bar(QRectF(x, top + 6, page.theme.stroke.bar, y - top - 8), mark, parent)


def _goodbye(page: Page, colours: tuple[str, str], parent: QGraphicsItem) -> None:
    """What there is to say, in the middle of the page, a line for each clause; the other language below."""
    scale, canvas = page.theme.type, page.canvas
    first, step = _broken(page.read(WORDS), [scale.display.at(px) for px in WORDS_PX], canvas.inner_width)
    second, steps = WORDS.read(page.look.language.other), [scale.quote.at(px) for px in SECOND_PX]
    second_step = fitting(second, steps, QSize(canvas.inner_width, 2 * steps[0].line_px))
    words = Words(first, step, colours[0], parent, canvas.inner_width)
    beneath = Words(second, second_step, colours[1], parent, canvas.inner_width)
    y = (canvas.height - words.size.height() - BETWEEN - beneath.size.height()) // 2
    words.at(canvas.margin, y)
    beneath.at(canvas.margin, y + words.size.height() + BETWEEN)


def _broken(told: str, steps: list[TypeToken], width: int) -> tuple[str, TypeToken]:
    """The words with their type: so large that each clause has one line, or one of them two where none is."""
    clauses = _PAUSE.split(told)
    whole = (step for step in steps if all(set_text(clause, step).size.width() <= width for clause in clauses))
    lines = "\u2028".join(clauses)
    return lines, next(whole, None) or fitting(lines, steps, QSize(width, (len(clauses) + 1) * steps[-1].line_px))
