from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

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
