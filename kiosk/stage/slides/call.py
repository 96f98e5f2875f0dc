"""The call to touch: a worded label in the section's hue that stands still, in each of its places for one attract loop."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Language, Text
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides.card import rounded, shape
from kiosk.stage.slides.words import Words

WORDS = Text(zh="轻触屏幕 开始参观", en="Touch the screen to begin")
SIZE = QSize(624, 176)
TOP, UPRIGHT_TOP = 832, 1560
"""Within reach of everybody, also of those who sit: below the middle of the screen, and above its lower edge."""

PLACES = 3
FIRST_PX, SECOND_PX, BETWEEN = 64, 36, 2


def call_place(canvas: Canvas, turn: int) -> QRect:
    """Where the call stands in a turn: at the left margin, in the middle, at the right one."""
    left = canvas.margin + (canvas.inner_width - SIZE.width()) * (turn % PLACES) // (PLACES - 1)
    return QRect(left, UPRIGHT_TOP if canvas.portrait else TOP, SIZE.width(), SIZE.height())


def call(page: Page, turn: int, parent: QGraphicsItem) -> QGraphicsItem:
    """Chinese above English, in either language: whoever comes by has not chosen one yet."""
    box, theme = call_place(page.canvas, turn), page.theme
    ground = shape(rounded(QRectF(box), theme.radius.card), page.hue, parent)
    first = Words(WORDS.read(Language.ZH), theme.type.h1.at(FIRST_PX), theme.bg, ground)
    second = Words(WORDS.read(Language.EN), theme.type.h2.regular().at(SECOND_PX), theme.bg, ground)
    y = box.top() + (box.height() - first.size.height() - BETWEEN - second.size.height()) // 2
    for words in (first, second):
        words.at(box.left() + (box.width() - words.size.width()) // 2, y)
        y += words.size.height() + BETWEEN
    return ground
