"""The hero number: one figure as large as the page carries it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import HeroNumber
from kiosk.qtkit.fonts import font
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading, motif
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.kpi_wall import label_and_unit
from kiosk.stage.slides.words import Words, baseline, fitting

NUMBER_PX = (360, 320, 280, 240, 208, 176, 160, 144, 128, 112, 96, 80, 64)
UNIT_SHARE, GAP_SHARE = 0.36, 0.1
"""The unit's size and its distance, of the number's size."""

FALL_SHARE = 0.24
"""How much room a comma needs below the baseline, of the number's size."""

TEXT_PX = (64, 56, 48, 44, 40, 36, 32, 30, 28)
AFTER_LABEL, BEFORE_NOTE = 4, 24


def build(page: Page, slide: Slide, fields: HeroNumber) -> QGraphicsItem:
    """Heading, then the number with its unit and what it counts, in the middle of the content; footnote."""
    group = Group()
    motif.build(page, group)
    heading.build(page, slide.title, group)
    content = page.canvas.content
    for px in NUMBER_PX:
        figure = Group()
        size = _figure(page, fields, px, figure)
        if size.width() <= content.width() and size.height() <= content.height():
            break
    figure.setParentItem(group)
    figure.setPos(content.left(), content.top() + (content.height() - size.height()) // 2)
    footnote.build(page, group)
    return group


def ink_left(value: str, token: TypeToken) -> int:
    """How far inside its box the ink of a figure begins: a large one has to stand back by it to stand at the margin."""
    # Asked of a laid out text: for a sign that comes from another font than the first the bearing of one character is wrong.
    return round(QFontMetricsF(font(token)).tightBoundingRect(value).left())


def _figure(page: Page, fields: HeroNumber, px: int, parent: QGraphicsItem) -> QSize:
    """A number of that size, its unit, label in both languages and note, downwards from 0; gives their size."""
    theme, scale, width = page.theme, page.theme.type, page.canvas.inner_width
    label, unit = label_and_unit(page, fields)
    value, token = page.read(fields.value), scale.hero_num.at(px)
    x, line = -ink_left(value, token), baseline(token)
    across = x + Words(value, token, page.hue, parent).on_baseline(x, line).size.width()
    if unit:
        across += round(GAP_SHARE * px)
        beside = Words(unit, scale.h2.at(round(UNIT_SHARE * px)), theme.text2, parent).on_baseline(across, line)
        across += beside.size.width()
    y = line + round(FALL_SHARE * px)
    beneath, note = page.beneath(fields.label), page.read(fields.note) if fields.note else None
    for told, largest, colour, above in (
        (label, scale.h1, theme.text1, 0),
        (beneath, scale.body_l, theme.text2, AFTER_LABEL),
        (note, scale.body, theme.text1, BEFORE_NOTE),
    ):
        if told is not None:
            steps = [largest.at(px) for px in TEXT_PX if px <= largest.px]
            token = fitting(told, steps, QSize(width, 2 * largest.line_px))
            y += above + Words(told, token, colour, parent, width).at(0, y + above).size.height()
    return QSize(across, y)
