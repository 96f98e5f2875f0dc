from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from kiosk.domain.cue import Cues
from kiosk.domain.schedule import Schedule
from kiosk.panel.board import Board
from kiosk.panel.day_plan import plan_of
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us, entry

TEN, ELEVEN = at_us("2026-12-01T10:00:00"), at_us("2026-12-01T11:00:00")


def board(days: int) -> Board:
    programme = replace(small_hall(), scheduled=Schedule(entries=(entry(id=1, playlist="special"),)))
    plan = plan_of(programme, Cues.of(()), TUESDAY, programme.schedule.calendar, programme.schedule.hours, days)
    return Board(plan=plan, width=1000, height=500, scale=1.0)


def test_a_point_in_a_span_means_an_instant_within_it() -> None:
    for made in (board(1), board(7)):
        (piece,) = made.rects(1, TEN, ELEVEN)
        t = made.instant_at(piece.center())
        assert t is not None
        assert abs(t - (TEN + ELEVEN) // 2) < 120_000_000
        assert made.lane_at(piece.center()) == 1


def test_of_a_week_each_day_has_a_column_and_what_crosses_midnight_two_pieces() -> None:
    week = board(7)
    assert len(list(week.rects(0, at_us("2026-12-01T22:00:00"), at_us("2026-12-02T02:00:00")))) == 2
    assert list(week.rects(0, at_us("2026-12-09T10:00:00"), at_us("2026-12-09T11:00:00"))) == []
    left, right = (next(week.rects(0, at_us(f"2026-12-0{day}T10:00:00"), at_us(f"2026-12-0{day}T11:00:00"))) for day in (1, 2))
    assert (left.top(), left.right()) == (right.top(), right.left())


def test_beside_the_lanes_there_is_no_instant() -> None:
    assert board(1).instant_at(QPointF(20, 60)) is None
    assert board(7).instant_at(QPointF(400, 10)) is None
