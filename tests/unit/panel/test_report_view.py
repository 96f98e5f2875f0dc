from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.text import Language
from kiosk.panel.desk import Desk
from kiosk.panel.report_view import ReportView
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.services.placing import Again
from kiosk.services.playlist_errands import PutIn
from tests.support.desks import palette
from tests.support.report_cards import EVERY_GRADE, PLAIN, imported
from tests.support.shelves import shelf

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(parent: QWidget) -> ReportView:
    """The report of the file with every grade, with another one that came before it."""
    made = ReportView(palette(), parent)
    made.resize(900, 600)
    made.fit(1.0)
    made.put(shelf(), (imported(), imported(PLAIN, at_us=4)))
    parent.show()
    made.show_report("a-east")
    return made


def told(view: ReportView) -> list[str]:
    model = view.list.model()
    return [str(model.data(model.index(row, 0))).replace("\u00a0", " ") for row in range(model.rowCount())]


def click_row(view: ReportView, row: int) -> None:
    at = view.list.visualRect(view.list.model().index(row, 0)).center()
    QTest.mouseClick(view.list.viewport(), LEFT, pos=at)


def test_it_shows_a_file_page_by_page_in_both_languages(view: ReportView) -> None:
    assert len(told(view)) == 6
    assert "缺内容" in told(view)[4]
    view.render_desk(Desk(language=Language.EN))
    assert "Parts missing" in told(view)[4]
    assert "An embedded sheet cannot be opened" in told(view)[4]


def test_only_pages_with_remarks_are_shown_on_demand(view: ReportView) -> None:
    QTest.mouseClick(view.only, LEFT)
    assert len(told(view)) == 5
    QTest.mouseClick(view.only, LEFT)
    assert len(told(view)) == 6


def test_a_page_that_offers_it_is_made_live_and_no_other(view: ReportView) -> None:
    asked: list[object] = []
    view.again.connect(asked.append)
    assert not view.live.isEnabled()
    click_row(view, 1)
    assert not view.live.isEnabled(), "the first page offers nothing"
    click_row(view, 2)
    assert view.live.accessibleName() == "变成实时条形图"
    QTest.mouseClick(view.live, LEFT)
    assert asked == [(Again(imported=imported(), live=2),)]


def test_its_slides_go_to_another_playlist_in_two_steps(view: ReportView) -> None:
    errands: list[object] = []
    view.errand.connect(errands.append)
    QTest.mouseClick(view.add, LEFT)
    choices = view.findChild(QListWidget)
    names = [choices.item(row).text() for row in range(choices.count())]
    assert choices.hasFocus()
    choices.setCurrentRow(names.index("「备用」"))
    QTest.keyClick(choices, Qt.Key.Key_Return)
    assert errands == [PutIn(playlist="spare", items=("opening", "view", "history", "opening"))]
    assert view.list.isVisible()


def test_its_own_playlist_can_be_opened(view: ReportView) -> None:
    opened: list[object] = []
    view.opened.connect(opened.append)
    QTest.mouseClick(view.open, LEFT)
    assert opened == [EVERY_GRADE.playlist]


def test_an_earlier_one_is_read_again(view: ReportView) -> None:
    view.ask_which()
    choices = view.findChild(QListWidget)
    assert [choices.item(row).text().split(" ")[0] for row in range(2)] == ["年度汇报.pptx", "照片.png"], "the last first"
    QTest.keyClick(choices, Qt.Key.Key_Down)
    QTest.keyClick(choices, Qt.Key.Key_Return)
    assert told(view)[0].startswith("照片.png")


def test_escape_leaves_the_question_first_and_then_the_report(view: ReportView) -> None:
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    QTest.mouseClick(view.add, LEFT)
    view.escape()
    assert left == []
    assert view.list.isVisible()
    view.escape()
    assert left == [True]


def test_pictures_of_pages_in_sight_are_asked_for_once(view: ReportView, qtbot: QtBot) -> None:
    wanted: list[PictureOrder] = []
    view.wanted.connect(wanted.extend)
    qtbot.waitUntil(lambda: len(wanted) >= 2)
    asked = len(wanted)
    for order in tuple(wanted):
        view.take_picture(order, QImage(160, 90, QImage.Format.Format_RGB32))
    view.list.viewport().repaint()
    QTest.qWait(1)
    assert len(wanted) == asked
    assert {order.slide for order in wanted} <= {"opening", "view", "history"}


def test_the_page_that_is_selected_stays_so_when_the_draft_is_read_anew(view: ReportView) -> None:
    click_row(view, 2)
    QTest.mouseClick(view.only, LEFT)
    assert view.live.isEnabled()
    view.put(shelf(), (imported(),))
    assert view.live.isEnabled()


def test_it_is_left_when_the_import_was_taken_back(view: ReportView) -> None:
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    view.put(shelf(), (imported(),))
    assert left == []
    view.put(shelf(), (imported(PLAIN),))
    assert left == [True]
