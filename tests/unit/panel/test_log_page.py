from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import Key
from kiosk.panel.log_lines import Export, Log, LogLine
from kiosk.panel.log_page import LINES, LogPage
from kiosk.panel.reader import Glance
from kiosk.services.publishing import Published
from tests.support.desks import colours, desk, hall
from tests.support.exhibits import small_hall


def line(
    number: int, zh: str, en: str, *, revision: int | None = None, in_force: bool = False, by_people: bool = True
) -> LogLine:
    return LogLine(
        key=(f"{number}",), at_us=number, when=Text(zh=f"2026-10-14 09:42:{number:02}"), what=Text(zh=zh, en=en),
        where=Text(zh="屏 01", en="Screen 01"), by_people=by_people, revision=revision, in_force=in_force,
    )  # fmt: skip


LOG = Log(
    lines=(
        line(5, "黑场", "Black"),
        line(4, "发布第 2 版", "Published revision 2", revision=2, in_force=True),
        line(3, "故障：没有信号", "Fault: no signal", by_people=False),
        line(1, "发布第 1 版", "Published revision 1", revision=1),
    ),
    more=False,
)
WOULD = Published(programme=replace(small_hall(), revision=3), sha256="", changed_screens=("e1", "e2"))


@pytest.fixture
def page(parent: QWidget) -> Iterator[LogPage]:
    made = LogPage(colours()[ThemeName.DARK], parent)
    parent.resize(1200, 700)
    made.resize(1200, 700)
    made.fit(1.0, 1280)
    see(made, LOG)
    parent.show()
    yield made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def see(page: LogPage, log: Log) -> None:
    page.see(Glance(hall=hall(), thumbnails={}, log=log))
    page.render_desk(desk())


def words(page: LogPage) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in page.findChildren(QLabel) if part.isVisible())


def rows(page: LogPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 1).data()).replace("\u00a0", " ") for row in range(model.rowCount())]


def click(page: LogPage, word: str) -> None:
    key = next(each for each in page.findChildren(Key) if each.accessibleName() == word)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def click_row(page: LogPage, row: int) -> None:
    place = page.table.visualRect(page.table.model().index(row, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_was_done_can_be_looked_for_and_escape_shows_all_again(page: LogPage) -> None:
    QTest.keyClicks(page.findChild(QLineEdit), "publish")
    assert rows(page) == ["发布第 2 版", "发布第 1 版"]
    QTest.keyClicks(page.findChild(QLineEdit), "ed at night")
    assert "没有匹配的记录" in words(page)
    page.escape()
    assert len(rows(page)) == 4
    click(page, "只看人为")
    assert rows(page) == ["黑场", "发布第 2 版", "发布第 1 版"]
    page.escape()
    assert len(rows(page)) == 4


def test_the_language_changes_the_records_too(page: LogPage) -> None:
    page.render_desk(desk(language=Language.EN))
    assert rows(page)[0] == "Black"
    assert page.table.model().headerData(1, Qt.Orientation.Horizontal) == "What"


def test_a_return_is_asked_for_told_and_then_done(page: LogPage) -> None:
    asked: list[tuple[str, int]] = []
    page.compare.connect(lambda revision: asked.append(("compare", revision)))
    page.errand.connect(lambda errand: asked.append(("return", errand.revision)))
    click_row(page, 3)
    click(page, "恢复到此刻")
    assert asked == [("compare", 1)]
    page.offer(1, WOULD)
    assert "会变的有 east 的 2 块屏" in words(page)
    click(page, "恢复")
    assert asked == [("compare", 1), ("return", 1)]
    assert "会变的有" not in words(page)


def test_new_records_let_neither_the_selection_nor_the_question_go(page: LogPage) -> None:
    click_row(page, 3)
    click(page, "恢复到此刻")
    page.offer(1, WOULD)
    see(page, Log(lines=(line(9, "下一页", "Next slide"), *LOG.lines), more=False))
    assert rows(page)[0] == "下一页"
    assert page.table.selectionModel().selectedRows()[0].row() == 4
    assert "会变的有" in words(page)
    click_row(page, 0)
    assert "会变的有" not in words(page), "another record is another question"


def test_earlier_records_are_read_on_demand(page: LogPage) -> None:
    wanted: list[int] = []
    page.more_wanted.connect(lambda: wanted.append(page.lines))
    assert not any(key.isVisible() for key in page.findChildren(Key) if key.accessibleName() == "更早的记录")
    see(page, replace(LOG, more=True))
    click(page, "更早的记录")
    assert wanted == [2 * LINES]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # screens that are not there know no least size of a dialog
def test_what_is_shown_is_exported_to_the_file_that_was_chosen(page: LogPage, tmp_path: Path) -> None:
    exports: list[Export] = []
    page.export_wanted.connect(exports.append)
    QTest.keyClicks(page.findChild(QLineEdit), "publish")
    click(page, "导出 CSV")
    dialog = page.findChild(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(tmp_path / "tuesday"))  # typed, it would open a list of names over the button
    export_button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "导出")
    QTest.mouseClick(export_button, Qt.MouseButton.LeftButton)
    (export,) = exports
    assert export.file == tmp_path / "tuesday.csv"
    assert [each.revision for each in export.lines] == [2, 1]


def test_an_empty_log_says_that_nothing_is_there_yet(page: LogPage) -> None:
    see(page, Log(lines=(), more=False))
    assert "还没有记录" in words(page)
