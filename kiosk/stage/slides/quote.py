"""The quote: somebody's words as they were said, and where they come from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Quote
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading, motif
from kiosk.stage.slides.card import Group, bar, shape
from kiosk.stage.slides.words import Words, fitting

INDENT, UPRIGHT_TOP = 176, 144
"""How far the words stand from the mark: to its right, upright below it."""

WIDTH = 1232
"""Twenty-two Hanzi of quote size."""

QUOTE_PX = (88, 72, 64, 56, 52, 48, 44, 40, 36)
QUOTE_LINES, UPRIGHT_QUOTE_LINES = 4, 5
SECOND_PX, BY_PX = (36, 32, 30, 28), (32, 30, 28)
SECOND_LINES = 3
BEFORE_SECOND, BEFORE_BY = 24, 48
MARK_WIDTH, MARK_HEIGHT, MARK_GAP = 52, 84, 20
DASH, DASH_GAP = 64, 24


def build(page: Page, slide: Slide, fields: Quote) -> QGraphicsItem:
    """Heading, then mark, words and where they come from in the middle of the content; footnote."""
    group = Group()
    motif.build(page, group)
    heading.build(page, slide.title, group)
    block, upright, content = Group(group), page.canvas.portrait, page.canvas.content
    shape(mark(), page.hue, block)
    words = Group(block)
    words.setPos(0 if upright else INDENT, UPRIGHT_TOP if upright else 0)
    height = _words(page, fields, content.width() if upright else WIDTH, words) + (UPRIGHT_TOP if upright else 0)
    block.setPos(content.left(), content.top() + (content.height() - height) // 2)
    footnote.build(page, group)
    return group


def mark() -> QPainterPath:
    """An opening quotation mark: two leaves, each round at its upper left, as the ornament's tiles are."""
    path = QPainterPath()
    for left in (0, MARK_WIDTH + MARK_GAP):
        path.moveTo(left + MARK_WIDTH, 0)
        path.arcTo(QRectF(left, 0, 2 * MARK_WIDTH, 2 * MARK_WIDTH), 90, 90)
        path.lineTo(left, MARK_HEIGHT)
        path.lineTo(left + MARK_WIDTH, MARK_HEIGHT)
        path.closeSubpath()
    return path


def _words(page: Page, fields: Quote, width: int, parent: QGraphicsItem) -> int:
    """The words in both languages, a dash and whose they are, downwards from 0; gives their height."""
    theme, scale = page.theme, page.theme.type
    told = page.read(fields.text)
    lines = UPRIGHT_QUOTE_LINES if page.canvas.portrait else QUOTE_LINES
    token = fitting(told, [scale.quote.at(px) for px in QUOTE_PX], QSize(width, lines * scale.quote.line_px))
    y = Words(told, token, theme.text1, parent, width).at(0, 0).size.height()
    beneath = page.beneath(fields.text)
    if beneath is not None:
        token = fitting(beneath, [scale.body.at(px) for px in SECOND_PX], QSize(width, SECOND_LINES * scale.body.line_px))
        y += BEFORE_SECOND + Words(beneath, token, theme.text2, parent, width).at(0, y + BEFORE_SECOND).size.height()
    by, y, left = page.read(fields.by), y + BEFORE_BY, DASH + DASH_GAP
    token = fitting(by, [scale.label.at(px) for px in BY_PX], QSize(width - left, 2 * scale.label.line_px))
    stroke = theme.stroke.bar // 2
    bar(QRectF(0, y + (token.line_px - stroke) // 2, DASH, stroke), page.hue, parent)
    return y + Words(by, token, theme.text2, parent, width - left).at(left, y).size.height()
