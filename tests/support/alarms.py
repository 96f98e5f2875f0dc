"""Hands at the panel in an emergency, and what the screens showed of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.cue import Cue
from kiosk.panel.button import HoldKey
from kiosk.panel.topbar import TopBar
from tests.support.at_panel import AtPanel
from tests.support.hall import SCREENS, Player

CTRL = Qt.KeyboardModifier.ControlModifier


async def give(hands: AtPanel, level: Qt.Key = Qt.Key.Key_1) -> Cue:
    """Three actions: open the card, choose one of four, hold Space. Answers the cue that counts then."""
    hands.press(Qt.Key.Key_E, modifier=CTRL)
    hands.press(level)
    before = {alarm.cue for alarm in hands.window.desk.hall.alarms}

    def fresh() -> list[Cue]:
        return [alarm.cue for alarm in hands.window.desk.hall.alarms if alarm.cue not in before]

    pressed = hands.window.focusWidget()
    assert isinstance(pressed, HoldKey)
    QTest.keyPress(pressed, Qt.Key.Key_Space)
    await hands.until(lambda: bool(fresh()))
    QTest.keyRelease(hands.window.focusWidget() or hands.window, Qt.Key.Key_Space)
    return fresh()[0]


async def all_clear(hands: AtPanel) -> None:
    """Holds the button in the bar above, by the mouse."""
    button = hands.window.findChild(TopBar).all_clear
    assert button.isVisible()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=_middle(button))
    await hands.until(lambda: not button.isVisible())
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=_middle(button))
    await hands.until(lambda: not hands.window.desk.hall.alarms)


def _middle(part: QWidget) -> QPoint:
    return part.rect().center()


def showed(player: Player, cue: Cue) -> set[str]:
    """The screens on which the emergency was seen."""
    return {play.screen for play in player.plays() if play.actual == f"emergency:{cue.id}"}


def over(player: Player) -> bool:
    """Whether every screen shows something else by now."""
    last = player.last()
    return set(last) == set(SCREENS) and not any(play.actual.startswith("emergency") for play in last.values())
