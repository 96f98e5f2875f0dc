from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Transition
from kiosk.player.fingers import Fingers, Moment
from kiosk.player.frames import Change, Frames
from kiosk.player.hanging import Spot
from kiosk.player.window import Keyed, ScreenWindow
from kiosk.qtkit.screens import Identity
from kiosk.stage.painting import Painting, fingerprint
from kiosk.stage.transitions import FADE_MS
from tests.support.exhibits import screen
from tests.support.showing import plain_painting

SIZE = (640, 360)
GROUND = "#0A1522"


def red() -> Painting:
    return plain_painting("#FF0000", "red", SIZE)


def blue() -> Painting:
    return plain_painting("#0000FF", "blue", SIZE)


def black() -> Painting:
    source = plain_painting("#000000", size=SIZE)
    return Painting(Content(kind=ContentKind.BLACK), source.image)


class Watched:
    """A window, and the colour in the middle of every frame it painted."""

    def __init__(self, window: ScreenWindow) -> None:
        self.window = window
        self.frames: list[QColor] = []
        self.felt: list[Fingers] = []
        self.keyed: list[Keyed] = []
        self._steps = Frames(lambda: 0, window)
        window.painted.connect(self._look)
        self._steps.stepped.connect(lambda windows: [self._look(painted) for painted in windows])
        window.felt.connect(self.felt.append)
        window.keyed.connect(self.keyed.append)

    def _look(self, window: ScreenWindow) -> None:
        self.frames.append(window.frame().pixelColor(320, 180))

    def begin(self, painting: Painting, transition: Transition = Transition.CUT, late_ms: int = 0) -> None:
        """Has a picture come in and its first frame painted."""
        change = Change(window=self.window, painting=painting, transition=transition, late_ms=late_ms)
        if self._steps.begin([change]):
            self._look(self.window)


@pytest.fixture
def watched(qapp: QApplication, qtbot: QtBot) -> Iterator[Watched]:
    """A window with the red picture in sight."""
    window = ScreenWindow("e1", Spot(monitor=Identity.of(qapp.screens()[4]), area=QRect(8000, 40, *SIZE)), GROUND)
    watched = Watched(window)
    watched.begin(red())
    qtbot.waitUntil(lambda: window.in_sight)
    yield watched
    window.hide()
    window.deleteLater()


def test_it_comes_into_sight_with_its_first_picture(qapp: QApplication, qtbot: QtBot) -> None:
    window = ScreenWindow("e1", Spot(monitor=Identity.of(qapp.screens()[0]), area=QRect(0, 0, *SIZE)), GROUND)
    watched = Watched(window)
    qapp.processEvents()
    assert not window.isVisible()
    watched.begin(red(), Transition.FADE)
    qtbot.waitUntil(lambda: window.in_sight)
    assert watched.frames == [QColor("#FF0000")]
    assert not window.changing
    window.deleteLater()


def test_it_hangs_where_it_is_told_without_a_frame(watched: Watched) -> None:
    assert watched.window.geometry() == QRect(8000, 40, *SIZE)
    assert watched.window.screen().name() == "screen-005"
    assert watched.window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert watched.window.as_hung(screen("e1", "east")).pixels == SIZE


def test_a_cut_is_painted_at_once(watched: Watched) -> None:
    watched.begin(blue())
    assert watched.frames[-1] == QColor("#0000FF")
    assert not watched.window.changing


def test_a_fade_begins_with_a_step_taken_and_ends_with_the_picture(qtbot: QtBot, watched: Watched) -> None:
    painting = blue()
    watched.begin(painting, Transition.FADE)
    first = watched.frames[-1]
    assert first.blue() > 0
    assert first.red() > 0
    assert watched.window.changing
    qtbot.waitUntil(lambda: watched.frames[-1] == QColor("#0000FF"))
    assert not watched.window.changing
    assert fingerprint(watched.window.frame()) == painting.fingerprint
    blues = [frame.blue() for frame in watched.frames]
    assert blues == sorted(blues)


@pytest.mark.parametrize("late_ms", [FADE_MS, FADE_MS + 1, 3_600_000])
def test_what_is_later_than_its_transition_takes_is_a_cut(watched: Watched, late_ms: int) -> None:
    watched.begin(blue(), Transition.FADE, late_ms)
    assert watched.frames[-1] == QColor("#0000FF")
    assert not watched.window.changing


def test_what_is_a_little_late_joins_the_transition_where_it_would_be(watched: Watched) -> None:
    watched.begin(blue(), Transition.FADE)
    in_time = watched.frames[-1]
    watched.begin(red())
    watched.begin(blue(), Transition.FADE, FADE_MS // 2)
    assert 255 > watched.frames[-1].blue() > in_time.blue()


def test_a_picture_arrives_once_when_it_is_whole(qtbot: QtBot, watched: Watched) -> None:
    assert watched.window.take_arrival()
    assert not watched.window.take_arrival()
    watched.begin(blue(), Transition.FADE)
    assert not watched.window.take_arrival()
    qtbot.waitUntil(lambda: not watched.window.changing)
    assert watched.window.take_arrival()
    assert not watched.window.take_arrival()


def test_the_same_picture_may_come_in_twice(qtbot: QtBot, watched: Watched) -> None:
    same = blue()
    watched.begin(same)
    watched.begin(same, Transition.FADE)
    qtbot.waitUntil(lambda: not watched.window.changing)
    assert {frame.name() for frame in watched.frames[1:]} == {"#0000ff"}


def test_a_third_picture_during_a_fade_is_the_one_that_stays(qtbot: QtBot, watched: Watched) -> None:
    watched.begin(blue(), Transition.FADE)
    watched.begin(plain_painting("#00FF00", size=SIZE), Transition.FADE)
    qtbot.waitUntil(lambda: watched.frames[-1] == QColor("#00FF00"))
    assert not watched.window.changing


def test_a_cut_during_a_fade_ends_it(watched: Watched) -> None:
    watched.begin(blue(), Transition.FADE)
    watched.begin(plain_painting("#00FF00", size=SIZE))
    assert watched.frames[-1] == QColor("#00FF00")
    assert not watched.window.changing
    assert watched.window.take_arrival()


def test_black_is_commanded_until_the_picture_after_it_has_arrived(qtbot: QtBot, watched: Watched) -> None:
    window = watched.window
    window.take_arrival()
    assert not window.commanded_black()
    watched.begin(black(), Transition.FADE)
    assert window.commanded_black()
    qtbot.waitUntil(lambda: window.take_arrival())
    assert window.commanded_black()
    watched.begin(blue(), Transition.FADE)
    assert window.commanded_black()
    qtbot.waitUntil(lambda: window.take_arrival())
    assert not window.commanded_black()


def test_a_picture_that_happens_to_be_black_is_not_commanded(watched: Watched) -> None:
    watched.window.take_arrival()
    watched.begin(plain_painting("#000000", size=SIZE))
    watched.window.take_arrival()
    assert not watched.window.commanded_black()


def test_visitors_cannot_close_it(watched: Watched) -> None:
    assert not watched.window.close()
    assert watched.window.isVisible()


ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRESSED = (
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Space, ALT), (Qt.Key.Key_W, CTRL), (Qt.Key.Key_Q, CTRL), (Qt.Key.Key_P, CTRL),
)  # fmt: skip


def test_no_key_and_no_button_changes_it_or_opens_anything(qapp: QApplication, watched: Watched) -> None:
    open_before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    for key, modifier in PRESSED:
        QTest.keyClick(watched.window.windowHandle(), key, modifier)
    QTest.mouseClick(watched.window.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    qapp.processEvents()
    assert {widget for widget in qapp.topLevelWidgets() if widget.isVisible()} == open_before
    assert watched.window in open_before
    assert watched.window.geometry() == QRect(8000, 40, *SIZE)


def test_the_window_manager_does_not_hear_of_it(watched: Watched) -> None:
    assert watched.window.windowFlags() & Qt.WindowType.X11BypassWindowManagerHint


def test_it_leaves_at_once_with_its_monitor_and_with_no_other(qapp: QApplication, watched: Watched) -> None:
    qapp.screenRemoved.emit(qapp.screens()[3])
    assert watched.window.isVisible()
    qapp.screenRemoved.emit(qapp.screens()[4])
    assert not watched.window.isVisible()


def test_hidden_and_shown_again_it_shows_its_picture(qtbot: QtBot, watched: Watched) -> None:
    watched.window.hide()
    watched.begin(blue(), Transition.FADE)
    qtbot.waitUntil(lambda: not watched.window.changing)
    watched.window.show()
    qtbot.waitUntil(lambda: watched.frames[-1] == QColor("#0000FF"))


def test_another_size_keeps_the_picture_and_brings_no_black(qtbot: QtBot, watched: Watched) -> None:
    before = len(watched.frames)
    watched.window.resize(400, 300)
    qtbot.waitUntil(lambda: len(watched.frames) > before)
    watched.window.resize(*SIZE)
    qtbot.waitUntil(lambda: watched.window.frame().width() == SIZE[0])
    qtbot.waitUntil(lambda: watched.frames[-1] == QColor("#FF0000"))


def moments(felt: list[Fingers]) -> list[tuple[int, Moment, float, float]]:
    return [(finger.id, finger.moment, finger.x, finger.y) for each in felt for finger in each.fingers]


def test_fingers_are_felt_where_they_are(watched: Watched) -> None:
    window, device = watched.window.windowHandle(), QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, QPoint(50, 60), window).commit()
    QTest.touchEvent(window, device).move(0, QPoint(70, 60), window).press(1, QPoint(200, 90), window).commit()
    QTest.touchEvent(window, device).release(0, QPoint(70, 60), window).release(1, QPoint(200, 90), window).commit()
    first, second = (finger.id for finger in watched.felt[1].fingers)
    assert moments(watched.felt) == [
        (first, Moment.DOWN, 50, 60), (first, Moment.MOVED, 70, 60), (second, Moment.DOWN, 200, 90),
        (first, Moment.UP, 70, 60), (second, Moment.UP, 200, 90),
    ]  # fmt: skip
    assert {each.screen for each in watched.felt} == {"e1"}


def test_the_left_button_of_a_mouse_is_a_finger(watched: Watched) -> None:
    window = watched.window.windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    QTest.mouseMove(window, QPoint(60, 60))
    assert moments(watched.felt) == [(0, Moment.DOWN, 50, 50), (0, Moment.UP, 50, 50)]


def test_a_touch_that_the_system_takes_back_is_told(qapp: QApplication, watched: Watched) -> None:
    window, device = watched.window.windowHandle(), QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, QPoint(50, 60), window).commit()
    QApplication.sendEvent(watched.window, QTouchEvent(QEvent.Type.TouchCancel))
    assert watched.felt[-1] == Fingers(screen="e1", fingers=())


def test_of_all_keys_only_those_of_a_keypad_are_heard(watched: Watched) -> None:
    window = watched.window.windowHandle()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F1):
        QTest.keyClick(window, key)
    QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert watched.keyed == [Keyed(screen="e1", key=Qt.Key.Key_Left), Keyed(screen="e1", key=Qt.Key.Key_Return)]
    assert watched.felt == []


def part(colour: str) -> QImage:
    image = QImage(100, 50, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def seen_at(window: ScreenWindow, *points: tuple[int, int]) -> list[str]:
    return [window.frame().pixelColor(*point).name() for point in points]


AROUND = ((299, 150), (300, 150), (399, 199), (400, 199), (350, 200))


def test_a_part_that_moves_is_painted_over_the_picture_and_nothing_else(watched: Watched) -> None:
    window = watched.window
    window.take_arrival()
    for colour in ("#00ff00", "#ffffff"):
        assert window.overlay(part(colour), QPoint(300, 150))
        window.flush_overlay()
        assert seen_at(window, *AROUND) == ["#ff0000", colour, colour, "#ff0000", "#ff0000"]


def test_of_what_is_covered_nothing_is_painted_and_a_caption_lies_over_it(watched: Watched) -> None:
    window, plate = watched.window, QImage(20, 10, QImage.Format.Format_ARGB32_Premultiplied)
    window.take_arrival()
    plate.fill(QColor(0, 0, 0, 255))
    plate.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    assert window.overlay(part("#00ff00"), QPoint(300, 150), QRect(0, 0, 100, 30), plate, QPoint(340, 160))
    window.flush_overlay()
    assert seen_at(window, (399, 179), (399, 180), (399, 199)) == ["#00ff00", "#ff0000", "#ff0000"]
    assert seen_at(window, (340, 160), (341, 160), (359, 169), (360, 169)) == ["#00ff00", "#000000", "#000000", "#00ff00"]


def test_a_picture_is_looked_at_before_anything_is_painted_over_it(qtbot: QtBot, watched: Watched) -> None:
    window = watched.window
    assert not window.overlay(part("#00ff00"), QPoint(300, 150)), "it has not arrived"
    window.take_arrival()
    watched.begin(blue(), Transition.FADE)
    assert not window.overlay(part("#00ff00"), QPoint(300, 150)), "it is changing"
    qtbot.waitUntil(lambda: window.take_arrival())
    assert window.overlay(part("#00ff00"), QPoint(300, 150))


def test_what_leaves_is_what_was_seen(watched: Watched) -> None:
    window = watched.window
    window.take_arrival()
    window.overlay(part("#00ff00"), QPoint(300, 150))
    assert window.snapshot().pixelColor(350, 170).name() == "#00ff00"
    assert window.leaving is not window.showing
    watched.begin(blue())
    assert seen_at(window, (350, 170)) == ["#0000ff"]
    assert window.leaving is window.showing


def test_the_part_is_there_again_when_the_system_has_the_window_painted(qtbot: QtBot, watched: Watched) -> None:
    window = watched.window
    window.take_arrival()
    window.overlay(part("#00ff00"), QPoint(300, 150))
    window.hide()
    assert not window.overlay(part("#ffffff"), QPoint(300, 150)), "nobody sees it"
    window.show()
    qtbot.waitUntil(lambda: window.in_sight and seen_at(window, (350, 170)) == ["#00ff00"])
