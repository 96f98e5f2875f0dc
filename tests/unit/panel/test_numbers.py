from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.panel import numbers as numbers_module
from kiosk.panel.numbers import Numbers


@pytest.fixture
def heard(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int]]]:
    """What is said of the digits typed in a window."""
    monkeypatch.setattr(numbers_module, "NUMBER_MS", 60_000)
    numbers = Numbers(parent)
    found: list[tuple[str, int]] = []
    numbers.section.connect(lambda number: found.append(("section", number)))
    numbers.another.connect(lambda number: found.append(("another", number)))
    numbers.screen.connect(lambda number: found.append(("screen", number)))
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    yield found
    numbers.forget()


def test_a_digit_is_a_section_at_once_and_with_shift_another(parent: QWidget, heard: list[tuple[str, int]]) -> None:
    QTest.keyClick(parent, Qt.Key.Key_3)
    QTest.keyClick(parent, Qt.Key.Key_5, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [("section", 3), ("another", 5)]


@pytest.mark.parametrize(("typed", "number"), [("7", 7), ("07", 7), ("18", 18), ("10", 10), ("118", 18)])
def test_enter_after_digits_is_the_screen_of_that_number(
    parent: QWidget, heard: list[tuple[str, int]], typed: str, number: int
) -> None:
    QTest.keyClicks(parent, typed)
    QTest.keyClick(parent, Qt.Key.Key_Return)
    QTest.keyClick(parent, Qt.Key.Key_Return)
    assert [each for each in heard if each[0] == "screen"] == [("screen", number)], "and the next Enter is none"


def test_after_a_while_enter_means_no_number_any_more(
    parent: QWidget, heard: list[tuple[str, int]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers_module, "NUMBER_MS", 0)
    QTest.keyClick(parent, Qt.Key.Key_3)
    numbers = parent.findChild(Numbers)
    qtbot.waitUntil(lambda: not numbers.listens, timeout=10_000)
    QTest.keyClick(parent, Qt.Key.Key_Return)
    assert heard == [("section", 3)]


def test_nought_is_no_screen(parent: QWidget, heard: list[tuple[str, int]]) -> None:
    QTest.keyClick(parent, Qt.Key.Key_0)
    QTest.keyClick(parent, Qt.Key.Key_Return)
    assert heard == []
