"""Slides edited, discarded and restored on the whole panel, on the reference exhibit: by keys and clicks, judged by the store."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from kiosk import app
from kiosk.app.house import House
from kiosk.panel.button import Key
from kiosk.panel.finder import Finder
from kiosk.panel.publish_key import PublishKey
from tests.gui.conftest import OPENED_US, Reference
from tests.support.at_panel import AtPanel, at_panel

LATER_US = 10_000_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def house(reference: Reference, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(reference.data_dir, tmp_path / "data")
    with app.open_house(tmp_path / "data", start_at_us=OPENED_US + LATER_US) as house:
        yield house


def keys_of(panel: AtPanel, beginning: str) -> list[Key]:
    keys = [each for each in panel.window.findChildren(Key) if each.isVisible()]
    return [each for each in keys if each.accessibleName().replace("\u00a0", " ").startswith(beginning)]


def selected_text() -> str:
    focused = QApplication.focusWidget()
    return focused.textCursor().selectedText() if isinstance(focused, QPlainTextEdit) else ""


def value_of(house: House, revision: int) -> str:
    programme = house.store.read(lambda uow: uow.programmes.get(revision))
    (slide,) = [each for each in json.loads(programme.canonical())["slides"] if each["id"] == "zone-today"]
    return str(slide["fields"]["items"][1]["value"]["zh"])


def test_one_figure_is_changed_and_published_in_five_actions(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        finder = panel.window.findChild(Finder)
        panel.press(Qt.Key.Key_K, modifier=CTRL)  # 1
        QTest.keyClicks(QApplication.focusWidget(), "5.9")
        await panel.until(lambda: any("同聚一片园区" in each.text.zh for each in finder._found))
        panel.press(Qt.Key.Key_Return)  # 2: words, and Enter
        await panel.until(lambda: selected_text() == "5.9")
        QTest.keyClicks(QApplication.focusWidget(), "6.1")
        panel.press(Qt.Key.Key_Return)  # 3: the value, and Enter
        publish = panel.window.content.findChild(PublishKey)
        await panel.until(publish.isEnabled)
        assert any(words.startswith("影响 4 块屏：屏 01、02、03、04") for words in panel.words())
        QTest.mouseClick(publish, Qt.MouseButton.LeftButton)  # 4
        panel.click("发布")  # 5
        await panel.until(lambda: house.store.read(lambda uow: uow.programmes.latest()) == 2)

    assert at_panel(qapp, house, use) == []
    assert (value_of(house, 1), value_of(house, 2)) == ("5.9", "6.1")


def test_an_edit_is_taken_back_and_done_again(qapp: QApplication, house: House) -> None:
    def value() -> str:
        slide = house.store.read(lambda uow: uow.draft.slide("zone-today"))
        assert slide is not None
        return slide.title.zh

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_F2)
        await panel.until(lambda: panel.window.content.shelf is not None)
        panel.press(Qt.Key.Key_Slash)
        QTest.keyClicks(QApplication.focusWidget(), "5.9")
        await panel.until(lambda: panel.window.content.board.grid.model().rowCount() == 1)
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: selected_text() == "5.9")
        title = next(each for each in panel.window.findChildren(QPlainTextEdit) if each.accessibleName() == "标题 zh")
        was = value()
        title.setFocus()
        title.selectAll()
        QTest.keyClicks(title, "30")
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: value() == "30")
        await panel.until(lambda: bool(keys_of(panel, "撤销：已改“30”的标题")))
        QTest.mouseClick(keys_of(panel, "撤销：")[0], Qt.MouseButton.LeftButton)
        await panel.until(lambda: value() == was)
        await panel.until(lambda: title.toPlainText() == was)
        await panel.until(lambda: bool(keys_of(panel, "重做：已改“30”的标题")))
        QTest.mouseClick(keys_of(panel, "重做：")[0], Qt.MouseButton.LeftButton)
        await panel.until(lambda: value() == "30")

    assert at_panel(qapp, house, use) == []


def test_a_slide_goes_into_the_bin_and_comes_back(qapp: QApplication, house: House) -> None:
    def there() -> bool:
        return house.store.read(lambda uow: uow.draft.slide("zone-today")) is not None

    def bin() -> int:
        return len(house.store.read(lambda uow: uow.draft.recycled()))

    before = house.store.read(lambda uow: (uow.draft.exhibit(), uow.draft.playlists(), uow.draft.assignments()))

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_F2)
        await panel.until(lambda: panel.window.content.shelf is not None)
        panel.press(Qt.Key.Key_Slash)
        QTest.keyClicks(QApplication.focusWidget(), "5.9")
        await panel.until(lambda: panel.window.content.board.grid.model().rowCount() == 1)
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: selected_text() == "5.9")
        panel.click("丢弃这一页")
        await panel.until(lambda: not there() and bin() == 1)
        await panel.until(lambda: any(key.accessibleName().startswith("回收站") for key in panel.window.findChildren(Key)))
        await panel.until(lambda: any("点一页幻灯片" in words for words in panel.words()))
        panel.window.content.board.setFocus()
        panel.press(Qt.Key.Key_B)
        await panel.until(panel.window.content.bin.list.isVisible)
        panel.press(Qt.Key.Key_Return)
        await panel.until(lambda: there() and bin() == 0)
        await panel.until(lambda: any("回收站是空的" in words for words in panel.words()))
        panel.press(Qt.Key.Key_Escape)
        await panel.until(panel.window.content.board.isVisible)

    assert at_panel(qapp, house, use) == []
    assert house.store.read(lambda uow: (uow.draft.exhibit(), uow.draft.playlists(), uow.draft.assignments())) == before
