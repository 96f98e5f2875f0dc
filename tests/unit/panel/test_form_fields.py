from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from kiosk.panel.form_fields import Choice, NotRead, read_clock, read_day

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        (" 09:30 ", time(9, 30)),
        ("9：05", time(9, 5)),
        ("24:00", time()),
        ("18点", time(18)),
    ],
)
def test_times_of_day_as_people_type_them(typed: str, meant: time) -> None:
    assert read_clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "25", "9:70", "noon", "24:30"])
def test_what_is_no_time_of_day_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotRead) as caught:
        read_clock(typed)
    assert "9:30" in caught.value.text.zh


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-06-30", date(2027, 6, 30)),
        ("6-30", date(2027, 6, 30)),
        ("12月31日", date(2026, 12, 31)),
        ("2027年6月30日", date(2027, 6, 30)),
    ],
)
def test_days_as_people_type_them(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "2-30", "2027-13-01", "soon", "1900-01-01"])
def test_what_is_no_day_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotRead) as caught:
        read_day(typed, TODAY)
    assert "6-30" in caught.value.text.zh


def test_a_list_is_not_changed_by_scrolling_past_it_and_has_its_mark(parent: QWidget) -> None:
    box = Choice(parent)
    box.resize(200, 46)
    for each in ("a", "b"):
        box.addItem(each)
    parent.show()
    bare = QComboBox(parent)
    bare.resize(200, 46)
    none, no = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(50, 20), QPointF(50, 20), QPoint(), QPoint(0, -120), none, no, Qt.ScrollPhase.NoScrollPhase, False
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "a"
    corner = QRect(170, 0, 30, 46)
    assert box.grab(corner).toImage() != bare.grab(corner).toImage()
