from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Transition
from kiosk.player.frames import Change, Frames
from kiosk.player.hanging import Spot
from kiosk.player.watch import UNKNOWN, Watch
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.screens import Identity
from kiosk.stage.painting import Painting
from tests.support.showing import plain_painting

SIZE = (640, 360)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[ScreenWindow]:
    window = ScreenWindow("e1", Spot(monitor=Identity.of(qapp.screens()[0]), area=QRect(0, 0, *SIZE)), "#0A1522")
    paint(window, plain_painting("#FF0000", "red", SIZE))
    qtbot.waitUntil(lambda: window.in_sight)
    yield window
    window.hide()
    window.deleteLater()


def paint(window: ScreenWindow, painting: Painting) -> None:
    change = Change(window=window, painting=painting, transition=Transition.CUT, late_ms=0)
    Frames(lambda: 0, window).begin([change])
    window.take_arrival()


def test_a_picture_is_known_by_its_pixels_once_it_was_learned(window: ScreenWindow) -> None:
    watch = Watch()
    assert watch.actual(window) == UNKNOWN
    watch.learn(plain_painting("#FF0000", "red", SIZE))
    watch.learn(plain_painting("#0000FF", "blue", SIZE))
    assert watch.actual(window) == "red"
    paint(window, plain_painting("#0000FF", "called otherwise", SIZE))
    assert watch.actual(window) == "blue"


def test_black_is_counted_in_frames_and_in_time_until_it_ends(window: ScreenWindow) -> None:
    watch = Watch()
    watch.see(window, 100)
    assert (watch.black_frames("e1"), watch.black_us("e1", 150)) == (0, 0)
    paint(window, plain_painting("#000000", size=SIZE))
    watch.see(window, 200)
    assert (watch.black_frames("e1"), watch.black_us("e1", 260)) == (1, 60)
    watch.see(window, 300)
    assert (watch.black_frames("e1"), watch.black_us("e1", 310)) == (2, 110)
    paint(window, plain_painting("#FF0000", size=SIZE))
    watch.see(window, 400)
    assert (watch.black_frames("e1"), watch.black_us("e1", 9_000)) == (2, 200)
    assert (watch.black_frames("e2"), watch.black_us("e2", 9_000)) == (0, 0)


def test_black_that_was_asked_for_is_not_counted(window: ScreenWindow) -> None:
    watch = Watch()
    image = plain_painting("#000000", size=SIZE).image
    paint(window, Painting(Content(kind=ContentKind.BLACK), image))
    watch.see(window, 200)
    assert (watch.black_frames("e1"), watch.black_us("e1", 300)) == (0, 0)
