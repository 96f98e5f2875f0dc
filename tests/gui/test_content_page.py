"""The page of the content on the reference exhibit: looked at, arranged, taken back and published by hand."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from kiosk.app.house import House
from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Language
from kiosk.panel.button import Key
from kiosk.panel.publish_key import PublishKey
from tests.support.at_panel import AtPanel, at_panel
from tests.support.dropping import let_go_over
from tests.support.panel_pictures import SIZES

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
)  # fmt: skip


@pytest.fixture
def house(lived_in_copy: House) -> House:
    return lived_in_copy


def playlists(house: House) -> dict[str, Playlist]:
    return {each.id: each for each in house.store.read(lambda uow: uow.draft.playlists())}


def tells(panel: AtPanel, words: str) -> bool:
    return any(words in text for text in panel.words())


def row_of(panel: AtPanel, playlist: str) -> QPoint:
    rack = panel.window.content.rack
    (row,) = [row for row, line in enumerate(rack.lines()) if line.playlist == playlist]
    rack.scrollTo(rack.model().index(row, 0))
    return rack.visualRect(rack.model().index(row, 0)).center()


def colours_of_first(panel: AtPanel) -> set[str]:
    """What is to be seen in the place of the first slide's picture."""
    grid = panel.window.content.board.grid
    place, image = grid.visualRect(grid.model().index(0, 0)), grid.viewport().grab().toImage()
    at = [(place.left() + x, place.top() + y) for x in range(14, 190, 3) for y in range(14, 110, 3)]
    return {image.pixelColor(x, y).name() for x, y in at}


async def open_page(panel: AtPanel, playlist: str) -> None:
    panel.press(Qt.Key.Key_F2)
    content = panel.window.content
    await panel.until(lambda: content.shelf is not None and content.board.grid.model().rowCount() > 0)
    QTest.mouseClick(content.rack.viewport(), Qt.MouseButton.LeftButton, pos=row_of(panel, playlist))
    panel.window.content.board.setFocus()


def test_slides_are_moved_added_and_taken_out_and_each_is_taken_back(qapp: QApplication, house: House) -> None:
    before = playlists(house)

    async def use(panel: AtPanel) -> None:
        def order(name: str) -> tuple[str, ...]:
            return playlists(house)[name].slides

        name = next(each.id for each in before.values() if len(each.slides) == 9)
        await open_page(panel, name)
        grid = panel.window.content.board.grid
        await panel.until(lambda: grid.model().rowCount() == 9)
        panel.press(Qt.Key.Key_Home)
        panel.press(Qt.Key.Key_Right, Qt.Key.Key_Left)
        first = before[name].slides[0]
        panel.press(Qt.Key.Key_Right, modifier=ALT)
        panel.press(Qt.Key.Key_Right, modifier=ALT)
        await panel.until(lambda: order(name).index(first) == 2)
        await panel.until(lambda: grid.chosen_rows() == [2])
        panel.press(Qt.Key.Key_Delete)
        await panel.until(lambda: first not in order(name))
        await panel.until(lambda: len(panel.window.desk.undoing.back) == 3)
        assert tells(panel, "撤销：已从")
        for _ in range(3):
            panel.press(Qt.Key.Key_Z, modifier=CTRL)
        await panel.until(lambda: order(name) == before[name].slides)
        await panel.until(lambda: len(panel.window.desk.undoing.forth) == 3)
        assert tells(panel, "重做：已在")
        panel.press(Qt.Key.Key_Y, modifier=CTRL)
        await panel.until(lambda: order(name).index(first) == 1)
        await panel.until(lambda: len(panel.window.desk.undoing.back) == 1)
        panel.press(Qt.Key.Key_Z, modifier=CTRL)
        await panel.until(lambda: order(name) == before[name].slides)
        await panel.until(lambda: grid.model().cell(0).item == first)
        other = next(each.id for each in before.values() if each.id != name)
        data = grid.model().mimeData([grid.model().index(row, 0) for row in (0, 1)])
        assert let_go_over(panel.window.content.rack.viewport(), data, row_of(panel, other))
        await panel.until(lambda: order(other) == (*before[other].slides, *before[name].slides[:2]))
        await panel.until(lambda: len(panel.window.desk.undoing.back) == 1)
        panel.press(Qt.Key.Key_Z, modifier=CTRL)
        await panel.until(lambda: playlists(house) == before)

    assert at_panel(qapp, house, use) == []
    assert playlists(house) == before


def test_a_playlist_is_made_filled_published_and_cannot_be_dropped_while_it_is_used(qapp: QApplication, house: House) -> None:
    before = set(playlists(house))
    revision = house.store.read(lambda uow: uow.programmes.latest())

    async def use(panel: AtPanel) -> None:
        used = next(iter(before))
        await open_page(panel, used)
        content = panel.window.content
        await panel.until(lambda: tells(panel, playlists(house)[used].title.zh))
        panel.press(Qt.Key.Key_Delete, modifier=SHIFT)
        await panel.until(lambda: tells(panel, "还在用"))
        assert set(playlists(house)) == before
        panel.press(Qt.Key.Key_N)
        (field,) = [each for each in content.findChildren(QLineEdit) if each.hasFocus()]
        event = QInputMethodEvent()
        event.setCommitString("周末版")
        QApplication.sendEvent(field, event)
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: "list-1" in playlists(house))
        await panel.until(lambda: tells(panel, "这个播放列表是空的"))
        grid = content.board.grid
        QTest.mouseClick(content.rack.viewport(), Qt.MouseButton.LeftButton, pos=row_of(panel, used))
        await panel.until(lambda: grid.model().rowCount() > 3)
        slide = playlists(house)[used].slides[2]
        data = grid.model().mimeData([grid.model().index(2, 0)])
        assert let_go_over(content.rack.viewport(), data, row_of(panel, "list-1"))
        await panel.until(lambda: playlists(house)["list-1"].slides == (slide,))
        (publish,) = content.findChildren(PublishKey)
        await panel.until(publish.isEnabled)
        QTest.mouseClick(publish, Qt.MouseButton.LeftButton)
        await panel.until(lambda: tells(panel, "发布后 30 天里的变化"))
        (go,) = [
            key
            for key in content.findChildren(Key)
            if key.isVisible() and key.accessibleName() == "发布" and key is not publish
        ]
        QTest.mouseClick(go, Qt.MouseButton.LeftButton)
        await panel.until(lambda: house.store.read(lambda uow: uow.programmes.latest()) == revision + 1)
        await panel.until(lambda: content.shelf is not None and content.shelf.news == {})

    assert at_panel(qapp, house, use) == []
    assert house.store.read(lambda uow: uow.programmes.get(revision + 1)).playlist_by_id["list-1"].slides


def test_pictures_come_for_what_is_in_sight_and_words_are_found(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        await open_page(panel, next(iter(playlists(house))))
        content = panel.window.content
        await panel.until(lambda: len(colours_of_first(panel)) > 12)
        panel.press(Qt.Key.Key_Slash)
        (field,) = [each for each in content.findChildren(QLineEdit) if each.hasFocus()]
        event = QInputMethodEvent()
        event.setCommitString("高新区")
        QApplication.sendEvent(field, event)
        await panel.until(lambda: tells(panel, "找到"))
        panel.press(Qt.Key.Key_Escape)
        await panel.until(lambda: not tells(panel, "找到"))

    assert at_panel(qapp, house, use) == []


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, Language)))
def test_every_text_has_room_and_every_button_is_large_enough(
    qapp: QApplication, house: House, size: tuple[int, int], language: Language
) -> None:
    async def use(panel: AtPanel) -> None:
        panel.window.resize(*size)
        if language is Language.EN:
            panel.press(Qt.Key.Key_L, modifier=CTRL)
        await open_page(panel, next(iter(playlists(house))))
        panel.press(Qt.Key.Key_Home)
        for key in (None, Qt.Key.Key_S, Qt.Key.Key_T):
            panel.press(*([key] if key else []))
            await panel.pause()
            content = panel.window.content
            labels = [part for part in content.findChildren(QLabel) if part.isVisible() and part.text()]
            assert [part.text() for part in labels if not _fits(part)] == []
            buttons = [part for part in content.findChildren(Key) if part.isVisible()]
            assert [part.accessibleName() for part in buttons if min(part.width(), part.height()) < 44] == []
            panel.press(Qt.Key.Key_Escape)

    assert at_panel(qapp, house, use) == []


def _fits(part: QLabel) -> bool:
    if part.wordWrap():
        return part.height() >= part.heightForWidth(part.width())
    return part.width() >= part.sizeHint().width()
