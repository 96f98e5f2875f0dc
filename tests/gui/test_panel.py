"""The whole panel on the reference exhibit: driven by keys and clicks, judged by the journal and by what can be read."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.events import Fault, PlayerState, ScreenState
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import Key
from kiosk.panel.changing import ChangePart
from kiosk.panel.desk import Desk
from kiosk.panel.glass import Glass
from kiosk.panel.head import SectionHead
from kiosk.panel.reader import Reader
from kiosk.panel.tile import ElidedLabel, TileButton
from kiosk.panel.window import PanelWindow
from kiosk.services.conductor import Request
from tests.gui.conftest import OPENED_US, Reference
from tests.support.at_panel import AtPanel, at_panel
from tests.support.desks import colours

HANZI = re.compile(r"[\u3400-\u9fff]")
HOUR_US = 3_600_000_000
NOTICE = Text(zh="请走东门", en="Please use the east gate")
SIZES = [(1280, 800), (1440, 900), (1920, 1080)]


@pytest.fixture
def house(reference: Reference, tmp_path: Path) -> Iterator[House]:
    """The reference exhibit with its player alive, screens in every state."""
    shutil.copytree(reference.data_dir, tmp_path / "data")
    with app.open_house(tmp_path / "data", start_at_us=OPENED_US + HOUR_US) as house:
        now_us = house.clock.now_us()
        screens = [
            ScreenState(screen=screen.id, picture="", painted_us=now_us, black_frames=0, black_us=0)
            for screen in reference.programme.wall.screens
        ]
        player = PlayerState(pid=1, started_us=now_us, seen_us=now_us + HOUR_US, revision=1)
        house.telemetry.record(screens=screens, player=player)
        yield house


def in_every_state(house: House) -> None:
    """Held, frozen, black, emergency and offline, each somewhere; the first section plays."""
    until = {"hold_us": HOUR_US}
    give = partial(app.give_cue, house)
    give(Request(kind=CueKind.TAKE, targets=("results",), playlist="plan-story", **until))
    give(Request(kind=CueKind.BLACK, targets=("screen-09",), **until))
    give(Request(kind=CueKind.FREEZE, targets=("thinking",), **until))
    cue = give(Request(kind=CueKind.EMERGENCY, targets=("plan",), level=EmergencyLevel.NOTICE, text=NOTICE, **until)).cue
    unhung = Text(zh="没有接显示器，其他屏幕照常播放", en="no monitor, the others play on")
    there = [
        ScreenState(screen=screen, picture="", painted_us=cue.at_us, black_frames=0, black_us=0, visited_since_us=cue.at_us)
        for screen in ("screen-10", "screen-12")
    ]
    house.telemetry.record(screens=there)
    house.telemetry.put_faults([Fault(code="E-CFG-SCREEN", where="screen-02", message=unhung, since_us=OPENED_US)])
    while house.clock.now_us() < cue.at_us:
        time.sleep(0.01)


def test_three_keys_take_a_playlist_to_a_section_with_one_cue(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Space)
        await panel.until(lambda: any("主要工作上屏「三十年」" in text for text in panel.words()))
        (cue,) = panel.cues()
        assert (cue.kind, cue.targets, cue.playlist) == (CueKind.TAKE, ("work",), "overview-story")
        assert cue.until_us is not None
        assert abs(cue.until_us - cue.at_us - HOUR_US) < 5_000_000
        await panel.until(lambda: panel.words().count("手动保持") == 4)

    assert at_panel(qapp, house, use) == []


def test_a_cue_is_given_though_the_window_has_had_no_turn_since(qapp: QApplication, house: House) -> None:
    """Painting what the key has changed takes longer than writing the cue down, and visitors wait for that."""

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_2, Qt.Key.Key_B)
        deadline = time.monotonic() + 30
        while not panel.cues():  # nothing is awaited: the loop of the window stands still
            assert time.monotonic() < deadline
            time.sleep(0.01)

    assert at_panel(qapp, house, use) == []


def test_what_would_be_taken_is_seen_before_and_nothing_is_written_for_it(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_3, Qt.Key.Key_Down)
        glass = panel.window.findChild(ChangePart).findChild(Glass)
        await panel.until(lambda: not glass.image.isNull())
        first = glass.image
        panel.press(Qt.Key.Key_Down)
        await panel.until(lambda: not glass.image.isNull() and glass.image != first)
        assert glass.image.width() >= 188
        assert panel.cues() == ()

    assert at_panel(qapp, house, use) == []


def test_over_a_visitor_one_action_more_leaves_them_in_peace(qapp: QApplication, house: House) -> None:
    now_us = house.clock.now_us()
    there = ScreenState(
        screen="screen-10", picture="", painted_us=now_us, black_frames=0, black_us=0, visited_since_us=now_us
    )  # fmt: skip
    house.telemetry.record(screens=[there])

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_3, Qt.Key.Key_Down)
        assert "屏 10 有观众正在操作" in panel.words()
        wait = next(key for key in panel.window.findChildren(Key) if key.accessibleName() == "等空闲")
        QTest.mouseClick(wait, Qt.MouseButton.LeftButton)
        panel.press(Qt.Key.Key_Space)
        await panel.until(lambda: len(panel.cues()) == 1)
        (cue,) = panel.cues()
        assert (cue.kind, cue.targets, cue.when_free) == (CueKind.TAKE, ("work",), True)

    assert at_panel(qapp, house, use) == []


def test_the_hall_is_silent_by_one_key_and_speaks_english_by_four(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_M)
        await panel.until(lambda: len(panel.cues()) == 1 and "恢复声音" in panel.words())
        hour = next(key for key in panel.window.findChildren(Key) if key.accessibleName().replace("\u00a0", " ") == "1 小时")
        panel.press(Qt.Key.Key_A, Qt.Key.Key_E)
        QTest.mouseClick(hour, Qt.MouseButton.LeftButton)
        panel.press(Qt.Key.Key_Space)
        await panel.until(lambda: len(panel.cues()) == 2)
        assert [(cue.kind, cue.targets) for cue in panel.cues()] == [
            (CueKind.MUTE, ("hall",)), (CueKind.LANGUAGE, ("hall",)),
        ]  # fmt: skip

    assert at_panel(qapp, house, use) == []


def test_black_is_a_toggle(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_4, Qt.Key.Key_B)
        await panel.until(lambda: panel.words().count("黑场") >= 3 and "解除黑场" in panel.words())
        await panel.pause()
        panel.press(Qt.Key.Key_B)
        await panel.until(lambda: len(panel.cues()) == 2 and "解除黑场" not in panel.words())
        assert [(cue.kind, cue.targets) for cue in panel.cues()] == [
            (CueKind.BLACK, ("thinking",)), (CueKind.RESUME, ("thinking",)),
        ]  # fmt: skip

    assert at_panel(qapp, house, use) == []


def test_one_cue_reaches_screens_of_several_sections(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        tiles = {tile.screen_id: tile for tile in panel.window.findChildren(TileButton)}
        heads = {head.section: head for head in panel.window.findChildren(SectionHead)}
        QTest.mouseClick(tiles["screen-03"], Qt.MouseButton.LeftButton)
        QTest.mouseClick(heads["thinking"], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
        panel.press(Qt.Key.Key_Right)
        await panel.until(lambda: len(panel.cues()) == 1)
        (cue,) = panel.cues()
        assert (cue.kind, cue.targets) == (CueKind.NEXT, ("screen-03", "thinking"))
        assert {screen for screen, _ in cue.numbers} == {"screen-03", "screen-13", "screen-14"}

    assert at_panel(qapp, house, use) == []


def test_a_cue_that_cannot_be_written_is_told_in_words(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        content = house.data_dir / "content.db"
        away = content.with_suffix(".away")
        panel.press(Qt.Key.Key_1)
        content.rename(away)
        panel.press(Qt.Key.Key_B)
        await panel.until(lambda: any(text.startswith("没有执行，画面不变：") for text in panel.words()))
        assert not any(re.search(r"E-[A-Z]", text) for text in panel.words())
        away.rename(content)
        await panel.pause()
        panel.press(Qt.Key.Key_B)
        await panel.until(lambda: "基本情况黑场" in panel.words())

    assert at_panel(qapp, house, use) == []


def test_held_quit_ends_it(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_Q, modifier=Qt.KeyboardModifier.ControlModifier)
        assert "长按退出：18 块屏也会关闭，观众看不到画面。" in panel.words()
        QTest.keyPress(panel.window.focusWidget(), Qt.Key.Key_Return)
        await panel.until(panel.has_ended)

    assert at_panel(qapp, house, use) == []


@pytest.fixture
def window(house: House) -> Iterator[PanelWindow]:
    """A window that shows the hall in every state, with a section and a playlist chosen."""
    in_every_state(house)
    made = PanelWindow(colours(), Desk(), attached=True)
    made.see(Reader(house.store, house.telemetry, house.clock).glance())
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Down):
        QTest.keyClick(made, key)
    yield made
    made.take_down()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [part for part in window.findChildren(kind) if part.isVisible()]


def within(window: QWidget, part: QWidget) -> QRect:
    """Where a part stands in its window."""
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


@pytest.mark.parametrize("size", SIZES)
def test_all_eighteen_screens_are_in_sight_without_scrolling(window: PanelWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    tiles = visible(window, TileButton)
    assert len(tiles) == 18
    wall = tiles[0].parentWidget().parentWidget()
    assert [tile for tile in tiles if not within(window, wall).contains(within(window, tile))] == []
    assert min(tile.width() for tile in tiles) >= 156


def test_the_language_changes_every_word_at_once(window: PanelWindow) -> None:
    english = next(button for button in visible(window, QAbstractButton) if button.accessibleName() == "English")
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    window.close()  # the words of the way out too
    texts = [part.text() for part in visible(window, QLabel) if isinstance(part, QLabel)]
    choices = window.findChild(QListWidget)
    texts += [choices.item(row).text() for row in range(choices.count())]
    texts += [window.windowTitle(), *(button.accessibleName() for button in visible(window, QAbstractButton))]
    assert len(texts) > 80
    assert {text for text in texts if HANZI.search(text)} == {"中文"}, "the button that leads back"


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, Language)))
def test_every_text_has_room(window: PanelWindow, size: tuple[int, int], language: Language) -> None:
    window.resize(*size)
    if language is Language.EN:
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    back = [Qt.Key.Key_Escape] * 3
    scenes = {
        "a playlist": [],
        "nothing": back,
        "over visitors": [*back, Qt.Key.Key_3, Qt.Key.Key_Up],
        "a language for all": [*back, Qt.Key.Key_A, Qt.Key.Key_E],
        "why": [*back, Qt.Key.Key_3, Qt.Key.Key_Y],
        "as they hang": [*back, Qt.Key.Key_K],
    }
    cut: dict[str, list[str]] = {}
    for name, keys in scenes.items():
        for key in keys:
            QTest.keyClick(window.focusWidget() or window, key)
        QApplication.processEvents()
        cut[name] = _cut(window)
    window.close()
    QApplication.processEvents()
    cut["the way out"] = _cut(window)
    assert cut == {name: [] for name in cut}


def _cut(window: PanelWindow) -> list[str]:
    """What has less room than it takes."""
    return [
        part.text()
        for part in visible(window, QLabel)
        if isinstance(part, QLabel) and not isinstance(part, ElidedLabel) and part.text() and not _fits(part)
    ]


def _fits(part: QLabel) -> bool:
    if part.wordWrap():
        return part.height() >= part.heightForWidth(part.width())
    return part.width() >= part.sizeHint().width()


@pytest.mark.parametrize("size", SIZES)
def test_everything_is_large_enough_for_a_finger(window: PanelWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.close()
    QApplication.processEvents()
    small = [
        (button, button.size()) for button in visible(window, QAbstractButton) if min(button.width(), button.height()) < 44
    ]
    assert small == []


def test_the_colours_change_at_once_and_back(window: PanelWindow) -> None:
    def ground() -> str:
        image: QImage = window.grab().toImage()
        return image.pixelColor(window.width() - 4, window.height() - 4).name().upper()

    assert ground() == colours()[ThemeName.DARK].palette.surface
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert ground() == colours()[ThemeName.LIGHT].palette.surface
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert ground() == colours()[ThemeName.DARK].palette.surface
