"""The rank slope: how a place in a ranking changed between known moments, the better rank higher."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import RankPoint, RankSlope
from kiosk.domain.text import Text
from kiosk.domain.view import Grip
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.area import Area
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides import rank_handle as handle
from kiosk.stage.slides.card import Group, bar, outline, rounded, shape
from kiosk.stage.slides.rank_figure import Figure
from kiosk.stage.slides.words import Words, fitting, fitting_all, fitting_line, set_text

LINE_PX, NODE_PX = 12, 60
NODE_PAD = 14
NODE_TEXT_PX = (32, 30, 28)
WHEN_PX = (36, 32, 30, 28)
WHEN_ROW, UPRIGHT_WHEN_ROW = 72, 104
NOTE_PX = (36, 32, 30, 28)
CHOSEN_NODE_PX, CHOSEN_TEXT_PX = 104, (64, 56, 48, 40, 36, 32)
"""The node that a visitor has drawn the handle to."""

BEFORE_PX, NOW_PX = 96, 128
"""The figure at the first point, and the one at the last."""

CALM_PX = 72
"""A figure at an end, while a visitor looks at another point."""

GAP = 24
AIR, UPRIGHT_AIR = 72, 160
"""Between the scale's ends and what stands over and under it; upright the figures are there."""

STEPS = tuple(n * 10**power for power in range(5) for n in (1, 2, 5))
MOST_STEPS = 2
"""So many steps of the scale the change may take; about as many more stand around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Where the points lie: `rect` from the first moment to the last, from the best rank of the scale to the worst."""

    rect: QRect
    moments: int
    ticks: tuple[int, ...]

    @property
    def pitch(self) -> float:
        return self.rect.width() / (self.moments - 1)

    def x(self, moment: int) -> float:
        return self.rect.left() + moment * self.pitch

    def y(self, rank: int) -> float:
        span = max(1, self.ticks[-1] - self.ticks[0])
        return self.rect.top() + (rank - self.ticks[0]) / span * self.rect.height()


def build(page: Page, slide: Slide, fields: RankSlope) -> QGraphicsItem:
    """Heading, what is ranked, the scale, the line with its points, the figures at its ends, note, footnote."""
    group, points = Group(), fields.points
    heading.build(page, slide.title, group)
    room = _between_words(page, fields, group)
    field, at = _field(page, fields, room), handle.held_at(page.view, len(points))
    _scale(page, field, room, group)
    _moments(page, field, points, room, group)
    if at is not None:
        handle.build(page, round(field.x(at)), room.top() + _when_row(page) + GAP // 2, room.bottom() + 1, group)
    _line(page, field, points, group)
    _place(page, field, points, _figures(page, points, group), group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: RankSlope) -> tuple[Area, ...]:
    """The whole field with its nodes and down to the knob, over which the handle is drawn."""
    room, half = _between_words(page, fields, Group()), handle.KNOB_PX // 2
    rect = _field(page, fields, room).rect.adjusted(-half, -half, half, 0)
    rect.setBottom(room.bottom())
    return (Area(rect=rect, act=Grip(), name=handle.NAME),)


def _figures(page: Page, points: tuple[RankPoint, ...], parent: QGraphicsItem) -> tuple[Figure, Figure]:
    """The figures of the first point and the last; while a visitor looks at a point it is the large one, and others are calm."""
    now_px, at = BEFORE_PX if page.canvas.portrait else NOW_PX, handle.held_at(page.view, len(points))
    if at is None:
        looks = [(BEFORE_PX, page.theme.text1), (now_px, page.hue)]
    else:
        ends = (0, len(points) - 1)
        looks = [(now_px, page.hue) if at == moment else (CALM_PX, page.theme.text2) for moment in ends]
    first, last = (
        Figure(page, point.rank, px, ink, parent) for point, (px, ink) in zip((points[0], points[-1]), looks, strict=True)
    )
    return first, last


def scale(ranks: list[int], of: int) -> tuple[int, ...]:
    """The ranks the scale names, best first: round ones around all points, never above 1 or beyond the last that exists."""
    best, worst = min(ranks), max(ranks)
    step = next((step for step in STEPS if worst - best <= MOST_STEPS * step), STEPS[-1])
    top, bottom = max(1, (best - 1) // step * step), min(of, (worst // step + 1) * step)
    between = range((top // step + 1) * step, bottom, step)
    return (top, *(rank for rank in between if min(rank - top, bottom - rank) > step / 2), bottom)


def _between_words(page: Page, fields: RankSlope, parent: QGraphicsItem) -> QRect:
    """Says what is ranked and how to read it, above; the note below; gives what is left between them."""
    content, label = page.canvas.content, page.theme.type.label.regular()
    said = Text(zh=f"{fields.of:,} 家中的名次，名次越小越好", en=f"Rank among {fields.of:,}: smaller is better")
    above = Words(page.read(said), label, page.theme.text2, parent).at(content.left(), content.top())
    top, bottom = content.top() + above.size.height() + GAP, content.bottom() + 1
    if fields.note is not None:
        told = page.read(fields.note)
        steps = [page.theme.type.body.at(px) for px in NOTE_PX]
        token = fitting(told, steps, QSize(content.width(), 2 * steps[0].line_px))
        words = Words(told, token, page.theme.text1, parent, content.width())
        bottom -= words.size.height() + GAP
        words.at(content.left(), bottom + GAP)
    return QRect(content.left(), top, content.width(), bottom - top)


def _field(page: Page, fields: RankSlope, room: QRect) -> Field:
    """What ticks, figures and moments leave of the room; it stays where it is while the handle is drawn over it."""
    now_px = BEFORE_PX if page.canvas.portrait else NOW_PX
    sizes = (BEFORE_PX if page.view.share is None else now_px, now_px)
    first, last = (
        Figure(page, point.rank, px, page.hue, Group())
        for point, px in zip((fields.points[0], fields.points[-1]), sizes, strict=True)
    )
    upright, ticks = page.canvas.portrait, scale([point.rank for point in fields.points], fields.of)
    left = room.left() + max(set_text(f"{tick:,}", page.theme.type.caption).size.width() for tick in ticks) + GAP
    right = room.right() + 1
    if upright:
        left, right = left + first.width // 2, right - last.width // 2
    else:
        left += first.width + GAP + _node_width(page, fields.points[0])
        right -= last.width + GAP + _node_width(page, fields.points[-1])
    air = UPRIGHT_AIR if upright else AIR
    top = room.top() + _when_row(page) + air
    return Field(rect=QRect(left, top, right - left, room.bottom() + 1 - air - top), moments=len(fields.points), ticks=ticks)


def _node_width(page: Page, point: RankPoint) -> int:
    """How wide a node is at most; a long rank draws it out."""
    return max(NODE_PX, set_text(f"{point.rank:,}", page.theme.type.label).size.width() + 2 * NODE_PAD)


def _when_row(page: Page) -> int:
    return UPRIGHT_WHEN_ROW if page.canvas.portrait else WHEN_ROW


def _scale(page: Page, field: Field, room: QRect, parent: QGraphicsItem) -> None:
    """A hairline for each rank the scale names, its figure at the left edge."""
    caption = page.theme.type.caption
    widths = [set_text(f"{tick:,}", caption).size.width() for tick in field.ticks]
    start = room.left() + max(widths) + GAP // 2
    for tick, width in zip(field.ticks, widths, strict=True):
        y = round(field.y(tick))
        bar(QRectF(start, y - 1, field.rect.right() - start, 2), page.theme.hairline, parent)
        Words(f"{tick:,}", caption, page.theme.text3, parent).at(start - GAP // 2 - width, y - caption.line_px // 2)


def _moments(page: Page, field: Field, points: tuple[RankPoint, ...], room: QRect, parent: QGraphicsItem) -> None:
    """A vertical hairline for each point, its moment on top."""
    label = replace(page.theme.type.label, line=1.2)
    foot = room.top() + _when_row(page)
    reach = min(field.pitch / 2, room.right() - field.x(len(points) - 1), field.x(0) - room.left())
    box = QSize(round(2 * reach) - GAP // 2, _when_row(page))
    whens, at = [page.read(point.when) for point in points], handle.held_at(page.view, len(points))
    token = fitting_all(whens, [label.at(px) for px in WHEN_PX], box)
    for moment, when in enumerate(whens):
        x = field.x(moment)
        bar(QRectF(round(x) - 1, foot + GAP // 2, 2, room.bottom() + 1 - foot - GAP), page.theme.hairline, parent)
        ink = page.theme.text1 if at is None else page.hue if moment == at else page.theme.text2
        words = Words(when, token, ink, parent, box.width())
        words.at(round(x - words.size.width() / 2), foot - words.size.height())


def _line(page: Page, field: Field, points: tuple[RankPoint, ...], parent: QGraphicsItem) -> None:
    """Straight from each known point to the next, and on each a node with its rank."""
    centres = [QPointF(field.x(moment), field.y(point.rank)) for moment, point in enumerate(points)]
    path = QPainterPath()
    path.addPolygon(QPolygonF(centres))
    outline(path, page.hue, LINE_PX, parent)
    told = [f"{point.rank:,}" for point in points]
    label, at = page.theme.type.label, handle.held_at(page.view, len(points))
    room = QSize(int(field.pitch) - 2 * NODE_PAD - GAP // 4, label.line_px)
    token = fitting_all(told, [label.at(px) for px in NODE_TEXT_PX], room)
    large = fitting_line(max(told, key=len), [label.at(px) for px in CHOSEN_TEXT_PX], int(field.pitch) - NODE_PX)
    for moment, (centre, rank) in enumerate(zip(centres, told, strict=True)):
        if moment == at and 0 < moment < len(points) - 1:
            _point(centre, rank, large, CHOSEN_NODE_PX, (page.hue, page.theme.bg), parent)
        elif at in (None, moment):
            _point(centre, rank, token, NODE_PX, (page.hue, page.theme.bg), parent)
        else:
            _point(centre, rank, token, NODE_PX, (page.theme.raised, page.theme.text2), parent)


def _point(centre: QPointF, rank: str, token: TypeToken, height: int, colours: tuple[str, str], parent: QGraphicsItem) -> None:
    """A node with its rank, drawn out where that is long."""
    width = set_text(rank, token).size.width()
    across = max(height, width + 2 * NODE_PAD)
    node = QRectF(centre.x() - across / 2, centre.y() - height / 2, across, height)
    shape(rounded(node, height / 2), colours[0], parent)
    Words(rank, token, colours[1], parent).at(round(centre.x() - width / 2), round(centre.y() - token.line_px / 2))


def _place(
    page: Page, field: Field, points: tuple[RankPoint, ...], figures: tuple[Figure, Figure], parent: QGraphicsItem
) -> None:
    """The figures beside the line's ends; upright over or under a node, away from the line. The scale's lines end at them."""
    for moment, neighbour, figure, side in ((0, 1, figures[0], -1), (len(points) - 1, -2, figures[1], 1)):
        x, y = field.x(moment), field.y(points[moment].rank)
        away = (NODE_PX if page.canvas.portrait else _node_width(page, points[moment])) / 2 + GAP
        if page.canvas.portrait:
            side = 1 if points[neighbour].rank < points[moment].rank else -1
            x, y = x - figure.width / 2, y + side * (away + figure.height / 2)
        else:
            x += away if side > 0 else -away - figure.width
        figure.setPos(round(x), round(y))
        figure.setZValue(1)
        bar(QRectF(round(x), round(y - figure.height / 2), figure.width, figure.height), page.theme.bg, parent)
