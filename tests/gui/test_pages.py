"""The pages beside the wall, on the reference exhibit: read, looked for, exported, returned to; judged by what can be seen."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from kiosk.app.house import House
from kiosk.domain.cue import CueKind
from kiosk.domain.text import Language
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk, Page
from kiosk.panel.log_page import LogPage
from kiosk.panel.rail import KEYS
from kiosk.panel.reader import Reader
from kiosk.panel.window import PanelWindow
from kiosk.qtkit.fonts import FAMILY
from tests.support.at_panel import AtPanel, at_panel
from tests.support.desks import colours
from tests.support.panel_pictures import SIZES

HANZI = re.compile(r"[\u3400-\u9fff]")
PAGES = (Page.SCHEDULE, Page.SCREENS, Page.LOG)


@pytest.fixture
def house(lived_in_copy: House) -> House:
    return lived_in_copy


def shown(table: QTableView) -> list[str]:
    """What stands in the second column, from above."""
    model = table.model()
    return [str(model.index(row, 1).data()).replace("\u00a0", " ") for row in range(model.rowCount())]


def click(window: QWidget, word: str) -> None:
    (key,) = [each for each in window.findChildren(Key) if each.accessibleName() == word and each.isVisible()]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def click_row(table: QTableView, row: int) -> None:
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_return_and_its_undo_are_told_done_and_logged(qapp: QApplication, house: House) -> None:
    def latest() -> int:
        return house.store.read(lambda uow: uow.programmes.latest())

    async def use(panel: AtPanel) -> None:
        table = panel.window.log.table
        for revision, word in ((2, "发布第 2 版「放慢一点」"), (3, "恢复第 1 版的内容，成为第 3 版")):
            panel.press(Qt.Key.Key_F5)
            before = latest()
            await panel.until(lambda word=word: word in shown(table))
            click_row(table, shown(table).index(word))
            click(panel.window, "恢复到此刻")
            await panel.until(lambda: any("会变的有全部 18 块屏" in text for text in panel.words()))
            assert latest() == before
            click(panel.window, "恢复")
            await panel.until(lambda before=before: latest() == before + 1)
            said = f"撤销：已恢复第 {revision} 版"  # an emergency stands, which is all that is said beside
            await panel.until(lambda said=said: any(said in text for text in panel.words()))
            line = f"恢复第 {revision} 版的内容，成为第 {before + 1} 版"
            await panel.until(lambda line=line: shown(table)[0] == line)
        for key, line in ((Qt.Key.Key_Z, "恢复第 4 版的内容，成为第 6 版"), (Qt.Key.Key_Y, "恢复第 5 版的内容，成为第 7 版")):
            panel.press(key, modifier=Qt.KeyboardModifier.ControlModifier)
            await panel.until(lambda line=line: shown(table)[0] == line)

    assert at_panel(qapp, house, use) == []
    slides = house.store.read(lambda uow: [uow.programmes.get(revision).slides for revision in (1, 4, 5, 6, 7)])
    assert [each == slides[0] for each in slides] == [True, False, True, False, True]


def test_what_was_done_on_the_wall_is_in_the_log_when_it_is_opened(qapp: QApplication, house: House) -> None:
    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_F5)
        await panel.until(lambda: shown(panel.window.log.table)[:1] == ["下一页"])
        panel.press(Qt.Key.Key_B, Qt.Key.Key_Right)
        await panel.pause()
        assert panel.cues()[-1].kind is CueKind.NEXT, "letters count on the wall only"
        QTest.keyClicks(panel.window.findChild(LogPage).findChild(QLineEdit), "black")
        assert shown(panel.window.log.table) == ["黑场，保持到 18:00"]

    assert at_panel(qapp, house, use) == []


@pytest.mark.qt_log_ignore("propagateSizeHints")  # screens that are not there know no least size of a dialog
def test_the_log_is_exported(qapp: QApplication, house: House, tmp_path: Path) -> None:
    async def save_as(panel: AtPanel, file: Path) -> None:
        click(panel.window, "导出 CSV")
        dialog = panel.window.findChild(QFileDialog)
        dialog.findChild(QLineEdit).setText(str(file))
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "导出")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await panel.until(lambda: panel.window.findChild(QFileDialog) is None)

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_F5)
        await panel.until(lambda: len(shown(panel.window.log.table)) == 12)
        await save_as(panel, tmp_path / "log.csv")
        await panel.until((tmp_path / "log.csv").exists)

    assert at_panel(qapp, house, use) == []
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 13
    assert rows[-2][1:3] == ["发布第 1 版「开馆」", "全部 18 块屏"]


@pytest.fixture
def window(house: House) -> Iterator[PanelWindow]:
    made = PanelWindow(colours(), Desk(), attached=True)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.take_down()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_page(window: PanelWindow, house: House, page: Page, language: Language = Language.ZH) -> None:
    """Opens a page with its readings and something selected on it."""
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{KEYS[page]}"))
    if language is Language.EN:
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.see(Reader(house.store, house.telemetry, house.clock).glance(window.wanted))
    (table,) = [table for table in window.findChildren(QTableView) if table.isVisible()]
    click_row(table, 1)
    QApplication.processEvents()


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [part for part in window.findChildren(kind) if part.isVisible()]


@pytest.mark.parametrize("page", PAGES)
def test_every_word_is_in_the_language(window: PanelWindow, house: House, page: Page) -> None:
    open_page(window, house, page, Language.EN)
    texts = [part.text() for part in visible(window, QLabel) if isinstance(part, QLabel)]
    texts += [button.accessibleName() for button in visible(window, QAbstractButton)]
    (table,) = visible(window, QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    cells = product(range(model.rowCount()), range(model.columnCount()))
    texts += [str(model.index(row, column).data()) for row, column in cells]
    texts += [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    notes = {'Published revision 1, "开馆"', 'Published revision 2, "放慢一点"'}
    notes.add('On Friday 2027-01-15 18:30–20:00, "Ten initiatives" in the whole hall (馆庆).')
    left = {text.replace("\u00a0", " ") for text in texts if HANZI.search(text)} - {"中文"}
    assert left <= notes, "but what staff wrote themselves"


@pytest.mark.parametrize(("page", "size", "language"), list(product(PAGES, SIZES, Language)))
def test_every_text_has_room_and_every_button_is_large_enough(
    window: PanelWindow, house: House, page: Page, size: tuple[int, int], language: Language
) -> None:
    window.resize(*size)
    open_page(window, house, page, language)
    assert [
        part.text() for part in visible(window, QLabel) if isinstance(part, QLabel) and part.text() and not _fits(part)
    ] == []
    buttons = [each for each in visible(window, QAbstractButton) if not isinstance(each.parent(), QLineEdit | QTableView)]
    assert [each for each in buttons if min(each.width(), each.height()) < 44] == []
    (table,) = visible(window, QTableView)
    assert isinstance(table, QTableView)
    assert _cut_headings(table, min(size[0] / 1280, size[1] / 800)) == []


def _cut_headings(table: QTableView, scale: float) -> list[str]:
    bold = QFont(FAMILY, weight=QFont.Weight.Bold)
    bold.setPixelSize(round(13 * scale))
    model, header, padding = table.model(), table.horizontalHeader(), 18 * scale
    words = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(header.count())]
    room = [header.sectionSize(column) - padding for column in range(header.count())]
    return [word for word, wide in zip(words, room, strict=True) if QFontMetrics(bold).horizontalAdvance(word) > wide]


def _fits(part: QLabel) -> bool:
    if part.wordWrap():
        return part.height() >= part.heightForWidth(part.width())
    return part.width() >= part.sizeHint().width()
