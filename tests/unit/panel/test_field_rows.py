from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from kiosk.domain.slide import Transition
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Desk
from kiosk.panel.field_rows import SourceRow, row_for
from kiosk.panel.slide_field import FieldRow, WordsEdit
from kiosk.services.slide_editing import Field, Form
from tests.support.cards import key_of, words_on
from tests.support.store_samples import SOURCES

WORDS = Field(path=("title",), form=Form.WORDS, value=Text(zh="数字"))
NUMBER = Field(path=("fields", "bars", 0, "value"), form=Form.FIGURE, value=17.5)
SECONDS = Field(path=("seconds",), form=Form.FIGURE, value=20.0, optional=True)
CHOICE = Field(path=("transition",), form=Form.CHOICE, value=Transition.FADE, choices=tuple(Transition))
SOURCE = Field(path=("source",), form=Form.SOURCE, value="A", optional=True)

Make = Callable[[Field], tuple[FieldRow, list[object]]]


@pytest.fixture
def make(parent: QWidget) -> Make:
    def made(field: Field) -> tuple[FieldRow, list[object]]:
        row, wanted = row_for(field, parent), list[object]()
        row.wanted.connect(wanted.append)
        row.render_desk(Desk())
        row.fit(1.0)
        row.resize(300, 200)
        parent.resize(320, 300)
        parent.show()
        parent.activateWindow()
        assert QTest.qWaitForWindowActive(parent)
        return row, wanted

    return made


def test_a_text_is_saved_in_both_languages_by_enter(make: Make) -> None:
    row, wanted = make(WORDS)
    zh, en = row.findChildren(WordsEdit)
    assert (zh.accessibleName(), en.placeholderText()) == ("标题 zh", "缺英文")
    en.setFocus()
    QTest.keyClicks(en, "Figures")
    QTest.keyClick(en, Qt.Key.Key_Return)
    assert wanted == [Text(zh="数字", en="Figures")]


def test_going_on_to_the_next_part_saves_once(make: Make) -> None:
    row, wanted = make(WORDS)
    zh, en = row.findChildren(WordsEdit)
    zh.setFocus()
    QTest.keyClicks(zh, "1")
    QTest.keyClick(zh, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is en
    QTest.keyClick(en, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert len(wanted) == 1


def test_what_is_typed_stays_until_the_store_has_something_else(make: Make) -> None:
    row, _ = make(WORDS)
    zh, _ = row.findChildren(WordsEdit)
    zh.setFocus()
    QTest.keyClicks(zh, "9")
    typed = zh.toPlainText()
    row.put(WORDS, fresh=False)
    assert zh.toPlainText() == typed
    row.put(Field(path=("title",), form=Form.WORDS, value=Text(zh="新")), fresh=False)
    assert zh.toPlainText() == "新"
    QTest.keyClicks(zh, "9")
    row.put(Field(path=("title",), form=Form.WORDS, value=Text(zh="新")), fresh=True)
    assert zh.toPlainText() == "新", "of another slide"


def test_what_was_saved_gives_way_to_what_the_store_has_unless_it_was_refused(make: Make) -> None:
    row, wanted = make(WORDS)
    zh, _ = row.findChildren(WordsEdit)
    zh.setFocus()
    QTest.keyClicks(zh, "9")
    QTest.keyClick(zh, Qt.Key.Key_Return)
    typed = zh.toPlainText()
    row.refuse(Text(zh="不行"))
    row.put(WORDS, fresh=False)
    assert zh.toPlainText() == typed
    row.refuse(None)
    row.put(WORDS, fresh=False)
    assert zh.toPlainText() == "数字", "it was taken back before anybody looked"
    assert len(wanted) == 1


def test_what_was_typed_can_be_put_back(make: Make) -> None:
    row, wanted = make(NUMBER)
    edit = row.findChild(QLineEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "9")
    row.refuse(Text(zh="不行"))
    assert "不行" in words_on(row)
    assert row.put_back()
    assert (edit.text(), row.put_back(), wanted) == ("17.5", False, [])
    assert "不行" not in words_on(row)


def test_a_number_is_saved_as_it_was_typed(make: Make) -> None:
    row, wanted = make(NUMBER)
    edit = row.findChild(QLineEdit)
    row.take_focus("17")
    QTest.keyClicks(edit, "23")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert wanted == ["23"]


def test_seconds_go_by_steps(make: Make) -> None:
    row, wanted = make(SECONDS)
    QTest.mouseClick(key_of(row, "长一秒"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(key_of(row, "短一秒"), Qt.MouseButton.LeftButton)
    assert wanted == [21.0, 19.0]


def test_no_other_number_has_steps(make: Make) -> None:
    row, _ = make(NUMBER)
    assert "长一秒" not in words_on(row)


def test_a_choice_is_made_by_its_word(make: Make) -> None:
    row, wanted = make(CHOICE)
    QTest.mouseClick(key_of(row, "淡入淡出"), Qt.MouseButton.LeftButton)
    assert wanted == []
    QTest.mouseClick(key_of(row, "推移"), Qt.MouseButton.LeftButton)
    assert wanted == [Transition.PUSH]


def test_a_flag_is_yes_or_no(make: Make) -> None:
    row, wanted = make(Field(path=("fields", "span"), form=Form.FLAG, value=False))
    QTest.mouseClick(key_of(row, "是"), Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_a_source_is_chosen_by_keys_and_never_by_the_wheel(make: Make) -> None:
    row, wanted = make(SOURCE)
    assert isinstance(row, SourceRow)
    row.offer(SOURCES)
    box = row.findChild(QComboBox)
    assert box.currentText() == "A  甲来源"
    row.take_focus("")
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at, box.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert wanted == []
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert wanted == [None]


def test_everything_is_said_in_the_language_of_the_panel(make: Make) -> None:
    row, _ = make(SECONDS)
    row.render_desk(Desk(language=Language.EN))
    assert "Seconds" in words_on(row)
    assert key_of(row, "1 s more").isVisible()
