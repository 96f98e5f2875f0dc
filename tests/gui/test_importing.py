"""Files from outside dropped on the panel of the reference exhibit: read by the real child, reported, taken back, cancelled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.report_card import ImportedFile
from kiosk.panel.import_jobs import JobState
from kiosk.store import files
from tests.gui.conftest import OPENED_US, Reference
from tests.support.at_panel import AtPanel, at_panel
from tests.support.corpus import paged
from tests.support.dropping import let_go_over
from tests.support.folders import picture, tree
from tests.support.slideshows import chart, deck, words

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PAGES = tuple(f"Page {number}" for number in range(1, 201))


@pytest.fixture
def house(reference: Reference, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(reference.data_dir, tmp_path / "data")
    with app.open_house(tmp_path / "data", start_at_us=OPENED_US + 10_000_000) as house:
        yield house


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


async def drop(panel: AtPanel, *dropped: Path) -> None:
    """Opens the page of the content and drops files on it."""
    panel.press(Qt.Key.Key_F2)
    await panel.until(lambda: panel.window.content.shelf is not None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in dropped])
    assert let_go_over(panel.window.content, data, QPoint(600, 300))


def states(panel: AtPanel) -> list[JobState]:
    return [job.state for job in panel.window.desk.imports.listed]


async def all_over(panel: AtPanel) -> None:
    await panel.until(lambda: bool(panel.window.desk.imports.listed) and not panel.window.desk.imports.open)


def imports(house: House) -> tuple[ImportedFile, ...]:
    return house.store.read(lambda uow: uow.draft.imports())


def content(house: House) -> tuple[object, ...]:
    return house.store.read(
        lambda uow: (uow.draft.exhibit(), uow.draft.playlists(), uow.draft.assignments(), uow.draft.imports())
    )


def says(panel: AtPanel, part: str) -> bool:
    return any(part in word for word in panel.words())


def test_a_deck_is_dropped_read_and_found_in_a_playlist_taken_back_and_done_again(
    qapp: QApplication, house: House, tmp_path: Path
) -> None:
    file = deck(tmp_path / "年度汇报.pptx", words(), chart())
    before = content(house)

    async def use(panel: AtPanel) -> None:
        await drop(panel, file)
        await all_over(panel)
        assert states(panel) == [JobState.IN]
        after = content(house)
        (card,) = [each.card for each in imports(house)]
        assert [page.number for page in card.pages if page.slide] == [1, 2]
        await panel.until(lambda: says(panel, "撤销：已导入「年度汇报") and says(panel, "已导入 2 页"))
        QTest.mouseClick(panel.key("看报告"), LEFT)
        await panel.until(lambda: panel.window.content.imports.report.list.model().rowCount() == 3)
        QTest.mouseClick(panel.key("打开它的播放列表"), LEFT)
        await panel.until(lambda: panel.window.desk.browsing.playlist == card.playlist)
        panel.press(Qt.Key.Key_Z, modifier=CTRL)
        await panel.until(lambda: content(house) == before)
        await panel.until(lambda: panel.window.desk.undoing.forth != ())
        panel.press(Qt.Key.Key_Y, modifier=CTRL)
        await panel.until(lambda: content(house) == after)

    assert at_panel(qapp, house, use) == []


def test_a_page_that_offers_it_becomes_live_from_the_original_that_was_kept(
    qapp: QApplication, house: House, tmp_path: Path
) -> None:
    file = deck(tmp_path / "产值.pptx", chart())

    async def use(panel: AtPanel) -> None:
        await drop(panel, file)
        await all_over(panel)
        file.unlink()
        await panel.until(lambda: says(panel, "导入报告 1"))
        QTest.mouseClick(panel.key("看报告"), LEFT)
        report = panel.window.content.imports.report
        await panel.until(lambda: report.list.model().rowCount() == 2)
        panel.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
        panel.press(Qt.Key.Key_G, modifier=CTRL)
        await panel.until(lambda: [each.card.pages[0].live for each in imports(house)] == ["bar"])
        await all_over(panel)
        panel.press(Qt.Key.Key_Z, modifier=CTRL)
        await panel.until(lambda: [each.card.pages[0].live for each in imports(house)] == [""])

    assert at_panel(qapp, house, use) == []
    assert not (house.data_dir / "importing-again").exists()


def test_a_refused_file_says_why_and_what_to_do_and_keeps_no_other_out(
    qapp: QApplication, house: House, tmp_path: Path
) -> None:
    bad = written(tmp_path, "假照片.png", b"MZ\x90\x00" + bytes(99))
    good = written(tmp_path, "照片.png", picture(640, 360))

    async def use(panel: AtPanel) -> None:
        await drop(panel, bad, good)
        await all_over(panel)
        assert states(panel) == [JobState.REFUSED, JobState.IN]
        await panel.until(lambda: says(panel, "没有导入：这是") and says(panel, "另存为"))
        panel.press(Qt.Key.Key_L, modifier=CTRL)
        await panel.until(lambda: says(panel, "Not imported: this is") and says(panel, "Save it as"))

    assert at_panel(qapp, house, use) == []
    assert [each.file for each in imports(house)] == ["照片.png"]


def test_a_file_is_cancelled_in_its_course_and_nothing_of_it_is_left(qapp: QApplication, house: House, tmp_path: Path) -> None:
    file = written(tmp_path, "long.pdf", paged(*PAGES))
    before, kept = content(house), tree(house.data_dir / "assets").keys()

    async def use(panel: AtPanel) -> None:
        await drop(panel, file, file)
        await panel.until(lambda: any(job.done for job in panel.window.desk.imports.listed))
        panel.press(Qt.Key.Key_Backspace, modifier=CTRL)
        await all_over(panel)
        assert states(panel) == [JobState.CANCELLED, JobState.CANCELLED]

    assert at_panel(qapp, house, use) == []
    assert content(house) == before
    assert tree(house.data_dir / "assets").keys() == kept


def test_quitting_meanwhile_is_told_and_cancels_in_order(qapp: QApplication, house: House, tmp_path: Path) -> None:
    file = written(tmp_path, "long.pdf", paged(*PAGES))
    before, kept = content(house), tree(house.data_dir / "assets").keys()

    async def use(panel: AtPanel) -> None:
        await drop(panel, file)
        await panel.until(lambda: any(job.done for job in panel.window.desk.imports.listed))
        panel.press(Qt.Key.Key_Q, modifier=CTRL)
        await panel.until(lambda: says(panel, "还有 1 个文件在导入，退出会取消"))
        panel.window.left.emit()

    assert at_panel(qapp, house, use) == []
    assert content(house) == before
    assert tree(house.data_dir / "assets").keys() == kept
    assert not (house.data_dir / "importing").exists()


def test_a_disk_that_is_full_is_told_and_the_panel_goes_on(
    qapp: QApplication, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "照片.png", picture(640, 360))
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda path: usage._replace(free=1_000_000))
    before = content(house)

    async def use(panel: AtPanel) -> None:
        await drop(panel, file)
        await all_over(panel)
        assert states(panel) == [JobState.REFUSED]
        monkeypatch.undo()
        await panel.until(lambda: says(panel, "「照片.png」没有导入"))
        assert content(house) == before
        await drop(panel, file)
        await panel.until(lambda: states(panel)[-1:] == [JobState.IN])

    assert at_panel(qapp, house, use) == []
