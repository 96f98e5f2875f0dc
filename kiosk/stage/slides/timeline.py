"""The timeline: moments on a rail, the last one is where we are now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TimelineFields, TimelineNode
from kiosk.domain.view import OpenPart
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.area import Area
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, bar, card, chosen, outline, shape
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
TOUCH_PX = 72
"""A node by itself can be touched over so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Where the moments stand: the middles of their nodes on the rail, their cards, and the one type of their texts."""

    nodes: list[QPoint]
    cards: list[QRect]
    step: TypeToken


def build(page: Page, slide: Slide, fields: TimelineFields) -> QGraphicsItem:
    """The rail across the page with cards above and below in turn; upright, down the page with cards beside it."""
    group = Group()
    heading.build(page, slide.title, group)
    moments = places(page, fields.nodes)
    _rail(page, moments, group)
    for i, (node, at, rect) in enumerate(zip(fields.nodes, moments.nodes, moments.cards, strict=True)):
        _stem(page, at, rect, group)
        _node(page, QPointF(at), group, now=i == len(fields.nodes) - 1, opened=i == page.view.part)
        _card(page, node, moments.step, rect, group)
        if i == page.view.part:
            chosen(QRectF(rect), page.theme.radius.card, page.hue, group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: TimelineFields) -> tuple[Area, ...]:
    """Each card with its node; beside cards that lie across each other's nodes, each node has an area of its own."""
    moments, found = places(page, fields.nodes), []
    for i, (node, at, rect) in enumerate(zip(fields.nodes, moments.nodes, moments.cards, strict=True)):
        parts = [rect, QRect(at.x() - TOUCH_PX // 2, at.y() - TOUCH_PX // 2, TOUCH_PX, TOUCH_PX)]
        if page.canvas.portrait:
            parts = [QRect(QPoint(page.canvas.content.left(), rect.top()), rect.bottomRight())]
        found += [Area(rect=part, act=OpenPart(part=i), name=node.when) for part in parts]
    return tuple(found)


def places(page: Page, nodes: tuple[TimelineNode, ...]) -> Moments:
    return _down(page, nodes) if page.canvas.portrait else _across(page, nodes)


def _across(page: Page, nodes: tuple[TimelineNode, ...]) -> Moments:
    content, pad = page.canvas.content, page.theme.space.pad
    width = min(WIDEST_CARD, (2 * content.width() // (len(nodes) + 1) - 96) // 8 * 8)
    pitch = (content.width() - width) // (len(nodes) - 1)
    room = min(RAIL_Y - content.top(), content.top() + content.height() - RAIL_Y) - STEM_PX
    step = _text_step(page, nodes, QSize(width, room))
    height = max(_needed_height(page, node, step, width) for node in nodes)
    at = [QPoint(content.left() + pad + i * pitch, RAIL_Y) for i in range(len(nodes))]
    tops = [RAIL_Y + STEM_PX if i % 2 else RAIL_Y - STEM_PX - height for i in range(len(nodes))]
    cards = [QRect(point.x() - pad, top, width, height) for point, top in zip(at, tops, strict=True)]
    return Moments(nodes=at, cards=cards, step=step)


def _down(page: Page, nodes: tuple[TimelineNode, ...]) -> Moments:
    content, gap = page.canvas.content, page.theme.space.gap
    x, left = content.left() + NOW_PX, content.left() + 2 * NOW_PX + STEM_PX
    pitch = min(280, content.height() // len(nodes))
    width = content.right() + 1 - left
    tops = [content.top() + i * pitch for i in range(len(nodes))]
    return Moments(
        nodes=[QPoint(x, top + (pitch - gap) // 2) for top in tops],
        cards=[QRect(left, top, width, pitch - gap) for top in tops],
        step=_text_step(page, nodes, QSize(width, pitch - gap)),
    )


def _rail(page: Page, moments: Moments, parent: QGraphicsItem) -> None:
    """In the section's hue from the first moment to the last; across a page it goes on to both edges."""
    first, last, content = moments.nodes[0], moments.nodes[-1], page.canvas.content
    if page.canvas.portrait:
        bar(QRectF(first.x() - RAIL_PX // 2, first.y(), RAIL_PX, last.y() - first.y()), page.hue, parent)
        return
    y = RAIL_Y - RAIL_PX // 2
    bar(QRectF(content.left(), y, content.width(), RAIL_PX), page.theme.hairline, parent)
    bar(QRectF(content.left(), y, last.x() - content.left(), RAIL_PX), page.hue, parent)


def _stem(page: Page, node: QPoint, card: QRect, parent: QGraphicsItem) -> None:
    """From a node to its card."""
    if page.canvas.portrait:
        stem = QRectF(node.x(), node.y() - 1, card.left() - node.x(), 2)
    else:
        stem = QRectF(node.x() - 1, RAIL_Y if card.top() > RAIL_Y else RAIL_Y - STEM_PX, 2, STEM_PX)
    bar(stem, page.theme.outline, parent)


def _node(page: Page, centre: QPointF, parent: QGraphicsItem, *, now: bool, opened: bool) -> None:
    """A ring with the ground inside; the last one is larger and filled, an opened one filled too."""
    radius = NOW_PX if now or opened else NODE_PX
    disc = QPainterPath()
    disc.addEllipse(centre, radius, radius)
    shape(disc, page.hue if now or opened else page.theme.bg, parent)
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
