from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView, QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.keyed import SORT, Keyed, KeyedModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    key: str
    word: Text


class Lines(KeyedModel):
    def cell(self, row: Keyed, column: int) -> Text:
        assert isinstance(row, Line)
        return row.word


def lines(words: str) -> list[Line]:
    """A line for each letter."""
    return [Line(key=word, word=Text(zh=f"zh {word}", en=f"word {word}")) for word in words]


@pytest.fixture
def model(parent: QWidget) -> Lines:
    made = Lines([Text(zh="列", en="Column")], parent)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def said(model: Lines) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("words", ["abcd", "acd", "zabcde", "ybd", "", "xyz", "dcba", "abxcd"])
def test_it_shows_what_was_put_last(model: Lines, words: str) -> None:
    model.put(lines("abcd"))
    model.put(lines(words))
    assert said(model) == [f"zh {word}" for word in words]


def test_the_selected_row_stays_selected_when_others_come_and_go(model: Lines, parent: QWidget) -> None:
    view = QTableView(parent)
    view.setModel(model)
    model.put(lines("abcd"))
    view.selectionModel().select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    model.put(lines("xyacd"))
    (index,) = view.selectionModel().selectedIndexes()
    assert (index.row(), index.data()) == (3, "zh c")
    model.put(lines("xyad"))
    assert view.selectionModel().selectedIndexes() == []


def test_only_what_has_changed_is_told_anew(model: Lines) -> None:
    told: list[int] = []
    model.put(lines("abc"))
    model.dataChanged.connect(lambda first, last: told.append(first.row()))
    model.put([*lines("a"), Line(key="b", word=Text(zh="新")), *lines("c")])
    model.put([*lines("a"), Line(key="b", word=Text(zh="新")), *lines("c")])
    assert told == [1]


def test_another_language_changes_headings_and_cells(model: Lines) -> None:
    def heading() -> object:
        return model.headerData(0, Qt.Orientation.Horizontal)

    model.put(lines("a"))
    assert (heading(), said(model)) == ("列", ["zh a"])
    model.speak(Language.EN)
    assert (heading(), said(model), model.index(0, 0).data(SORT)) == ("Column", ["word a"], "word a")


def test_a_table_has_no_rows_below_its_rows(model: Lines) -> None:
    rows: Sequence[Line] = lines("ab")
    model.put(rows)
    assert (model.rowCount(QModelIndex()), model.rowCount(model.index(0, 0)), model.columnCount()) == (2, 0, 1)
