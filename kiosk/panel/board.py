"""Where things stand on the lanes: a day runs from left to right; of several, each is a column, and runs down in every lane."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from kiosk.panel.day_plan import Column, DayPlan

_HEAD, _SCALE, _ROW, _TALLEST, _EDGE = 190, 26, 36, 64, 12
_HEADING, _CELL = 44, 84
"""How high the names of several days are, and a lane of these at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A plan in a room of so many pixels."""

    plan: DayPlan
    width: float
    height: float
    scale: float

    @property
    def upright(self) -> bool:
        """Whether time runs down."""
        return len(self.plan.columns) > 1

    @property
    def least_height(self) -> float:
        return self.top + max(1, len(self.plan.lanes)) * (_CELL if self.upright else _ROW) * self.scale

    @property
    def left(self) -> float:
        return (_HEAD if not self.upright else 150) * self.scale

    @property
    def top(self) -> float:
        return (_HEADING if self.upright else _SCALE) * self.scale

    @property
    def wide(self) -> float:
        return max(1.0, self.width - self.left - _EDGE * self.scale)

    def lane(self, place: int) -> QRectF:
        """The room of a lane, right of its name."""
        tall = (self.height - self.top) / max(1, len(self.plan.lanes))
        tall = tall if self.upright else min(_TALLEST * self.scale, tall)
        return QRectF(self.left, self.top + place * tall, self.wide, tall)

    def column(self, place: int) -> QRectF:
        """The room of a day, below its name."""
        wide, bottom = self.wide / len(self.plan.columns), self.lane(max(0, len(self.plan.lanes) - 1)).bottom()
        return QRectF(self.left + place * wide, self.top, wide, bottom - self.top)

    def rects(self, lane: int, from_us: int, to_us: int) -> Iterator[QRectF]:
        """Where a span is in a lane, a piece for each day, as far as it is shown."""
        row = self.lane(lane)
        for place, column in enumerate(self.plan.columns):
            begin, end = _share(column, from_us), _share(column, to_us)
            if begin >= end:
                continue
            if self.upright:
                day, top = self.column(place), row.top() + 2
                tall = row.height() - 4
                yield QRectF(day.left(), top + begin * tall, day.width(), (end - begin) * tall)
            else:
                yield QRectF(row.left() + begin * row.width(), row.top(), (end - begin) * row.width(), row.height())

    def place_of(self, t: int) -> float:
        """Where an instant of the first day stands, from the left."""
        first = self.plan.columns[0]
        return self.left + (t - first.begin_us) / (first.end_us - first.begin_us) * self.wide

    def lane_at(self, point: QPointF) -> int | None:
        found = (place for place in range(len(self.plan.lanes)) if self.lane(place).contains(point))
        return next(found, None)

    def instant_at(self, point: QPointF) -> int | None:
        """The instant that a point stands for; None beside all lanes."""
        if point.x() < self.left:
            return None
        columns = self.plan.columns
        place = min(int((point.x() - self.left) / (self.wide / len(columns))), len(columns) - 1)
        column, lane = columns[place], self.lane_at(point)
        if not self.upright:
            share = (point.x() - self.left) / self.wide
        elif lane is not None:
            share = (point.y() - self.lane(lane).top() - 2) / (self.lane(lane).height() - 4)
        else:
            return None
        return round(column.begin_us + min(max(share, 0.0), 1.0) * (column.end_us - column.begin_us))


def _share(column: Column, t: int) -> float:
    """How far of what is shown of a day is over at an instant."""
    return min(1.0, max(0.0, (t - column.begin_us) / (column.end_us - column.begin_us)))
