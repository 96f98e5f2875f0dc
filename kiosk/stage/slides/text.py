"""The text slide: a lead and a few short paragraphs, on lines that are comfortable to read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TextFields
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading, motif
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.words import Words, set_text

WIDTH = 1008
"""Twenty-five Hanzi of the largest type."""

BODY_PX = (40, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14)
LEAD_MORE = 8
"""So many pixels the lead is larger than the paragraphs."""

BEFORE_RULE, RULE, AFTER_RULE = 28, 96, 40


def build(page: Page, slide: Slide, fields: TextFields) -> QGraphicsItem:
    """Heading, the lead over a short rule, the paragraphs in the largest type in which all have room; footnote."""
    group = Group()
    motif.build(page, group)
    heading.build(page, slide.title, group)
    content, steps = page.canvas.content, [page.theme.type.body.at(px) for px in BODY_PX]
    step = next((step for step in steps if _height(page, fields, step) <= content.height()), steps[-1])
    y = content.top() + (content.height() - _height(page, fields, step)) // 2
    if fields.lead is not None:
        lead = Words(page.read(fields.lead), _lead(page, step), page.theme.text1, group, _width(page)).at(content.left(), y)
        y += lead.size.height() + BEFORE_RULE
    bar(QRectF(content.left(), y, RULE, page.theme.stroke.bar), page.hue, group)
    y += page.theme.stroke.bar + AFTER_RULE
    for text in fields.paragraphs:
        paragraph = Words(page.read(text), step, page.theme.text1, group, _width(page)).at(content.left(), y)
        y += paragraph.size.height() + page.theme.space.gap
    footnote.build(page, group)
    return group


def _width(page: Page) -> int:
    return min(WIDTH, page.canvas.inner_width)


def _lead(page: Page, step: TypeToken) -> TypeToken:
    return page.theme.type.h2.at(step.px + LEAD_MORE)


def _height(page: Page, fields: TextFields, step: TypeToken) -> int:
    """How high lead, rule and paragraphs stand in a step of type."""
    gap = page.theme.space.gap
    height = page.theme.stroke.bar + AFTER_RULE - gap
    height += sum(set_text(page.read(text), step, _width(page)).size.height() + gap for text in fields.paragraphs)
    if fields.lead is not None:
        height += set_text(page.read(fields.lead), _lead(page, step), _width(page)).size.height() + BEFORE_RULE
    return height
