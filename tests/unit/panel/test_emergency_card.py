from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.panel.emergency_card import EmergencyCard
from kiosk.services.emergency import Extend, Raise
from tests.support.desks import NOW_US, colours, desk
from tests.support.exhibits import MINUTE

NOTICE = Cue(
    id=1, kind=CueKind.EMERGENCY, at_us=NOW_US - 2, until_us=NOW_US + MINUTE, targets=("hall",), level=EmergencyLevel.NOTICE
)


@pytest.fixture
def card(parent: QWidget) -> EmergencyCard:
    parent.resize(1280, 800)
    made = EmergencyCard(colours()[ThemeName.DARK], parent)
    made.fit(1.0, 1268, 108)
    made.render_desk(desk())
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


def press(parent: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(parent.focusWidget() or parent, key)


def test_it_opens_where_one_is_given_and_fits_the_smallest_window(card: EmergencyCard) -> None:
    assert not card.isVisible()
    card.open()
    assert card.form.isVisible()
    assert not card.standing.isVisible()
    assert card.geometry().bottom() < 800
    assert card.geometry().left() >= 0


def test_a_number_chooses_and_holding_sends(card: EmergencyCard, parent: QWidget, qtbot: QtBot) -> None:
    card.open()
    press(parent, Qt.Key.Key_2)
    with qtbot.waitSignal(card.alert, timeout=30_000) as alert:
        QTest.keyPress(parent.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(alert.args[0], Raise)
    assert alert.args[0].level is EmergencyLevel.CAUTION
    assert card.standing.isVisible()
    QTest.keyClick(parent.focusWidget(), Qt.Key.Key_Space)  # as some systems send a key that is still held
    assert card.isVisible()
    card.render_desk(desk(NOTICE))
    card.render_desk(desk())
    assert not card.isVisible(), "it goes with the emergency"


def test_numbers_are_written_where_one_writes(card: EmergencyCard, parent: QWidget) -> None:
    card.open()
    card.form.own.fields[Language.ZH].setFocus()
    press(parent, Qt.Key.Key_4)
    assert card.form.own.fields[Language.ZH].text() == "4"
    assert not card.form.hold.isEnabled()


def test_no_key_of_the_page_counts_while_it_has_the_focus(card: EmergencyCard, parent: QWidget, qtbot: QtBot) -> None:
    below = QShortcut(QKeySequence("B"), parent)
    beside = QShortcut(QKeySequence("Ctrl+L"), parent)
    with qtbot.waitSignal(below.activated):
        QTest.keyClick(parent, Qt.Key.Key_B)
    card.open()
    with qtbot.assertNotEmitted(below.activated):
        press(parent, Qt.Key.Key_B)
        press(parent, Qt.Key.Key_1, Qt.Key.Key_B)
    with qtbot.waitSignal(beside.activated):
        QTest.keyClick(parent.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_while_one_stands_it_tells_of_it_makes_it_longer_and_gives_another(
    card: EmergencyCard, parent: QWidget, qtbot: QtBot
) -> None:
    card.render_desk(desk(NOTICE))
    card.open()
    assert card.standing.isVisible()
    with qtbot.waitSignal(card.alert) as alert:
        press(parent, Qt.Key.Key_L)
    assert isinstance(alert.args[0], Extend)
    press(parent, Qt.Key.Key_N)
    assert card.form.isVisible()


def test_it_is_closed_by_its_button_and_sends_nothing(card: EmergencyCard, parent: QWidget, qtbot: QtBot) -> None:
    card.open()
    press(parent, Qt.Key.Key_1)
    with qtbot.assertNotEmitted(card.alert, wait=1800):
        QTest.keyPress(card.form.hold, Qt.Key.Key_Space)
        QTest.mouseClick(card.form.leave, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
