from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.chooser import Choice, Chooser
from tests.support.desks import desk

CHOICES = tuple(Choice(text=Text(zh=word, en=word.upper()), value=number) for number, word in enumerate(("a", "b", "c")))


@pytest.fixture
def chooser(parent: QWidget) -> Chooser:
    made = Chooser(parent)
    made.fit(1.0)
    made.resize(300, 400)
    parent.show()
    parent.activateWindow()
    made.ask(Text(zh="哪个？"), CHOICES, Text(zh="不改"))
    return made


def test_a_click_or_enter_picks_one_and_only_once(chooser: Chooser) -> None:
    picked: list[object] = []
    chooser.picked.connect(picked.append)
    place = chooser.list.visualItemRect(chooser.list.item(1)).center()
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (picked, chooser.isVisible()) == ([1], False)
    chooser.ask(Text(zh="哪个？"), CHOICES, Text(zh="不改"))
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert picked == [1, 2]


def test_it_can_be_left_and_speaks_both_languages(chooser: Chooser) -> None:
    left: list[bool] = []
    chooser.left.connect(lambda: left.append(True))
    QTest.mouseClick(chooser.leave, Qt.MouseButton.LeftButton)
    assert left == [True]
    chooser.render_desk(desk(language=Language.EN))
    assert chooser.list.item(0).text() == "A"
    assert chooser.leave.height() >= 44
