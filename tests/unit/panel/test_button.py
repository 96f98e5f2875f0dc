from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.panel.button import HOLD_MS, HoldKey, Key, Look, dress, label


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_with_the_focus_on_it_a_key_presses_it(parent: QWidget, key: Qt.Key) -> None:
    pressed: list[str] = []
    button = Key(parent, "B")
    button.clicked.connect(lambda: pressed.append("once"))
    button.say("黑场")
    parent.show()
    QTest.keyClick(button, key)
    assert pressed == ["once"]
    assert [part.text() for part in button.findChildren(QLabel)] == ["黑场", "B"]
    assert button.accessibleName() == "黑场"


def test_a_click_leaves_the_focus_where_it_was(parent: QWidget) -> None:
    button = Key(parent)
    parent.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()


def test_a_button_is_large_enough_for_a_finger_and_for_its_words(parent: QWidget) -> None:
    button = Key(parent, "Ctrl+L", beside=True)
    button.say("一个很长的按钮名称")
    parent.show()
    button.adjustSize()
    words = sum(part.sizeHint().width() for part in button.findChildren(QLabel))
    assert button.height() >= 44
    assert button.width() >= words


def test_its_words_take_its_look(parent: QWidget) -> None:
    button = Key(parent, "B")
    button.wear(Look.STANDING)
    assert {part.property("look") for part in (button, *button.findChildren(QLabel))} == {"standing"}


def test_a_held_button_does_it_once_the_time_is_up(parent: QWidget, qtbot: QtBot) -> None:
    button = HoldKey(parent, QColor("#FF0000"))
    parent.show()
    with qtbot.waitSignal(button.held, timeout=4 * HOLD_MS):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_it_can_be_held_by_a_key(parent: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    button = HoldKey(parent, QColor("#FF0000"))
    parent.show()
    with qtbot.waitSignal(button.held, timeout=4 * HOLD_MS):
        QTest.keyPress(button, key)
    QTest.keyRelease(button, key)


def test_let_go_of_early_it_does_nothing(parent: QWidget, qtbot: QtBot) -> None:
    button = HoldKey(parent, QColor("#FF0000"))
    parent.show()
    with qtbot.assertNotEmitted(button.held, wait=HOLD_MS + 100):
        QTest.keyPress(button, Qt.Key.Key_Return)
        QTest.qWait(100)
        QTest.keyRelease(button, Qt.Key.Key_Return)


def test_the_repeats_of_a_held_key_are_no_letting_go(parent: QWidget, qtbot: QtBot) -> None:
    button = HoldKey(parent, QColor("#FF0000"))
    parent.show()

    def repeat() -> None:
        QTest.keyRelease(button, Qt.Key.Key_Return)
        QTest.keyPress(button, Qt.Key.Key_Return)

    repeats = QTimer(parent)
    repeats.timeout.connect(repeat)
    QTest.keyPress(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(button.held, timeout=4 * HOLD_MS):
        repeats.start(100)
    repeats.stop()
    button.let_go()


def test_a_change_of_tone_changes_the_padding_too(parent: QWidget) -> None:
    pill = label(parent, "pill")
    pill.setText("黑场")
    parent.show()
    dress(pill, "tone", "calm")
    calm = pill.sizeHint().width()
    dress(pill, "tone", "attention")
    assert pill.sizeHint().width() > calm + 10
    dress(pill, "tone", "calm")
    assert pill.sizeHint().width() == calm
