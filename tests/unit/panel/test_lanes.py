from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.cue import Cues
from kiosk.domain.hours import DayHours, Hours
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import ThemeName
from kiosk.panel.day_plan import DayPlan, plan_of
from kiosk.panel.lanes import STEP_US, Lanes
from tests.support.desks import colours, desk
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us, entry

HOURS = Hours(weekly=(DayHours(weekday=1, opens=time(9), closes=time(17)),))
TEN = at_us("2026-12-01T10:00:00")


def plan() -> DayPlan:
    """Open from nine to five; in the west an event until eleven, in the east daily life that must play."""
    entries = (
        entry(id=1, playlist="special", target="west"),
        entry(id=2, playlist="special", target="east", rule="FREQ=DAILY", must_play=True),
    )
    programme = replace(small_hall(), scheduled=Schedule(entries=entries, hours=HOURS))
    return plan_of(programme, Cues.of(()), TUESDAY, programme.schedule.calendar, HOURS)


@pytest.fixture
def shown(parent: QWidget) -> Callable[[ThemeName], Lanes]:
    def show(theme: ThemeName = ThemeName.DARK) -> Lanes:
        lanes = Lanes(colours()[theme], parent)
        lanes.resize(900, 200)
        lanes.fit(1.0)
        lanes.render_plan(desk(), plan(), TEN)
        parent.show()
        return lanes

    return show


def at(lanes: Lanes, t: int, lane: int = 0) -> QPoint:
    return QPoint(round(lanes.place_of(t)), round(lanes.area_of(lane).center().y()))


def asked(lanes: Lanes) -> list[int]:
    found: list[int] = []
    lanes.pointed.connect(found.append)
    return found


def test_pointing_asks_about_the_instant_below_to_five_minutes(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    found = asked(lanes)
    QTest.mouseMove(lanes, at(lanes, TEN + 7_000_000))
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at(lanes, TEN + 3600_000_000))
    assert found[0] == TEN
    assert found[-1] == TEN + 3600_000_000


def test_the_names_ask_nothing(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    found = asked(lanes)
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert found == []


def test_arrow_keys_move_the_instant_and_stay_within_what_is_shown(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    found = asked(lanes)
    QTest.keyClick(lanes, Qt.Key.Key_Right)
    QTest.keyClick(lanes, Qt.Key.Key_Left)
    assert found == [TEN + STEP_US, TEN - STEP_US]
    lanes.render_plan(desk(), plan(), plan().begin_us)
    QTest.keyClick(lanes, Qt.Key.Key_Left)
    assert found[-1] == plan().begin_us


@pytest.mark.parametrize("theme", [ThemeName.DARK, ThemeName.LIGHT])
def test_events_are_filled_fillers_quiet_and_what_must_play_has_a_frame(
    shown: Callable[[ThemeName], Lanes], theme: ThemeName
) -> None:
    lanes, palette = shown(theme), colours()[theme].palette
    image = lanes.grab().toImage()

    def colour(t: int, lane: int, from_top: int) -> str:
        return image.pixelColor(round(lanes.place_of(t)), round(lanes.area_of(lane).top()) + from_top).name().upper()

    assert colour(TEN + 50 * 60_000_000, 1, 9) == palette.action.fill, "an event"
    assert colour(TEN + 50 * 60_000_000, 0, 9) == palette.raised, "daily life"
    assert palette.text in {colour(TEN + 50 * 60_000_000, 0, edge) for edge in range(4, 8)}, "that must play: a second frame"
    assert colour(at_us("2026-12-01T15:10:00"), 1, 9) == palette.surface, "a filler"


def test_closed_time_is_hatched(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    image = lanes.grab().toImage()
    assert {colours()[ThemeName.DARK].palette.surface, colours()[ThemeName.DARK].palette.hairline} <= _colours(
        image, lanes, at_us("2026-12-01T17:40:00"), at_us("2026-12-01T17:55:00")
    )


def _colours(image: QImage, lanes: Lanes, from_us: int, to_us: int) -> set[str]:
    xs = range(round(lanes.place_of(from_us)), round(lanes.place_of(to_us)))
    top = round(lanes.area_of(1).top()) + 6
    return {image.pixelColor(x, y).name().upper() for x in xs for y in range(top, top + 20)}


def drag(lanes: Lanes, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(lanes, Qt.MouseButton.LeftButton, modifier, start)
    for point in ((start + end) / 2, end):
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(lanes.mapToGlobal(point)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, modifier,
        )  # fmt: skip
        QApplication.sendEvent(lanes, move)
    QTest.mouseRelease(lanes, Qt.MouseButton.LeftButton, modifier, end)


def press(lanes: Lanes, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """A key while Ctrl is held: a click of QTest's would let go of it."""
    QApplication.sendEvent(lanes, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def heard(signal: SignalInstance) -> list[Any]:
    found: list[Any] = []
    signal.connect(found.append)
    return found


def minutes(t: int) -> float:
    return (t - at_us("2026-12-01T00:00:00")) / 60_000_000


HALF_HOUR_US = 1_800_000_000


def test_a_block_is_moved_as_a_whole_and_snaps(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    moved, chosen = heard(lanes.moved), heard(lanes.chosen)
    drag(lanes, at(lanes, TEN, 1), at(lanes, TEN + 3 * HALF_HOUR_US + 40_000_000, 1))
    (found,) = moved
    assert (found.own.entry.id, minutes(found.start_us), minutes(found.end_us)) == (1, 630, 750)
    assert chosen == [found.own]
    assert lanes.dragging, "the ghost stands until somebody answers"
    lanes.let_go()
    assert not lanes.dragging


def test_an_end_is_dragged_by_itself_and_with_alt_to_the_minute(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    moved = heard(lanes.moved)
    end = at(lanes, at_us("2026-12-01T11:00:00"), 1) - QPoint(3, 0)
    drag(lanes, end, end + QPoint(41, 0), Qt.KeyboardModifier.AltModifier)
    (found,) = moved
    assert minutes(found.start_us) == 540
    per_minute = (lanes.place_of(TEN + HALF_HOUR_US) - lanes.place_of(TEN)) / 30
    assert abs(minutes(found.end_us) - (660 + 41 / per_minute)) <= 1


def test_a_click_moves_nothing_and_draws_nothing(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    moved, drawn = heard(lanes.moved), heard(lanes.drawn)
    for lane in (0, 1):
        QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at(lanes, TEN, lane))
    assert (moved, drawn, lanes.dragging) == ([], [], False)


def test_empty_time_is_drawn_on(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    drawn = heard(lanes.drawn)
    drag(lanes, at(lanes, at_us("2026-12-01T14:00:00"), 1), at(lanes, at_us("2026-12-01T15:00:00"), 1))
    (found,) = drawn
    assert (found.section, minutes(found.start_us), minutes(found.end_us)) == ("west", 840, 900)


def test_a_double_click_and_enter_open_what_is_selected(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    opened = heard(lanes.opened)
    QTest.mouseDClick(lanes, Qt.MouseButton.LeftButton, pos=at(lanes, TEN, 1))
    assert [own.entry.id for own in opened] == [1]
    QTest.keyClick(lanes, Qt.Key.Key_Down)
    QTest.keyClick(lanes, Qt.Key.Key_Return)
    assert [own.entry.id for own in opened] == [1, 2]


def test_ctrl_and_arrow_keys_move_what_is_selected_when_ctrl_is_let_go(shown: Callable[[], Lanes]) -> None:
    lanes, ctrl = shown(), Qt.KeyboardModifier.ControlModifier
    moved = heard(lanes.moved)
    QTest.keyClick(lanes, Qt.Key.Key_Up)
    for _ in range(3):
        press(lanes, Qt.Key.Key_Right, ctrl)
    assert moved == []
    QTest.keyRelease(lanes, Qt.Key.Key_Control)
    (found,) = moved
    assert (found.own.entry.id, minutes(found.start_us), minutes(found.end_us)) == (1, 555, 675)
    lanes.let_go()
    press(lanes, Qt.Key.Key_Left, ctrl | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(lanes, Qt.Key.Key_Control)
    assert (minutes(moved[-1].start_us), minutes(moved[-1].end_us)) == (540, 655)
    QTest.keyRelease(lanes, Qt.Key.Key_Control)
    assert len(moved) == 2, "it was told already"


def test_of_a_week_a_block_goes_to_another_day(shown: Callable[[], Lanes]) -> None:
    lanes = shown()
    programme = replace(small_hall(), scheduled=Schedule(entries=(entry(id=1, playlist="special", target="west"),)))
    week = plan_of(programme, Cues.of(()), TUESDAY, programme.schedule.calendar, programme.schedule.hours, 7)
    lanes.render_plan(desk(), week, TEN)
    lanes.resize(1000, 600)
    moved = heard(lanes.moved)
    first, second = (lanes.rect_of(1, at_us(f"2026-12-0{day}T09:00:00"), at_us(f"2026-12-0{day}T11:00:00")) for day in (1, 3))
    drag(lanes, first.center().toPoint(), second.center().toPoint())
    (found,) = moved
    assert (found.start_us, found.end_us) == (at_us("2026-12-03T09:00:00"), at_us("2026-12-03T11:00:00"))
