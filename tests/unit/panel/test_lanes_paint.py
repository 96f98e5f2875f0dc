from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.domain.cue import Cues
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import ThemeName
from kiosk.panel.board import Board
from kiosk.panel.day_plan import plan_of
from kiosk.panel.dragging import Drag, Grip
from kiosk.panel.lanes_paint import LanesPainter
from tests.support.desks import colours, desk
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us, entry

TEN, ELEVEN = at_us("2026-12-01T10:00:00"), at_us("2026-12-01T11:00:00")
THEME = colours()[ThemeName.DARK]


def board(days: int = 1) -> Board:
    """In the west an event until eleven beats what recurs from ten to twelve."""
    entries = (
        entry(id=1, playlist="special", target="west"),
        entry(id=2, playlist="special", target="west", start=time(10), end=time(12), rule="FREQ=DAILY"),
    )
    programme = replace(small_hall(), scheduled=Schedule(entries=entries))
    plan = plan_of(programme, Cues.of(()), TUESDAY, programme.schedule.calendar, programme.schedule.hours, days)
    return Board(plan=plan, width=1200, height=400, scale=1.0)


@pytest.fixture
def painted(qapp: QApplication) -> Callable[..., QImage]:
    def paint(on: Board, chosen: tuple[int, int] | None = None, drag: Drag | None = None) -> QImage:
        image = QImage(1200, 400, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        LanesPainter(painter, on, THEME, desk()).paint(at_us("2026-12-01T05:00:00"), chosen, drag)
        painter.end()
        return image

    return paint


def colours_in(image: QImage, room: QRect) -> set[str]:
    points = ((x, y) for x in range(room.left(), room.right()) for y in range(room.top(), room.bottom()))
    return {image.pixelColor(x, y).name().upper() for x, y in points}


def test_where_two_want_the_same_time_the_loser_is_hatched_below(painted: Callable[..., QImage]) -> None:
    on = board()
    image = painted(on)
    (clash,) = on.rects(1, TEN, ELEVEN)
    (before,) = on.rects(1, at_us("2026-12-01T09:10:00"), at_us("2026-12-01T09:50:00"))
    hatching = THEME.palette.attention.fill
    assert hatching in colours_in(image, clash.adjusted(4, 0, -4, 0).toRect())
    assert hatching not in colours_in(image, before.toRect())
    assert THEME.palette.action.fill in colours_in(image, clash.adjusted(4, 0, -4, 0).toRect()), "the winner is on top"


@pytest.mark.parametrize("days", [1, 7])
def test_what_is_selected_and_what_is_dragged_are_marked(painted: Callable[..., QImage], days: int) -> None:
    on = board(days)
    own = next(block.own for block in on.plan.lanes[1].blocks if block.own is not None)
    bare, chosen = painted(on), painted(on, (own.entry.id, own.start_us))
    drag = Drag(lane=1, own=own, grip=Grip.WHOLE, from_us=0, to_us=4 * 3600_000_000)
    (ghost,) = on.rects(1, drag.start_us, drag.end_us)
    focus = THEME.palette.focus
    (block,) = on.rects(1, own.start_us, own.end_us)
    room = block.adjusted(-2, -2, 2, 2).toRect()
    assert focus in colours_in(chosen, room)
    assert focus not in colours_in(bare, room)
    assert colours_in(bare, ghost.toRect()) != colours_in(painted(on, None, drag), ghost.toRect())
