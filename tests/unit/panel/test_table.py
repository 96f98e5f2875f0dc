from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.panel.table import ROW, fit_columns, table_view


def test_rows_are_as_high_as_a_finger_and_one_is_selected_by_the_arrows(parent: QWidget) -> None:
    model = QStringListModel(["a", "b", "c"], parent)
    view = table_view(parent, model)
    view.resize(400, 300)
    fit_columns(view, [0], 1.5)
    parent.show()
    assert view.rowHeight(0) == round(ROW * 1.5) >= 44
    assert view.columnWidth(0) > 350
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.selectionModel().selectedRows()) == 1


def test_columns_keep_their_width_and_one_takes_what_is_left(parent: QWidget) -> None:
    view = table_view(parent, QStandardItemModel(1, 3, parent))
    view.resize(600, 200)
    fit_columns(view, [100, 0, 80], 2.0)
    parent.show()
    assert [view.columnWidth(column) for column in range(3)] == [200, view.viewport().width() - 360, 160]
