"""The hall window on a desk: real windows, real keys and clicks, the whole player behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor, QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.programme import Programme
from kiosk.domain.text import Text
from kiosk.player.hall_plan import Row, rows_of
from kiosk.player.hall_window import KEYS, HallWindow
from tests.gui.conftest import OPENED_US, Reference
from tests.support.exhibits import SECOND, small_hall
from tests.support.pages import theme
from tests.support.playing import Playing, play
from tests.support.store_samples import data_folder

HALL = small_hall(anchor_us=OPENED_US)
"""Its first slides stand for 10 s, longer than these tests run."""
FIRST = {"e1": "a", "e2": "a", "w1": "d"}
HOLD_US = 600 * SECOND
EMPTY = QPoint(3, 3)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def the_loop_outlives_its_windows(qapp: QApplication) -> Iterator[None]:
    """As in the product."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


class AtDesk:
    """A hall window with its player, and what a person does there."""

    def __init__(self, hall: HallWindow, playing: Playing) -> None:
        self.hall = hall
        self.playing = playing
        self.until = playing.until
        self.does = playing.does

    async def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        await self.does(partial(QTest.keyClick, self.hall.windowHandle(), key, modifier))

    async def click(self, at: QPoint) -> None:
        await self.does(partial(QTest.mouseClick, self.hall.windowHandle(), LEFT, pos=at))

    def point_at(self, at: QPoint) -> None:
        QCursor.setPos(self.hall.mapToGlobal(at))

    def middle_of(self, screen: str) -> QPoint:
        return self.playing.fleet.windows[screen].geometry().center()

    def cues(self) -> tuple[Cue, ...]:
        return self.playing.house.store.read(lambda uow: uow.journal.since(0))

    async def cue_number(self, count: int) -> Cue:
        """The cue that was given last, when there are so many."""
        await self.until(lambda: len(self.cues()) >= count)
        assert len(self.cues()) == count
        return max(self.cues(), key=lambda cue: cue.id)


def on_the_desk(
    qapp: QApplication, folder: Path, use: Callable[[AtDesk], Awaitable[None]], programme: Programme = HALL
) -> None:
    """Runs the player in a hall window until `use` is done."""
    hall = HallWindow(theme(), HOLD_US)
    hall.show()

    def hung(_: QObject) -> HallWindow:
        return hall

    async def at_desk(playing: Playing) -> None:
        hall.asked.connect(playing.player.ask)
        hall.closed.connect(playing.player.stop)
        await playing.until(lambda: set(playing.words()) == set(programme.screen_by_id))
        await use(AtDesk(hall, playing))

    with app.open_house(data_folder(folder), start_at_us=OPENED_US) as house:
        house.store.write(lambda uow: uow.programmes.add(programme, published_us=OPENED_US)).result()
        try:
            assert play(qapp, house, at_desk, hung) == []
        finally:
            hall.close()
            hall.deleteLater()


def drawn(programme: Programme) -> tuple[tuple[Row, ...], QImage]:
    """The rows of a hall window with nothing on its tiles, and all that is drawn around them."""
    hall = HallWindow(theme(), HOLD_US)
    hall.resize(1200, 900)
    hall.spots(programme)
    picture = hall.grab().toImage()
    hall.deleteLater()
    return rows_of(programme, hall.size()), picture


def test_all_screens_of_the_hall_have_a_tile_in_the_order_of_the_wall(qapp: QApplication, reference: Reference) -> None:
    hall = HallWindow(theme(), HOLD_US)
    spots = hall.spots(reference.programme)
    hall.deleteLater()
    in_reading_order = sorted(spots, key=lambda screen: (spots[screen].area.top(), spots[screen].area.left()))
    assert in_reading_order == [screen.id for screen in reference.programme.wall.screens]
    assert len({spot.area.size().toTuple() for spot in spots.values()}) == 1
    assert all(hall.rect().contains(spot.area) for spot in spots.values())


def unnamed(programme: Programme, keep: Callable[[Text], Text]) -> Programme:
    return replace(programme, sections=tuple(replace(section, name=keep(section.name)) for section in programme.sections))


@pytest.mark.parametrize(
    "without", [lambda name: replace(name, en=""), lambda name: replace(name, zh=name.en)], ids=["without English", "Chinese"]
)
def test_every_section_is_named_in_both_languages(
    qapp: QApplication, reference: Reference, without: Callable[[Text], Text]
) -> None:
    rows, whole = drawn(reference.programme)
    _, other = drawn(unnamed(reference.programme, without))
    assert len(rows) == 5
    for row in rows:
        assert whole.copy(row.heading) != other.copy(row.heading)


def test_the_numbers_of_the_screens_and_the_use_of_keys_are_written_whole(qapp: QApplication, reference: Reference) -> None:
    rows, picture = drawn(reference.programme)
    ground = QColor(theme().surface)

    def written(left: int, top: int, width: int, height: int) -> bool:
        return any(picture.pixelColor(x, y) != ground for x in range(left, left + width) for y in range(top, top + height))

    for row in rows:
        for tile in row.tiles.values():
            assert written(tile.left(), tile.bottom() + 6, 80, 16)
    for top in (850, 870):
        assert written(20, top - 8, 300, 16)
        assert not written(picture.width() - 12, top - 8, 12, 16), "the line ends before the window does"


def test_every_tile_paints_its_picture_to_the_pixel_and_changes_in_step(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        assert desk.playing.words() == FIRST
        windows = desk.playing.fleet.windows.values()
        grabbed = desk.hall.grab().toImage()
        for window in windows:
            assert window.parent() is desk.hall
            assert window.showing is not None
            assert window.frame().size().toTuple() == window.spot.pixels == window.showing.image.size().toTuple()
            assert grabbed.copy(window.geometry()) == window.showing.image.convertToFormat(grabbed.format())
        desk.point_at(desk.middle_of("e1"))
        await desk.press(Qt.Key.Key_Right)
        await desk.until(lambda: desk.playing.words() == {"e1": "b", "e2": "b", "w1": "d"})

    on_the_desk(qapp, tmp_path, use)


def test_of_another_size_it_hangs_its_tiles_anew_and_they_show_the_same(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        fleet = desk.playing.fleet
        for size in ((1300, 900), (1000, 700)):
            desk.hall.resize(*size)
        small = {screen: area for row in rows_of(HALL, desk.hall.size()) for screen, area in row.tiles.items()}
        await desk.until(lambda: {name: window.geometry() for name, window in fleet.windows.items()} == small)
        await desk.until(lambda: desk.playing.words() == FIRST)
        for window in fleet.windows.values():
            assert window.frame().size().toTuple() == window.geometry().size().toTuple()

    on_the_desk(qapp, tmp_path, use)


def test_a_double_click_shows_one_screen_on_the_whole_monitor_and_brings_it_back(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        fleet = desk.playing.fleet
        others = {name: window for name, window in fleet.windows.items() if name != "e2"}
        tile = fleet.windows["e2"].geometry()
        for back in ("Escape", "double click", "Escape at the hall"):
            await desk.does(partial(QTest.mouseDClick, desk.hall.windowHandle(), LEFT, pos=tile.center()))
            await desk.until(lambda: fleet.windows["e2"].isWindow() and desk.playing.words() == FIRST)
            large = fleet.windows["e2"]
            assert large.geometry() == desk.hall.screen().geometry()
            assert large.frame().size() == desk.hall.screen().size()
            if back == "Escape":
                await desk.does(partial(QTest.keyClick, large.windowHandle(), Qt.Key.Key_Escape))
            elif back == "double click":
                await desk.does(partial(QTest.mouseDClick, large.windowHandle(), LEFT, pos=QPoint(900, 500)))
            else:
                await desk.press(Qt.Key.Key_Escape)
            await desk.until(lambda: not fleet.windows["e2"].isWindow() and desk.playing.words() == FIRST)
            assert fleet.windows["e2"].geometry() == tile
        assert {name: window for name, window in fleet.windows.items() if name != "e2"} == others
        assert desk.cues() == ()

    on_the_desk(qapp, tmp_path, use)


def test_a_screen_that_is_large_hears_the_keys_for_its_section(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        fleet = desk.playing.fleet
        await desk.does(partial(QTest.mouseDClick, desk.hall.windowHandle(), LEFT, pos=desk.middle_of("w1")))
        await desk.until(lambda: fleet.windows["w1"].isWindow() and desk.playing.words() == FIRST)
        QCursor.setPos(desk.hall.screen().geometry().center())
        await desk.does(partial(QTest.keyClick, fleet.windows["w1"].windowHandle(), Qt.Key.Key_B))
        await desk.until(lambda: desk.playing.words() == {"e1": "a", "e2": "a", "w1": "black"})
        (cue,) = desk.cues()
        assert cue.targets == ("west",)

    on_the_desk(qapp, tmp_path, use)


def test_a_key_is_a_cue_for_the_section_under_the_mouse_and_elsewhere_for_the_hall(qapp: QApplication, tmp_path: Path) -> None:
    lengths = {CueKind.BLACK: HOLD_US, CueKind.IDENTIFY: 10 * SECOND}

    async def use(desk: AtDesk) -> None:
        count = 0
        for where, target in (("e1", "east"), ("w1", "west"), (None, "hall")):
            desk.point_at(desk.middle_of(where) if where else EMPTY)
            for key, kind in KEYS.items():
                count += 1
                await desk.press(key)
                cue = await desk.cue_number(count)
                assert (cue.kind, cue.targets) == (kind, (target,))
                assert (cue.until_us - cue.at_us if cue.until_us else None) == lengths.get(kind)

    on_the_desk(qapp, tmp_path, use)


def test_other_keys_do_nothing(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Z, Qt.Key.Key_F11):
            await desk.press(key)
        await desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        await desk.press(Qt.Key.Key_I)
        assert (await desk.cue_number(1)).kind is CueKind.IDENTIFY
        assert desk.hall.isVisible()

    on_the_desk(qapp, tmp_path, use)


def test_a_click_on_a_tile_is_a_visitors_touch_and_elsewhere_nothing(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        telemetry, before_us = desk.playing.house.telemetry, desk.playing.house.clock.now_us()
        await desk.click(EMPTY)
        await desk.click(desk.middle_of("w1"))
        await desk.until(lambda: "west" in telemetry.presence())
        assert list(telemetry.presence()) == ["west"]
        assert telemetry.presence()["west"] >= before_us

    on_the_desk(qapp, tmp_path, use)


def test_closing_it_ends_the_player(qapp: QApplication, tmp_path: Path) -> None:
    async def use(desk: AtDesk) -> None:
        def close() -> None:
            desk.hall.windowHandle().close()

        await desk.does(close)
        await desk.until(lambda: not desk.playing.fleet.windows)

    on_the_desk(qapp, tmp_path, use)
