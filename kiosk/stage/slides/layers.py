"""Layers: parts of a diagram of which one carries the next, as a stack of plates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides.card import blend, rounded, shape
from kiosk.stage.slides.entry import Entry, entry_type
from kiosk.stage.slides.words import Words, fitting_all

FAINT, STRONG = 0.12, 0.36
"""How much of the section's hue the upmost and the lowest plate have."""

LIGHTER = 0.18
"""How much more of it the upper face of a plate has."""

FRONT_PX, UPRIGHT_FRONT_PX = 176, 240
"""How high the front of a plate is, at most."""

FACE_PX, SLANT_PX = 20, 48
"""A plate is seen a little from above: how high its upper face is, and how far its back is indented."""

BETWEEN = 10
CORNER_PX = 8
PAD, AIR = 48, 4
LINE_PX = (40, 36, 32, 30, 28)
NAME_SHARE = 0.34
"""Of the width, where the line stands beside the name."""


def build(page: Page, entries: list[Entry], parent: QGraphicsItem) -> None:
    """The first part lowest and warmest; name and line side by side, on an upright page one over the other."""
    fronts = places(page.canvas, len(entries))
    for part, front in enumerate(fronts):
        opened = part == page.view.part
        _plate(page, front, 1.0 if opened else STRONG - (STRONG - FAINT) * part / (len(entries) - 1), parent)
    boxes = [front.adjusted(PAD, AIR, -PAD, -AIR) for front in fronts]
    (_stacked if page.canvas.portrait else _side_by_side)(page, entries, boxes, parent)


def parts(page: Page, entries: list[Entry]) -> list[QRect]:
    """Each plate with its upper face."""
    return [front.adjusted(0, -FACE_PX, 0, 0) for front in places(page.canvas, len(entries))]


def places(canvas: Canvas, count: int) -> list[QRect]:
    """The fronts of the plates, the lowest first."""
    content, around = canvas.content, FACE_PX + BETWEEN
    highest = UPRIGHT_FRONT_PX if canvas.portrait else FRONT_PX
    front = min(highest, (content.height() + BETWEEN) // count - around)
    top = content.top() + (content.height() + BETWEEN - count * (front + around)) // 2
    return [
        QRect(content.left(), top + row * (front + around) + FACE_PX, content.width(), front) for row in reversed(range(count))
    ]


def _plate(page: Page, front: QRect, share: float, parent: QGraphicsItem) -> None:
    face = QPainterPath()
    left, right, y = front.left(), front.right() + 1, front.top()
    corners = ((left + SLANT_PX, y - FACE_PX), (right - SLANT_PX, y - FACE_PX), (right, y + CORNER_PX), (left, y + CORNER_PX))
    face.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    face.closeSubpath()
    shape(face, blend(page.hue, page.theme.surface, min(1.0, share + LIGHTER)), parent)
    shape(rounded(QRectF(front), CORNER_PX), blend(page.hue, page.theme.surface, share), parent)


def _ink(page: Page, part: int) -> str:
    """On the plate that a visitor has opened, which is in full colour, words have the colour of the ground."""
    return page.theme.bg if part == page.view.part else page.theme.text1


def _stacked(page: Page, entries: list[Entry], boxes: list[QRect], parent: QGraphicsItem) -> None:
    step = entry_type(entries, boxes[0].size(), page.theme)
    for part, (entry, box) in enumerate(zip(entries, boxes, strict=True)):
        step.build(entry, step.middle(entry, box), (_ink(page, part),) * 2, parent)


def _side_by_side(page: Page, entries: list[Entry], boxes: list[QRect], parent: QGraphicsItem) -> None:
    width, height = round(NAME_SHARE * boxes[0].width()), boxes[0].height()
    rest = boxes[0].width() - width - PAD
    name_step = entry_type([Entry(name=entry.name) for entry in entries], QSize(width, height), page.theme).name
    small = page.theme.type.label.regular()
    line_step = fitting_all(
        [entry.line for entry in entries if entry.line], [small.at(px) for px in LINE_PX], QSize(rest, height)
    )
    for part, (entry, box) in enumerate(zip(entries, boxes, strict=True)):
        for told, step, x, room in (
            (entry.name, name_step, box.left(), width),
            (entry.line, line_step, box.left() + width + PAD, rest),
        ):
            if told:
                words = Words(told, step, _ink(page, part), parent, room)
                words.at(x, box.top() + (height - words.size.height()) // 2)
