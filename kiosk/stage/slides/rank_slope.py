"""The rank slope: how a place in a ranking changed between known moments, the better rank higher."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import RankPoint, RankSlope
from kiosk.domain.text import Text
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, bar, outline, rounded, shape
from kiosk.stage.slides.rank_figure import Figure
from kiosk.stage.slides.words import Words, fitting, fitting_all, set_text

LINE_PX, NODE_PX = 12, 60
NODE_PAD = 14
NODE_TEXT_PX = (32, 30, 28)
WHEN_PX = (36, 32, 30, 28)
WHEN_ROW, UPRIGHT_WHEN_ROW = 72, 104
NOTE_PX = (36, 32, 30, 28)
BEFORE_PX, NOW_PX = 96, 128
"""The figure at the first point, and the one at the last."""

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
    now_px = BEFORE_PX if page.canvas.portrait else NOW_PX
    first = Figure(page, points[0].rank, BEFORE_PX, page.theme.text1, group)
    last = Figure(page, points[-1].rank, now_px, page.hue, group)
    field = _field(page, fields, room, first, last)
    _scale(page, field, room, group)
    _moments(page, field, points, room, group)
    _line(page, field, points, group)
    _place(page, field, points, (first, last), group)
    footnote.build(page, group)
    return group


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


def _field(page: Page, fields: RankSlope, room: QRect, first: Figure, last: Figure) -> Field:
    """What ticks, figures and moments leave of the room."""
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
    whens = [page.read(point.when) for point in points]
    token = fitting_all(whens, [label.at(px) for px in WHEN_PX], box)
    for moment, when in enumerate(whens):
        x = field.x(moment)
        bar(QRectF(round(x) - 1, foot + GAP // 2, 2, room.bottom() + 1 - foot - GAP), page.theme.hairline, parent)
        words = Words(when, token, page.theme.text1, parent, box.width())
        words.at(round(x - words.size.width() / 2), foot - words.size.height())


def _line(page: Page, field: Field, points: tuple[RankPoint, ...], parent: QGraphicsItem) -> None:
    """Straight from each known point to the next, and on each a node with its rank."""
    centres = [QPointF(field.x(moment), field.y(point.rank)) for moment, point in enumerate(points)]
    path = QPainterPath()
    path.addPolygon(QPolygonF(centres))
    outline(path, page.hue, LINE_PX, parent)
    told = [f"{point.rank:,}" for point in points]
    label = page.theme.type.label
    room = QSize(int(field.pitch) - 2 * NODE_PAD - GAP // 4, label.line_px)
    token = fitting_all(told, [label.at(px) for px in NODE_TEXT_PX], room)
    for centre, rank in zip(centres, told, strict=True):
        width = set_text(rank, token).size.width()
        across = max(NODE_PX, width + 2 * NODE_PAD)
        node = QRectF(centre.x() - across / 2, centre.y() - NODE_PX / 2, across, NODE_PX)
        shape(rounded(node, NODE_PX / 2), page.hue, parent)
        Words(rank, token, page.theme.bg, parent).at(round(centre.x() - width / 2), round(centre.y() - token.line_px / 2))


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
