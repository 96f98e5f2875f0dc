from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.panel.slide_field import WordsEdit, word_of


@pytest.fixture
def edit(parent: QWidget) -> WordsEdit:
    made = WordsEdit(parent)
    made.setFixedWidth(200)
    made.fit(1.0)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    made.setFocus()
    return made


def test_enter_is_done_and_shift_and_enter_begins_a_line(edit: WordsEdit) -> None:
    done: list[None] = []
    edit.entered.connect(lambda: done.append(None))
    QTest.keyClicks(edit, "12")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "34")
    assert done == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.toPlainText(), len(done)) == ("12\n34", 1)


def test_it_grows_with_its_words_up_to_a_few_lines(edit: WordsEdit) -> None:
    one = edit.height()
    assert one >= 44
    edit.setPlainText("一\n二\n三")
    three = edit.height()
    edit.setPlainText("一\n" * 40)
    most = edit.height()
    assert one < three < most < 300
    edit.setPlainText("一行很长的字" * 8)
    assert edit.height() > one, "a line that is folded counts as often"


def test_words_that_are_looked_for_are_selected(edit: WordsEdit) -> None:
    edit.setPlainText("共 340 人，其中 23 人外派")
    assert edit.choose("没有 23")
    assert edit.textCursor().selectedText() == "23"
    assert not edit.choose("没有")
    assert edit.textCursor().selectedText() == edit.toPlainText()


@pytest.mark.parametrize(
    ("value", "word"), [(8.0, "8"), (12.5, "12.5"), (128600.5, "128600.5"), (1e9, "1000000000"), (None, "")]
)
def test_a_number_is_written_as_people_write_it(value: float | None, word: str) -> None:
    assert word_of(value) == word
