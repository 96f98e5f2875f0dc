"""The handle of a rank slope: drawn by a finger from known point to known point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Text
from kiosk.domain.view import View
from kiosk.stage.look import Page
from kiosk.stage.slides.card import bar, shape

LINE_PX, KNOB_PX, ARROW_PX = 6, 68, 12
NAME = Text(zh="拖动，看每次名次", en="Drag to each rank")


def held_at(view: View, moments: int) -> int | None:
    """The known point that the handle is nearest to, for between them nothing is known; None if nobody has moved it."""
    if view.share is None:
        return None
    return min(moments - 1, max(0, int(view.share * (moments - 1) + 0.5)))


def build(page: Page, x: int, top: int, bottom: int, parent: QGraphicsItem) -> None:
    """A line through the point, down to a knob with an arrow to each side."""
    knob = QPointF(x, bottom - KNOB_PX / 2)
    bar(QRectF(x - LINE_PX / 2, top, LINE_PX, knob.y() - top), page.hue, parent)
    disc = QPainterPath()
    disc.addEllipse(knob, KNOB_PX / 2, KNOB_PX / 2)
    shape(disc, page.hue, parent)
    for side in (-1, 1):
        arrow = QPainterPath(knob + QPointF(side * ARROW_PX / 2, -ARROW_PX))
        arrow.lineTo(knob + QPointF(side * ARROW_PX * 1.5, 0))
        arrow.lineTo(knob + QPointF(side * ARROW_PX / 2, ARROW_PX))
        arrow.closeSubpath()
        shape(arrow, page.theme.bg, parent)
