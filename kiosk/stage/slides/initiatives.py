"""Initiatives: two to ten numbered cards, each with a name and one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiatives
from kiosk.domain.view import OpenPart, OpenSlide
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, card, chosen
from kiosk.stage.slides.entry import Entry, entry_type
from kiosk.stage.slides.words import Words

CARD_HEIGHT = 312
WIDEST_CARD = 560
MOST_ACROSS, UPRIGHT_ACROSS = 5, 2
RISE = 12
"""A line of figures is higher than the figures: so much of the air above them is taken back."""


def build(page: Page, slide: Slide, fields: Initiatives) -> QGraphicsItem:
    """Heading, cards in reading order, footnote; the names of a row are level, above the foot of their cards."""
    group, theme = Group(), page.theme
    heading.build(page, slide.title, group)
    rects = places(page.canvas, len(fields.items), theme.space.gap)
    entries = [Entry(name=page.read(item.name), line=page.read(item.line)) for item in fields.items]
    boxes = [_entry_box(page, rect) for rect in rects]
    step = entry_type(entries, boxes[0].size(), theme)
    tallest = max(step.height(entry, boxes[0].width()) for entry in entries)
    for number, (entry, rect, box) in enumerate(zip(entries, rects, boxes, strict=True), start=1):
        card(QRectF(rect), theme, group)
        Words(str(number), theme.type.num_m, page.hue, group).at(box.left(), rect.top() + theme.space.gap - RISE)
        step.build(entry, box.adjusted(0, box.height() - tallest, 0, 0), (theme.text1, theme.text2), group)
        if page.view.part == number - 1:
            chosen(QRectF(rect), theme.radius.card, page.hue, group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: Initiatives) -> tuple[Area, ...]:
    """Each card: it leads to its own slide, or can be opened where it has none."""
    rects = places(page.canvas, len(fields.items), page.theme.space.gap)
    acts = [
        OpenPart(part=part) if item.opens is None else OpenSlide(slide=item.opens) for part, item in enumerate(fields.items)
    ]
    return tuple(Area(rect=rect, act=act, name=item.name) for rect, act, item in zip(rects, acts, fields.items, strict=True))


def places(canvas: Canvas, count: int, gap: int) -> list[QRect]:
    """Where the cards stand: up to five a row, more on two rows; two a row on an upright page; each row in the middle."""
    content = canvas.content
    across = UPRIGHT_ACROSS if canvas.portrait else count if count <= MOST_ACROSS else -(-count // 2)
    rows = [min(across, count - first) for first in range(0, count, across)]
    width = min(WIDEST_CARD, (content.width() - (across - 1) * gap) // across)
    height = min(CARD_HEIGHT, (content.height() - (len(rows) - 1) * gap) // len(rows))
    top = content.top() + (content.height() - len(rows) * (height + gap) + gap) // 2
    found = []
    for row, cards in enumerate(rows):
        left = content.left() + (content.width() - cards * (width + gap) + gap) // 2
        found += [QRect(left + i * (width + gap), top + row * (height + gap), width, height) for i in range(cards)]
    return found


def _entry_box(page: Page, rect: QRect) -> QRect:
    """What a card leaves for its entry, below the number."""
    pad = page.theme.space.gap
    return rect.adjusted(pad, pad + page.theme.type.num_m.line_px - RISE, -pad, -pad)
