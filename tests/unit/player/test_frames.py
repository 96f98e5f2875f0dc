from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.slide import Transition
from kiosk.player.frames import Change, Frames
from kiosk.player.hanging import Spot
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.screens import Identity
from kiosk.stage.painting import Painting
from kiosk.stage.transitions import GROWTH_BUDGET_S, SLOW_FRAMES
from tests.support.showing import plain_painting

SIZE = (640, 360)
RED, BLUE = "#FF0000", "#0000FF"


class Row:
    """Three windows that show the red picture, and the frames that step them."""

    def __init__(self, qapp: QApplication) -> None:
        self.windows = [
            ScreenWindow(
                f"e{number}", Spot(monitor=Identity.of(qapp.screens()[number]), area=QRect(2000 * number, 0, *SIZE)), RED
            )
            for number in range(3)
        ]
        self.clock_us = 0
        self.frames = Frames(self._now_us, qapp)
        self.stepped: list[tuple[ScreenWindow, ...]] = []
        self.frames.stepped.connect(self.stepped.append)

    def _now_us(self) -> int:
        self.clock_us += 1
        return self.clock_us

    def give(self, painting: Painting, transition: Transition = Transition.FADE, *late_ms: int) -> dict[str, int]:
        return self.frames.begin(
            [
                Change(window=window, painting=painting, transition=transition, late_ms=late)
                for window, late in zip(self.windows, late_ms or (0, 0, 0), strict=True)
            ]
        )

    def colours(self) -> list[str]:
        return [window.frame().pixelColor(320, 180).name().upper() for window in self.windows]


@pytest.fixture
def row(qapp: QApplication, qtbot: QtBot) -> Iterator[Row]:
    row = Row(qapp)
    assert row.give(plain_painting(RED, "red", SIZE)) == {}, "they come into sight a little later"
    qtbot.waitUntil(lambda: all(window.in_sight for window in row.windows))
    yield row
    for window in row.windows:
        row.frames.forget(window)
        window.hide()
        window.deleteLater()
    row.frames.deleteLater()


def test_all_are_painted_before_any_is_put_on_its_screen(row: Row) -> None:
    seen: list[list[str]] = []
    flush = row.windows[0].flush

    def noting() -> None:
        seen.append(row.colours())
        flush()

    row.windows[0].flush = noting  # type: ignore[method-assign]
    assert list(row.give(plain_painting(BLUE, "blue", SIZE), Transition.CUT)) == ["e0", "e1", "e2"]
    assert seen == [[BLUE] * 3]


def test_windows_that_change_alike_show_the_same_frames(qtbot: QtBot, row: Row) -> None:
    row.give(plain_painting(BLUE, "blue", SIZE))
    between = row.colours()
    assert len(set(between)) == 1
    assert between[0] not in (RED, BLUE)
    qtbot.waitUntil(lambda: row.colours() == [BLUE] * 3)
    assert row.stepped[-1] == tuple(row.stepped[-1])
    assert not any(window.changing for window in row.windows)


def test_a_window_whose_turn_comes_later_keeps_its_picture_until_then(qtbot: QtBot, row: Row) -> None:
    painted = row.give(plain_painting(BLUE, "blue", SIZE), Transition.FADE, 0, -300, -600)
    assert list(painted) == ["e0"]
    assert row.colours()[1:] == [RED, RED]
    order: list[str] = []
    row.frames.stepped.connect(lambda windows: order.extend(w.screen_id for w in windows if w.screen_id not in order))
    qtbot.waitUntil(lambda: row.colours() == [BLUE] * 3)
    assert order == ["e0", "e1", "e2"]


def test_what_is_prepared_is_used_and_then_forgotten(row: Row) -> None:
    blue = plain_painting(BLUE, "blue", SIZE)
    change = Change(window=row.windows[0], painting=blue, transition=Transition.FADE, late_ms=0)
    assert row.frames.prepare(change)
    assert not row.frames.prepare(change), "once is enough"
    assert row.colours() == [RED] * 3, "nothing is to be seen of it"
    assert list(row.frames.begin([change])) == ["e0"]
    assert QColor(row.colours()[0]).blue() > 0


def test_a_change_during_a_change_begins_with_what_is_seen(row: Row) -> None:
    row.give(plain_painting(BLUE, "blue", SIZE))
    row.give(plain_painting("#00FF00", "green", SIZE))
    colour = QColor(row.colours()[0])
    assert min(colour.red(), colour.green(), colour.blue()) > 0, "of all three pictures there is something"


def test_a_chart_too_heavy_for_the_machine_is_there_as_it_stays_before_its_time(qtbot: QtBot, row: Row) -> None:
    painted: list[float] = []

    class Heavy:
        def paint(self, sheet: QImage, share: float) -> None:
            painted.append(share)
            time.sleep(1.5 * GROWTH_BUDGET_S)
            sheet.fill(QColor(RED))

    blue = plain_painting(BLUE, "blue", SIZE)
    row.give(Painting(blue.content, blue.image, Heavy()), Transition.CUT)
    assert row.colours() == [RED] * 3
    qtbot.waitUntil(lambda: not any(window.changing for window in row.windows))
    assert row.colours() == [BLUE] * 3
    assert len(painted) == 1 + SLOW_FRAMES, "once empty, then as often as it may be too slow"
    assert max(painted) < 1


def test_a_window_that_is_forgotten_is_stepped_no_more(qtbot: QtBot, row: Row) -> None:
    row.give(plain_painting(BLUE, "blue", SIZE))
    row.frames.forget(row.windows[0])
    qtbot.waitUntil(lambda: row.colours()[1:] == [BLUE] * 2)
    assert row.colours()[0] != BLUE
