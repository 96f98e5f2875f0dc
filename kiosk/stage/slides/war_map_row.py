"""A row of the wall chart, drawn: bold what it is about, then who, until when, how far, and in which state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.war_map import Project, WarMap
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides.card import outline, rounded, shape
from kiosk.stage.slides.war_map_parts import (
    BAR_GAP,
    BAR_PX,
    CAPTION_PX,
    NAME_PX,
    Part,
    boxes_of,
    caption_step,
    joined,
    step,
)
from kiosk.stage.slides.war_map_state import MARK_PX, colour_of, mark, word_of
from kiosk.stage.slides.words import Words, fitting_all, fitting_line, set_text

ROW_PX, UPRIGHT_ROW_PX, ROW_GAP = 92, 172, 12
NAME_HIGH = 82
"""Two lines of the second size of type; of the first only one."""
RADIUS, BAR_HIGH, EDGE = 12, 12, 4
NAMES_PX, CELLS_PX = (NAME_PX, 32, 30, CAPTION_PX), (32, 30, CAPTION_PX)
NOTHING = "—"


def row_px(page: Page) -> int:
    return UPRIGHT_ROW_PX if page.canvas.portrait else ROW_PX


def percent(progress: float) -> str:
    return f"{round(progress, 1):g}%"


def place_of(page: Page, top: int, number: int) -> QRect:
    """Where a row stands, counted from 0, if the first one begins at `top`."""
    content, height = page.canvas.content, row_px(page)
    return QRect(content.left(), top + number * (height + ROW_GAP), content.width(), height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Draws the rows of a chart below each other from `top` on, all of them in the same sizes of type."""

    page: Page
    fields: WarMap
    first: QRect
    boxes: Mapping[Part, QRect]
    name: TypeToken
    unit: TypeToken

    @classmethod
    def of(cls, page: Page, fields: WarMap, top: int) -> Hand:
        """With the largest type in which every project of the chart fits its row."""
        first = place_of(page, top, 0)
        boxes, label = boxes_of(page, fields, first), page.theme.type.label
        names = [page.read(project.name) for project in fields.rows]
        units = [joined(page, project.units) for project in fields.rows if project.units]
        captions = set_text(page.read(Part.UNIT.value), caption_step(page)).size.width() + BAR_GAP
        units_room = boxes[Part.UNIT].adjusted(captions if page.canvas.portrait else 0, 0, 0, 0)
        names_room = QSize(boxes[Part.PROJECT].width(), min(NAME_HIGH, boxes[Part.PROJECT].height()))
        return cls(
            page=page,
            fields=fields,
            first=first,
            boxes=boxes,
            name=fitting_all(names, [step(label, px) for px in NAMES_PX], names_room),
            unit=fitting_all(units, [step(label.regular(), px) for px in CELLS_PX], units_room.size()),
        )

    def captions(self, top: int, height: int, parent: QGraphicsItem) -> None:
        """What stands in the columns, above them."""
        for part, box in self.boxes.items():
            words = self._caption(part, parent)
            words.at(box.left(), top + (height - words.size.height()) // 2)

    def draw(self, project: Project, number: int, parent: QGraphicsItem) -> None:
        """A row on its surface; one that is told of has an edge."""
        row, inside = QRectF(place_of(self.page, self.first.top(), number)), EDGE / 2
        by = round(row.top()) - self.first.top()
        shape(rounded(row, RADIUS), self.page.theme.surface, parent)
        if project.name.zh == self.page.view.row:
            edge = row.adjusted(inside, inside, -inside, -inside)
            outline(rounded(edge, RADIUS - inside), self.page.hue, EDGE, parent)
        for part, place in self.boxes.items():
            box = place.translated(0, by)
            if self.page.canvas.portrait and self._needs_caption(part, project):
                box = self._captioned(part, box, parent)
            match part:
                case Part.PROJECT:
                    self._words(self.page.read(project.name), self.name, box, parent)
                case Part.UNIT if project.units:
                    self._words(joined(self.page, project.units), self.unit, box, parent)
                case Part.UNIT:
                    self._line(None, box, parent)
                case Part.PERSON:
                    self._line(project.person, box, parent)
                case Part.DUE:
                    self._line(project.due, box, parent)
                case Part.PROGRESS:
                    self._progress(project, box, parent)
                case Part.STATE:
                    self._state(project, box, parent)

    def _needs_caption(self, part: Part, project: Project) -> bool:
        """What says by itself what it is needs none."""
        return part is not Part.PROJECT and (part is not Part.STATE or project.state is None)

    def _captioned(self, part: Part, box: QRect, parent: QGraphicsItem) -> QRect:
        """Where no captions stand above the columns, one before each value; gives what it leaves of the box."""
        caption = self._caption(part, parent)
        caption.at(box.left(), box.top() + (box.height() - caption.size.height()) // 2)
        return box.adjusted(caption.size.width() + BAR_GAP, 0, 0, 0)

    def _caption(self, part: Part, parent: QGraphicsItem) -> Words:
        return Words(self.page.read(part.value), caption_step(self.page), self.page.theme.text3, parent)

    def _line(self, told: str | None, box: QRect, parent: QGraphicsItem) -> None:
        """On one line, as large as fits; a dash for what is not known."""
        steps = [step(self.page.theme.type.label.regular(), px) for px in CELLS_PX]
        low = [each for each in steps if each.line_px <= box.height()] or [caption_step(self.page)]
        token = fitting_line(told or NOTHING, low, box.width())
        self._words(told or NOTHING, token, box, parent, self.page.theme.text1 if told else self.page.theme.text3)

    def _words(self, told: str, token: TypeToken, box: QRect, parent: QGraphicsItem, colour: str | None = None) -> None:
        words = Words(told, token, colour or self.page.theme.text1, parent, box.width())
        words.at(box.left(), box.top() + (box.height() - words.size.height()) // 2)

    def _progress(self, project: Project, box: QRect, parent: QGraphicsItem) -> None:
        """A bar from nothing to all of it, and the figure behind it."""
        if project.progress is None:
            self._line(None, box, parent)
            return
        width = BAR_PX[self.fields.audience]
        whole = QRectF(box.left(), box.top() + (box.height() - BAR_HIGH) // 2, width, BAR_HIGH)
        track = rounded(whole, BAR_HIGH / 2)
        shape(track, self.page.theme.hairline, parent)
        reached = whole.adjusted(0, 0, width * (project.progress / 100 - 1), 0)
        shape(track.intersected(rounded(reached, 0)), self.page.hue, parent)
        self._line(percent(project.progress), box.adjusted(width + BAR_GAP, 0, 0, 0), parent)

    def _state(self, project: Project, box: QRect, parent: QGraphicsItem) -> None:
        """A shape, a colour and a word."""
        word, state = word_of(project, self.fields), project.state
        if word is None or state is None:
            self._line(None, box, parent)
            return
        shown = mark(self.page, state, self.page.theme.surface, parent)
        shown.setPos(box.left(), box.top() + (box.height() - MARK_PX) // 2)
        room, told = box.adjusted(MARK_PX + BAR_GAP, 0, 0, 0), self.page.read(word)
        # Beside its shape the word is no larger than its column was measured for.
        label = replace(self.page.theme.type.label, zoom=1.0)
        token = fitting_line(told, [step(label, px) for px in CELLS_PX], room.width())
        words = Words(told, token, colour_of(self.page, state), parent)
        words.at(room.left(), room.top() + (room.height() - words.size.height()) // 2)
