"""What a visitor turns and filters the wall chart by: chips of those who have a row, and two arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Text
from kiosk.domain.war_map import WarMap
from kiosk.stage.look import Page
from kiosk.stage.slides.card import outline, rounded, shape
from kiosk.stage.slides.words import Words, fitting_line, set_text

HEIGHT, GAP = 72, 16
"""A control is so high, and so far from the next one."""
CHIP_PAD, RADIUS = 28, 16
STROKE, ARROW_STROKE = 3, 6
TOLD_PX = 28
ARROW_WIDTH, COUNT_WIDTH = 96, 112
ALL = Text(zh="全部", en="All")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Shows only what belongs to a unit, by its Chinese name; all of it for an empty one."""

    only: str
    name: Text
    rect: QRect


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Which page of how many is in sight, and where the arrows stand."""

    number: int
    of: int
    back: QRect
    on: QRect


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The chips of a chart, and its arrows if it has more than one page."""

    chips: tuple[Chip, ...]
    turn: Turn | None


def height(page: Page) -> int:
    """One line of controls, two on an upright page."""
    return 2 * HEIGHT + GAP if page.canvas.portrait else HEIGHT


def place(page: Page, fields: WarMap, number: int, of: int) -> Controls:
    """On the foot of the content: chips from the left as many as have room, the arrows at the right end."""
    content, turning = page.canvas.content, 2 * ARROW_WIDTH + COUNT_WIDTH
    lines = [QRect(content.left(), content.bottom() + 1 - HEIGHT, content.width(), HEIGHT)]
    if page.canvas.portrait:
        lines.insert(0, lines[0].translated(0, -HEIGHT - GAP))
    turn = None
    if of > 1:
        back = QRect(content.right() + 1 - turning, lines[-1].top(), ARROW_WIDTH, HEIGHT)
        turn = Turn(number=number, of=of, back=back, on=back.translated(ARROW_WIDTH + COUNT_WIDTH, 0))
        lines[-1] = lines[-1].adjusted(0, 0, -turning - GAP, 0)
    return Controls(chips=_chips(page, fields, lines), turn=turn)


def _chips(page: Page, fields: WarMap, lines: Sequence[QRect]) -> tuple[Chip, ...]:
    """None for a chart in which there is nothing to choose from; a name that has no room leaves it to the next one."""
    if len(fields.units) < 2:
        return ()
    places, found = [line.left() for line in lines], []
    for only, name in (("", ALL), *((unit.zh, unit) for unit in fields.units)):
        width = max(HEIGHT, set_text(page.read(name), page.theme.type.label.at(TOLD_PX)).size.width() + 2 * CHIP_PAD)
        for number, line in enumerate(lines):
            if places[number] + width <= line.right() + 1:
                found.append(Chip(only=only, name=name, rect=QRect(places[number], line.top(), width, HEIGHT)))
                places[number] += width + GAP
                break
    return tuple(sorted(found, key=lambda chip: (chip.rect.top(), chip.rect.left())))


def build(page: Page, controls: Controls, parent: QGraphicsItem) -> None:
    chosen = page.view.only if page.view.only in {chip.only for chip in controls.chips} else ""
    for chip in controls.chips:
        _button(page, chip.rect, parent, chosen=chip.only == chosen)
        colour = page.theme.bg if chip.only == chosen else page.theme.text1
        _centred(page, page.read(chip.name), chip.rect, colour, parent)
    turn = controls.turn
    if turn is None:
        return
    for rect, way, leads in ((turn.back, -1, turn.number > 0), (turn.on, 1, turn.number + 1 < turn.of)):
        _button(page, rect, parent, chosen=False)
        _arrow(page, rect, way, parent, leads=leads)
    between = QRect(turn.back.right() + 1, turn.back.top(), COUNT_WIDTH, HEIGHT)
    _centred(page, f"{turn.number + 1}/{turn.of}", between, page.theme.text2, parent)


def _button(page: Page, rect: QRect, parent: QGraphicsItem, *, chosen: bool) -> None:
    inside = STROKE / 2
    path = rounded(QRectF(rect).adjusted(inside, inside, -inside, -inside), RADIUS)
    shape(path, page.hue if chosen else page.theme.surface, parent)
    outline(path, page.hue if chosen else page.theme.outline, STROKE, parent)


def _centred(page: Page, told: str, rect: QRect, colour: str, parent: QGraphicsItem) -> None:
    words = Words(told, fitting_line(told, [page.theme.type.label.at(TOLD_PX)], rect.width() - GAP), colour, parent)
    words.at(
        rect.left() + (rect.width() - words.size.width()) // 2, rect.top() + (rect.height() - words.size.height()) // 2
    )  # fmt: skip


def _arrow(page: Page, rect: QRect, way: int, parent: QGraphicsItem, *, leads: bool) -> None:
    """A chevron, faint where there is no further page."""
    middle, reach = QRectF(rect).center(), 10
    path = QPainterPath(middle + QPointF(-way * reach, -2 * reach))
    path.lineTo(middle + QPointF(way * reach, 0))
    path.lineTo(middle + QPointF(-way * reach, 2 * reach))
    line = outline(path, page.theme.text1 if leads else page.theme.hairline, ARROW_STROKE, parent)
    pen = QPen(line.pen())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    line.setPen(pen)
