from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.delivery import Delivery, Held
from kiosk.panel.desk import Desk
from kiosk.panel.import_jobs import Jobs, JobState
from kiosk.panel.import_tray import ImportTray
from kiosk.panel.job_row import JobRow
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Order
from tests.support.report_cards import EVERY_GRADE, imported, locked
from tests.support.store_samples import EXHIBIT

LEFT = Qt.MouseButton.LeftButton
NEW = Path("/在/新.pptx")
KNOWN = Path("/在/年度汇报.pptx")


@pytest.fixture
def tray(parent: QWidget) -> ImportTray:
    made = ImportTray(parent)
    made.resize(900, 300)
    made.fit(1.0)
    made.put(EXHIBIT.sections, None, (imported(),))
    parent.show()
    return made


def words(tray: ImportTray) -> str:
    labels = [part for part in tray.findChildren(QLabel) if part.isVisible()]
    return "\n".join(part.text().replace("\u00a0", " ") for part in labels)


def taken(tray: ImportTray, *files: Path, section: str | None = None, playlist: str | None = None) -> list[Order]:
    orders: list[Order] = []
    tray.wanted.connect(orders.extend)
    tray.take(Delivery(files=files, section=section, playlist=playlist))
    tray.wanted.disconnect(orders.extend)
    return orders


def test_empty_it_says_what_to_do_in_both_languages(tray: ImportTray) -> None:
    assert "把 PPT、PDF、图片或视频拖到这里" in words(tray)
    tray.render_desk(Desk(language=Language.EN))
    assert "Drop PPT, PDF, pictures or videos here" in words(tray)
    assert (tray.choose.accessibleName(), tray.choose.printed) == ("Import...", "Ctrl+I")


def test_files_go_to_the_first_section_to_the_open_one_or_to_the_one_chosen_by_hand(tray: ImportTray) -> None:
    first, second = (section.id for section in EXHIBIT.sections[:2])
    assert taken(tray, NEW) == [Order(file=NEW, section=first)]
    tray.put(EXHIBIT.sections, second, ())
    assert taken(tray, NEW) == [Order(file=NEW, section=second)]
    for _ in range(len(EXHIBIT.sections) - 1):
        QTest.mouseClick(tray.where, LEFT)
    assert taken(tray, NEW) == [Order(file=NEW, section=first)]
    tray.put(EXHIBIT.sections, None, ())
    tray.put(EXHIBIT.sections, second, ())
    assert taken(tray, NEW) == [Order(file=NEW, section=second)], "another playlist was opened since"


def test_a_file_that_came_before_goes_where_it_is_unless_it_is_put_somewhere(tray: ImportTray) -> None:
    assert taken(tray, KNOWN) == [Order(file=KNOWN)]
    assert taken(tray, KNOWN, section="west", playlist="tour") == [Order(file=KNOWN, section="west", playlist="tour")]


def test_it_tells_where_files_in_the_air_would_go(tray: ImportTray) -> None:
    tray.hold_over(Held(files=(NEW,)))
    assert f"松手：导入到「{EXHIBIT.sections[0].name.zh}」" in words(tray)
    tray.hold_over(Held(files=(NEW,), over=Text(zh="参观", en="Tour")))
    assert "松手：导入到「参观」" in words(tray)
    tray.hold_over(Held(files=(KNOWN,)))
    assert "更新以前导入的" in words(tray)
    tray.hold_over(Held())
    assert "松手" not in words(tray)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # screens that are not there know no least size of a dialog
def test_files_are_chosen_in_a_dialog_that_nothing_waits_for(tray: ImportTray, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    orders: list[Order] = []
    tray.wanted.connect(orders.extend)
    QTest.mouseClick(tray.choose, LEFT)
    dialog = tray.findChild(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(file))
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "导入…")
    QTest.mouseClick(button, LEFT)
    assert orders == [Order(file=file, section=EXHIBIT.sections[0].id)]


def with_jobs(*states: JobState) -> Desk:
    jobs = Jobs().add(*(Order(file=Path(f"{number}.pptx")) for number in range(1, len(states) + 1)))
    outcomes = {
        JobState.IN: Outcome(file="x", seconds=1, card=EVERY_GRADE), JobState.REFUSED: Outcome(file="x", seconds=1, error=locked())
    }  # fmt: skip
    for id, state in enumerate(states, 1):
        jobs = jobs.put(replace(jobs.get(id), state=state, outcome=outcomes.get(state)))
    return Desk(imports=jobs)


def test_what_is_under_way_is_told_first_and_then_what_came_last(tray: ImportTray) -> None:
    tray.render_desk(with_jobs(JobState.IN, JobState.REFUSED, JobState.READING, JobState.WAITING))
    told = words(tray)
    places = [told.index(name) for name in ("3.pptx", "4.pptx", "2.pptx", "1.pptx")]
    assert places == sorted(places)
    assert "锁.pptx 有密码保护。另存为没有密码的文件。" in told


def test_one_or_all_are_cancelled_and_then_the_list_is_cleared(tray: ImportTray) -> None:
    asked: list[object] = []
    cleared: list[bool] = []
    tray.cancelled.connect(asked.append)
    tray.cleared.connect(lambda: cleared.append(True))
    tray.render_desk(with_jobs(JobState.READING, JobState.WAITING))
    second = next(row for row in tray.findChildren(JobRow) if "2.pptx" in [part.text() for part in row.findChildren(QLabel)])
    QTest.mouseClick(second.cancel, LEFT)
    QTest.mouseClick(tray.cancel_all, LEFT)
    assert asked == [2, None]
    assert not tray.clear.isVisible()
    tray.render_desk(with_jobs(JobState.CANCELLED, JobState.IN))
    assert not tray.cancel_all.isVisible()
    QTest.mouseClick(tray.clear, LEFT)
    assert cleared == [True]
    tray.render_desk(Desk())
    assert not any(row.isVisible() for row in tray.findChildren(JobRow))


def test_a_report_has_the_room_but_what_is_under_way_is_still_told_of(tray: ImportTray) -> None:
    tray.render_desk(with_jobs(JobState.READING, JobState.IN))
    tray.fold(True)
    assert "1.pptx" in words(tray)
    assert "2.pptx" not in words(tray)
    tray.fold(False)
    assert "2.pptx" in words(tray)


def test_reports_can_be_read_once_there_are_any(tray: ImportTray) -> None:
    asked: list[bool] = []
    tray.reports.connect(lambda: asked.append(True))
    QTest.mouseClick(tray.earlier, LEFT)
    assert asked == [True]
    tray.put(EXHIBIT.sections, None, ())
    assert not tray.earlier.isEnabled()
