from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.panel.day_bar import DayBar
from kiosk.panel.desk import Desk, Planning, Span
from kiosk.panel.sheet import Sheet
from tests.support.desks import desk


@pytest.fixture
def bar(parent: QWidget) -> DayBar:
    made = DayBar(parent)
    made.fit(1.0)
    made.render_sheet(desk(), Sheet())
    made.resize(1200, 62)
    parent.show()
    return made


@pytest.fixture
def desks(bar: DayBar) -> list[Desk]:
    found: list[Desk] = []
    bar.changed.connect(found.append)
    return found


@pytest.mark.parametrize("span", list(Span))
def test_a_day_a_week_and_a_month_can_be_looked_at_and_turned(bar: DayBar, desks: list[Desk], span: Span) -> None:
    QTest.mouseClick(bar.spans[span], Qt.MouseButton.LeftButton)
    assert desks[-1].planning.span is span
    bar.render_sheet(desk(planning=Planning(span=span), day=date(2026, 3, 31)), Sheet())
    QTest.mouseClick(bar.after, Qt.MouseButton.LeftButton)
    later = {Span.DAY: date(2026, 4, 1), Span.WEEK: date(2026, 4, 7), Span.MONTH: date(2026, 4, 30)}
    assert desks[-1].day == later[span]


def test_any_day_can_be_typed_and_what_is_none_stays_to_be_mended(bar: DayBar, desks: list[Desk]) -> None:
    QTest.keyClicks(bar.go_to, "2030-02-30")
    QTest.keyClick(bar.go_to, Qt.Key.Key_Return)
    assert (desks, bar.go_to.selectedText()) == ([], "2030-02-30")
    QTest.keyClicks(bar.go_to, "2030-02-28")
    QTest.keyClick(bar.go_to, Qt.Key.Key_Return)
    assert (desks[-1].day, bar.go_to.text()) == (date(2030, 2, 28), "")
