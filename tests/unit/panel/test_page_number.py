from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.panel.page_number import PageNumber
from tests.support.desks import desk


class Hearing(QWidget):
    """A window that notes the keys nobody else wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


@pytest.fixture
def window() -> Iterator[Hearing]:
    made = Hearing()
    field = PageNumber(made)
    field.fit(1.0)
    field.render_desk(desk(selected=("e1",)))
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()


def test_a_number_is_named_by_enter_and_the_window_does_not_hear_it(window: Hearing) -> None:
    field = window.findChild(PageNumber)
    named: list[int] = []
    field.named.connect(named.append)
    field.open()
    QTest.keyClicks(window.focusWidget(), "1b2")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert named == [12], "letters are no numbers"
    assert window.heard == []
    assert not field.hasFocus()
    assert field.text() == ""


def test_nothing_is_named_by_enter_alone(window: Hearing) -> None:
    field = window.findChild(PageNumber)
    named: list[int] = []
    field.named.connect(named.append)
    field.open()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert (named, window.heard) == ([], [])
    assert field.let_go()
    assert not field.let_go()


def test_for_nobody_it_cannot_be_opened(window: Hearing) -> None:
    field = window.findChild(PageNumber)
    field.render_desk(desk())
    field.open()
    assert not field.hasFocus()
