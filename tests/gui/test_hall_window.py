"""The hall window on a desk: real windows, real keys and clicks, the whole player behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.wall import IdleSetting
from kiosk.player.hall_window import KEYS, HallWindow
from kiosk.services.conductor import Request
from tests.gui.conftest import OPENED_US
from tests.support.exhibits import SECOND, small_hall
from tests.support.pages import theme
from tests.support.playing import Playing, play
from tests.support.store_samples import data_folder

HALL = small_hall(anchor_us=OPENED_US)
"""Its first slides stand for 10 s, longer than these tests run."""
FIRST = {"e1": "a", "e2": "a", "w1": "d"}
HOLD_US = 600 * SECOND
Use = Callable[[Playing, HallWindow], Awaitable[None]]


def on_the_desk(qapp: QApplication, folder: Path, use: Use, programme: object = HALL, at_us: int = OPENED_US) -> list[Cue]:
    """Runs the player in a hall window until `use` is done; the cues that were given meanwhile."""
    made: list[HallWindow] = []

    def hall_window(_: QObject) -> HallWindow:
        hall = HallWindow(theme(), HOLD_US)
        hall.show()
        made.append(hall)
        return hall

    async def both(playing: Playing) -> None:
        (hall,) = made
        hall.asked.connect(playing.player.ask)
        hall.closed.connect(playing.player.stop)
        await playing.until(lambda: playing.words() == FIRST)
        await use(playing, hall)

    with app.open_house(data_folder(folder), start_at_us=at_us) as house:
        house.store.write(lambda uow: uow.programmes.add(programme, published_us=OPENED_US)).result()  # type: ignore[arg-type]
        assert play(qapp, house, both, hall_window) == []
        (hall,) = made
        hall.close()
        hall.deleteLater()
        return list(Cues.of(house.store.read(lambda uow: uow.journal.since(0))).items)


def point_at(hall: HallWindow, at: QPoint) -> None:
    QCursor.setPos(hall.mapToGlobal(at))


def middle_of(playing: Playing, screen: str) -> QPoint:
    return playing.fleet.windows[screen].geometry().center()


def test_every_screen_is_a_live_tile_drawn_for_its_own_pixels(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        for window in playing.fleet.windows.values():
            assert window.parent() is hall
            assert window.spot.is_tile
            assert window.frame().size().toTuple() == window.spot.pixels == window.showing.image.size().toTuple()
        windows = list(playing.fleet.windows.values())
        grabbed = hall.grab().toImage()
        for window in windows:
            assert grabbed.copy(window.geometry()) == window.frame().convertToFormat(grabbed.format())
        playing.house.store.write(
            lambda uow: uow.journal.add(
                Cue(id=0, kind=CueKind.GOTO, at_us=playing.house.clock.now_us(), targets=("east",), numbers=(("e1", 2), ("e2", 2)))
            )
        ).result()
        playing.house.bell.ring()
        await playing.until(lambda: playing.words() == {"e1": "b", "e2": "b", "w1": "d"})

    on_the_desk(qapp, tmp_path, use)


def test_the_names_and_numbers_stand_beside_the_tiles(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        grabbed = hall.grab().toImage()
        ground = QColor(theme().surface)

        def written(left: int, top: int, width: int, height: int) -> bool:
            return any(
                grabbed.pixelColor(x, y) != ground for x in range(left, left + width) for y in range(top, top + height)
            )  # fmt: skip

        for window in playing.fleet.windows.values():
            tile = window.geometry()
            assert written(tile.left(), tile.bottom() + 4, 60, 16)
        assert written(20, 20, 150, 30)
        assert written(20, hall.height() - 60, 300, 20)

    on_the_desk(qapp, tmp_path, use)


def test_of_another_size_it_hangs_its_tiles_anew_and_they_show_the_same(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        before = {name: window.spot.pixels for name, window in playing.fleet.windows.items()}
        for size in ((1300, 900), (1000, 700), (1700, 1000)):
            hall.resize(*size)
        await playing.until(
            lambda: all(window.spot.pixels != before[name] for name, window in playing.fleet.windows.items())
            and playing.words() == FIRST
        )
        assert all(hall.rect().contains(window.geometry()) for window in playing.fleet.windows.values())

    on_the_desk(qapp, tmp_path, use)


@pytest.mark.parametrize("back", ["key", "double click"])
def test_a_double_click_shows_one_screen_on_the_whole_monitor(qapp: QApplication, tmp_path: Path, back: str) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        others = {name: window for name, window in playing.fleet.windows.items() if name != "e2"}
        tile = playing.fleet.windows["e2"].geometry()
        QTest.mouseDClick(hall.windowHandle(), Qt.MouseButton.LeftButton, pos=tile.center())
        await playing.until(lambda: playing.fleet.windows["e2"].isWindow() and playing.words() == FIRST)
        large = playing.fleet.windows["e2"]
        assert large.geometry() == hall.screen().geometry()
        assert large.spot.pixels == (1920, 1080)
        if back == "key":
            QTest.keyClick(large.windowHandle(), Qt.Key.Key_Escape)
        else:
            QTest.mouseDClick(large.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(900, 500))
        await playing.until(lambda: not playing.fleet.windows["e2"].isWindow() and playing.words() == FIRST)
        assert playing.fleet.windows["e2"].geometry() == tile
        assert {name: window for name, window in playing.fleet.windows.items() if name != "e2"} == others

    on_the_desk(qapp, tmp_path, use)


@pytest.mark.parametrize("key", list(KEYS), ids=lambda key: key.name)
@pytest.mark.parametrize("where", ["e1", "w1", "elsewhere"])
def test_a_key_is_a_cue_for_the_section_under_the_mouse(qapp: QApplication, tmp_path: Path, key: Qt.Key, where: str) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        point_at(hall, QPoint(3, 3) if where == "elsewhere" else middle_of(playing, where))
        QTest.keyClick(hall.windowHandle(), key)
        await playing.until(lambda: playing.house.store.read(lambda uow: uow.journal.since(0)) != ())

    (cue,) = on_the_desk(qapp, tmp_path, use)
    assert cue.kind is KEYS[key]
    assert cue.targets == ({"e1": "east", "w1": "west", "elsewhere": "hall"}[where],)
    lengths = {CueKind.BLACK: HOLD_US, CueKind.IDENTIFY: 10 * SECOND}
    assert (cue.until_us - cue.at_us if cue.until_us else None) == lengths.get(cue.kind)


def test_a_key_turns_the_page_and_makes_black(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        point_at(hall, middle_of(playing, "e2"))
        QTest.keyClick(hall.windowHandle(), Qt.Key.Key_Right)
        await playing.until(lambda: playing.words() == {"e1": "b", "e2": "b", "w1": "d"})
        QTest.keyClick(hall.windowHandle(), Qt.Key.Key_B)
        await playing.until(lambda: playing.words() == {"e1": "black", "e2": "black", "w1": "d"})
        QTest.keyClick(hall.windowHandle(), Qt.Key.Key_R)
        await playing.until(lambda: playing.words() == FIRST)
        point_at(hall, QPoint(3, 3))
        QTest.keyClick(hall.windowHandle(), Qt.Key.Key_I)
        await playing.until(lambda: playing.words() == dict.fromkeys(FIRST, "identify"))

    on_the_desk(qapp, tmp_path, use)


def test_a_click_on_a_tile_is_a_visitors_touch(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        before_us = playing.house.clock.now_us()
        QTest.mouseClick(hall.windowHandle(), Qt.MouseButton.LeftButton, pos=middle_of(playing, "w1"))
        await playing.until(lambda: "west" in playing.house.telemetry.presence())
        assert list(playing.house.telemetry.presence()) == ["west"]
        assert playing.house.telemetry.presence()["west"] >= before_us
        QTest.mouseClick(hall.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert list(playing.fleet.inputs.presence) == ["west"]

    on_the_desk(qapp, tmp_path, use, replace(HALL, sections=tuple(replace(s, idle=IdleSetting.PROGRAMME) for s in HALL.sections)))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Z, Qt.Key.Key_F11])
def test_other_keys_do_nothing(qapp: QApplication, tmp_path: Path, key: Qt.Key) -> None:
    asked: list[Request] = []

    async def use(playing: Playing, hall: HallWindow) -> None:
        hall.asked.connect(asked.append)
        QTest.keyClick(hall.windowHandle(), key)
        QTest.keyClick(hall.windowHandle(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert hall.isVisible()
        assert playing.words() == FIRST

    assert on_the_desk(qapp, tmp_path, use) == []
    assert asked == []


def test_closing_it_ends_the_player(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing, hall: HallWindow) -> None:
        hall.close()
        await playing.until(lambda: not playing.fleet.windows)

    on_the_desk(qapp, tmp_path, use)
