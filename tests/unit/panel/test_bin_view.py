from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.text import Language, Text
from kiosk.panel.bin_view import BinView
from kiosk.services.errand import Errand
from kiosk.services.recycling_errands import DeleteForGood, Restore
from tests.support.cards import key_of, words_on
from tests.support.desks import desk

THINGS = tuple(
    Recycled(id=id, thing=thing, name=f"n-{id}", title=Text(zh=f"第 {id} 件", en=f"No. {id}"), discarded_us=0, parcel=Parcel())
    for id, thing in ((3, Thing.DECK), (2, Thing.SLIDE), (1, Thing.PLAYLIST))
)


@pytest.fixture
def bin(parent: QWidget) -> BinView:
    made = BinView(parent)
    made.resize(600, 500)
    made.fit(1.0)
    made.put(THINGS)
    made.render_desk(desk())
    parent.resize(600, 500)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    made.setFocus()
    return made


@pytest.fixture
def errands(bin: BinView) -> list[Errand]:
    found: list[Errand] = []
    bin.errand.connect(found.append)
    return found


def lines(bin: BinView) -> list[str]:
    return [bin.list.item(row).text().replace("\u00a0", " ") for row in range(bin.list.count())]


def test_each_thing_tells_what_it_is_and_how_long_it_stays(bin: BinView) -> None:
    assert lines(bin)[1].startswith("第 2 件\n幻灯片 · ")
    assert lines(bin)[1].endswith("还保留 30 天")
    assert bin.count == 3
    bin.render_desk(desk(language=Language.EN))
    assert lines(bin)[0].startswith("No. 3\nDeck · discarded")


def test_enter_and_the_button_restore_what_is_selected(bin: BinView, errands: list[Errand]) -> None:
    QTest.keyClick(bin.list, Qt.Key.Key_Down)
    QTest.keyClick(bin.list, Qt.Key.Key_Return)
    QTest.mouseClick(key_of(bin, "恢复"), Qt.MouseButton.LeftButton)
    assert errands == [Restore(id=2), Restore(id=2)]


def test_deleting_for_good_is_asked_first_and_keeping_has_the_focus(bin: BinView, errands: list[Errand]) -> None:
    QTest.mouseClick(key_of(bin, "彻底删除"), Qt.MouseButton.LeftButton)
    assert "彻底删除演示文稿「第 3 件」？" in words_on(bin)
    assert not bin.list.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert errands == []
    assert bin.list.isVisible()
    QTest.mouseClick(key_of(bin, "彻底删除"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(bin.question.go, Qt.MouseButton.LeftButton)
    assert errands == [DeleteForGood(id=3)]
    assert bin.list.isVisible()


def test_what_is_gone_meanwhile_is_not_asked_about_any_more(bin: BinView) -> None:
    QTest.mouseClick(key_of(bin, "彻底删除"), Qt.MouseButton.LeftButton)
    bin.put(THINGS[1:])
    assert bin.question.isHidden()
    assert len(lines(bin)) == 2


def test_the_selection_stays_with_its_thing(bin: BinView, errands: list[Errand]) -> None:
    QTest.keyClick(bin.list, Qt.Key.Key_Down)
    bin.put(THINGS[1:])
    QTest.mouseClick(key_of(bin, "恢复"), Qt.MouseButton.LeftButton)
    assert errands == [Restore(id=2)]


def test_esc_leaves_the_question_then_the_bin(bin: BinView) -> None:
    left: list[None] = []
    bin.left.connect(lambda: left.append(None))
    QTest.mouseClick(key_of(bin, "彻底删除"), Qt.MouseButton.LeftButton)
    bin.escape()
    assert (left, bin.question.isHidden()) == ([], True)
    bin.escape()
    QTest.mouseClick(key_of(bin, "回到内容"), Qt.MouseButton.LeftButton)
    assert len(left) == 2


def test_an_empty_bin_says_what_comes_here(bin: BinView, errands: list[Errand]) -> None:
    bin.put(())
    bin.render_desk(desk())
    assert "回收站是空的" in words_on(bin)
    assert not key_of(bin, "恢复").isEnabled()
    QTest.keyClick(bin, Qt.Key.Key_Return)
    assert errands == []
    assert bin.count == 0
