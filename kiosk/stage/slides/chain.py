"""A chain: parts of a diagram of which one leads to the next, as arrows that reach into each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsItem

from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides.card import blend, shape
from kiosk.stage.slides.entry import Entry, entry_type

FAINT, STRONG = 0.12, 0.36
"""How much of the section's hue the first and the last arrow have."""

MOST_ACROSS = 4
ARROW_PX, LOW_ARROW_PX, DOWN_ARROW_PX = 400, 312, 220
"""How high an arrow is: in one row, in one of two, and at most where they point downwards."""

POINT_PX, DOWN_POINT_PX = 48, 36
BETWEEN = 12
CORNER_PX = 10
PAD = 24


def build(page: Page, entries: list[Entry], parent: QGraphicsItem) -> None:
    """Arrows pointing to the right, the more the warmer, on two rows from five on; upright they point downwards.

    The chain is followed as far as a visitor has opened it: up to there the arrows are in full colour.
    """
    rects = arrows(page.canvas, len(entries))
    boxes = [_arrow_box(page.canvas, rect) for rect in rects]
    step = entry_type(entries, boxes[0].size(), page.theme)
    for part, (entry, rect, box) in enumerate(zip(entries, rects, boxes, strict=True)):
        followed = page.view.part is not None and part <= page.view.part
        share = 1.0 if followed else FAINT + (STRONG - FAINT) * part / (len(entries) - 1)
        tone, ink = blend(page.hue, page.theme.surface, share), page.theme.bg if followed else page.theme.text1
        shape(_arrow(QRectF(rect), page.canvas.portrait, notched=part > 0), tone, parent)
        step.build(entry, step.middle(entry, box), (ink, ink), parent)


def parts(page: Page, entries: list[Entry]) -> list[QRect]:
    """Each arrow without its point, which reaches into the next."""
    if page.canvas.portrait:
        return [rect.adjusted(0, 0, 0, BETWEEN - DOWN_POINT_PX) for rect in arrows(page.canvas, len(entries))]
    return [rect.adjusted(0, 0, BETWEEN - POINT_PX, 0) for rect in arrows(page.canvas, len(entries))]


def arrows(canvas: Canvas, count: int) -> list[QRect]:
    """Where the arrows lie; the point of one reaches into the notch of the next."""
    content = canvas.content
    if canvas.portrait:
        overlap = DOWN_POINT_PX - BETWEEN
        height = min(DOWN_ARROW_PX, (content.height() + (count - 1) * overlap) // count)
        top = content.top() + (content.height() - count * (height - overlap) - overlap) // 2
        return [QRect(content.left(), top + i * (height - overlap), content.width(), height) for i in range(count)]
    overlap = POINT_PX - BETWEEN
    rows = 1 if count <= MOST_ACROSS else 2
    across = -(-count // rows)
    width = (content.width() + (across - 1) * overlap) // across
    height = ARROW_PX if rows == 1 else LOW_ARROW_PX
    top = content.top() + (content.height() - rows * (height + PAD) + PAD) // 2
    spots = [divmod(i, across) for i in range(count)]
    return [
        QRect(content.left() + column * (width - overlap), top + row * (height + PAD), width, height) for row, column in spots
    ]


def _arrow(rect: QRectF, down: bool, notched: bool) -> QPainterPath:
    """A plate with a point at its end, and a notch of the same form where one comes before it; its corners are round."""
    inset = rect.adjusted(CORNER_PX, CORNER_PX, -CORNER_PX, -CORNER_PX)
    point, length, width = (DOWN_POINT_PX, inset.height(), inset.width()) if down else (POINT_PX, inset.width(), inset.height())
    notch = point if notched else 0
    corners = ((0, 0), (length - point, 0), (length, width / 2), (length - point, width), (0, width), (notch, width / 2))
    plate = QPainterPath()
    plate.addPolygon(
        [inset.topLeft() + (QPointF(across, along) if down else QPointF(along, across)) for along, across in corners]
    )
    plate.closeSubpath()
    rim = QPainterPathStroker()
    rim.setWidth(2 * CORNER_PX)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return plate.united(rim.createStroke(plate))


def _arrow_box(canvas: Canvas, rect: QRect) -> QRect:
    """What an arrow leaves for its words."""
    if canvas.portrait:
        return rect.adjusted(PAD * 2, DOWN_POINT_PX, -PAD * 2, -DOWN_POINT_PX)
    return rect.adjusted(POINT_PX + PAD, PAD, -POINT_PX, -PAD)
