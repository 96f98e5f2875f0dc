"""The heading of a slide: the section's bar, the title, and the same title in the other language."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Language, Text
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.words import Words, fitting

TITLE_PX = {Language.ZH: (64, 56, 48, 44, 40, 36), Language.EN: (56, 48, 44, 40, 36)}
SECOND_PX = (32, 30, 28)
INDENT_PX = 36
SECOND_GAP_PX = 4
SPARE_PX = 12
"""So much more than one line of the largest step is as high as two lines of the smallest."""


def build(page: Page, title: Text, parent: QGraphicsItem) -> QGraphicsItem:
    """The heading at the top of the page: the title on one line, or on two of the smallest step; on two of an upright page."""
    group = Group(parent)
    x, y = page.canvas.margin + INDENT_PX, page.canvas.heading_top
    words = page.read(title)
    width = page.canvas.inner_width - INDENT_PX
    lines = 2 if page.canvas.portrait else 1
    below = page.theme.type.label.line_px + SECOND_GAP_PX + SPARE_PX
    height = min(lines * page.theme.type.h1.line_px + SPARE_PX, page.canvas.content_top - y - below)
    room = QSize(width, height)
    token = fitting(words, [page.theme.type.h1.at(px) for px in TITLE_PX[page.look.language]], room)
    first = Words(words, token, page.theme.text1, group, width).at(x, y)
    bar(QRectF(page.canvas.margin, y + 4, page.theme.stroke.bar, first.size.height() - 8), page.hue, group)
    beneath = page.beneath(title)
    if beneath is not None:
        small = page.theme.type.label.regular()
        token = fitting(beneath, [small.at(px) for px in SECOND_PX], QSize(width, lines * small.line_px))
        Words(beneath, token, page.theme.text2, group, width).at(x, y + first.size.height() + SECOND_GAP_PX)
    return group
