"""The timeline: moments on a rail, the last one is where we are now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TimelineFields, TimelineNode
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, bar, card, outline, shape
from kiosk.stage.slides.words import Words, fitting, fitting_all, set_text

RAIL_Y = 560
RAIL_PX = 6
NODE_PX, NOW_PX = 14, 22
"""Radius of a node, and of the last one."""

STEM_PX = 64
WIDEST_CARD = 560
ROOMY_CARD = 440
"""From this width on a card has larger type."""

WHEN_PX = (56, 44, 40, 36, 32, 28)
TEXT_PX = (36, 32, 30, 28)
AFTER_WHEN = 8


def build(page: Page, slide: Slide, fields: TimelineFields) -> QGraphicsItem:
    """The rail across the page with cards above and below in turn; upright, down the page with cards beside it."""
    group = Group()
    heading.build(page, slide.title, group)
    if page.canvas.portrait:
        _down(page, fields.nodes, group)
    else:
        _across(page, fields.nodes, group)
    footnote.build(page, group)
    return group


def _across(page: Page, nodes: tuple[TimelineNode, ...], parent: QGraphicsItem) -> None:
    content = page.canvas.content
    width = min(WIDEST_CARD, (2 * content.width() // (len(nodes) + 1) - 96) // 8 * 8)
    pitch = (content.width() - width) // (len(nodes) - 1)
    xs = [content.left() + page.theme.space.pad + i * pitch for i in range(len(nodes))]
    bar(QRectF(content.left(), RAIL_Y - RAIL_PX // 2, content.width(), RAIL_PX), page.theme.hairline, parent)
    bar(QRectF(content.left(), RAIL_Y - RAIL_PX // 2, xs[-1] - content.left(), RAIL_PX), page.hue, parent)
    room = min(RAIL_Y - content.top(), content.top() + content.height() - RAIL_Y) - STEM_PX
    step = _text_step(page, nodes, QSize(width, room))
    height = max(_needed_height(page, node, step, width) for node in nodes)
    for i, (node, x) in enumerate(zip(nodes, xs, strict=True)):
        above = i % 2 == 0
        bar(QRectF(x - 1, RAIL_Y - STEM_PX if above else RAIL_Y, 2, STEM_PX), page.theme.outline, parent)
        _node(page, QPointF(x, RAIL_Y), i == len(nodes) - 1, parent)
        top = RAIL_Y - STEM_PX - height if above else RAIL_Y + STEM_PX
        _card(page, node, step, QRect(x - page.theme.space.pad, top, width, height), parent)


def _down(page: Page, nodes: tuple[TimelineNode, ...], parent: QGraphicsItem) -> None:
    content, gap = page.canvas.content, page.theme.space.gap
    x, left = content.left() + NOW_PX, content.left() + 2 * NOW_PX + STEM_PX
    pitch = min(280, content.height() // len(nodes))
    width = content.right() + 1 - left
    step = _text_step(page, nodes, QSize(width, pitch - gap))
    ys = [content.top() + i * pitch + (pitch - gap) // 2 for i in range(len(nodes))]
    bar(QRectF(x - RAIL_PX // 2, ys[0], RAIL_PX, ys[-1] - ys[0]), page.hue, parent)
    for i, (node, y) in enumerate(zip(nodes, ys, strict=True)):
        bar(QRectF(x, y - 1, left - x, 2), page.theme.outline, parent)
        _node(page, QPointF(x, y), i == len(nodes) - 1, parent)
        _card(page, node, step, QRect(left, content.top() + i * pitch, width, pitch - gap), parent)


def _node(page: Page, centre: QPointF, now: bool, parent: QGraphicsItem) -> None:
    """A ring with the ground inside; the last one is larger and filled."""
    radius = NOW_PX if now else NODE_PX
    disc = QPainterPath()
    disc.addEllipse(centre, radius, radius)
    shape(disc, page.hue if now else page.theme.bg, parent)
    if not now:
        outline(disc, page.hue, RAIL_PX, parent)


def _steps(page: Page, width: int) -> tuple[list[TypeToken], list[TypeToken]]:
    """The type of `when` and of the text in a card of that width, largest first."""
    first = 0 if width >= ROOMY_CARD else 1
    scale = page.theme.type
    return [scale.h2.at(px) for px in WHEN_PX[first:]], [scale.label.regular().at(px) for px in TEXT_PX[first:]]


def _text_box(page: Page, card_size: QSize) -> QSize:
    """What a card leaves for its text, below `when`."""
    when, pad = _steps(page, card_size.width())[0][0], page.theme.space.gap
    return QSize(card_size.width() - 2 * pad, card_size.height() - 2 * pad - when.line_px - AFTER_WHEN)


def _text_step(page: Page, nodes: tuple[TimelineNode, ...], largest: QSize) -> TypeToken:
    """One size of type for all cards, so that none seems to matter more."""
    texts = [page.read(node.text) for node in nodes]
    return fitting_all(texts, _steps(page, largest.width())[1], _text_box(page, largest))


def _needed_height(page: Page, node: TimelineNode, step: TypeToken, width: int) -> int:
    around = -_text_box(page, QSize(width, 0)).height()
    return around + set_text(page.read(node.text), step, width - 2 * page.theme.space.gap).size.height()


def _card(page: Page, node: TimelineNode, step: TypeToken, rect: QRect, parent: QGraphicsItem) -> None:
    theme, pad = page.theme, page.theme.space.gap
    card(QRectF(rect), theme, parent)
    x, y, width = rect.left() + pad, rect.top() + pad, rect.width() - 2 * pad
    when, steps = page.read(node.when), _steps(page, rect.width())[0]
    Words(when, fitting(when, steps, QSize(width, steps[0].line_px)), page.hue, parent, width).at(x, y)
    Words(page.read(node.text), step, theme.text1, parent, width).at(x, y + steps[0].line_px + AFTER_WHEN)
