from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language
from kiosk.panel.actions import KEYS, Actions
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from tests.support.desks import NOW_US, desk
from tests.support.exhibits import MINUTE


def bar(parent: QWidget, on: Desk) -> Actions:
    made = Actions(parent)
    made.render_desk(on)
    made.resize(880, 64)
    made.fit(1.0)
    parent.show()
    return made


def test_every_action_prints_its_key_and_asks_for_its_kind(parent: QWidget) -> None:
    made = bar(parent, desk(selected=("e1",)))
    asked: list[CueKind] = []
    made.asked.connect(asked.append)
    for button in made.findChildren(Key):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == list(KEYS)
    printed = {part.text() for part in made.findChildren(QLabel)}
    assert printed > set(KEYS.values())


def test_nothing_can_be_done_to_nothing(parent: QWidget) -> None:
    assert not any(button.isEnabled() for button in bar(parent, desk()).findChildren(Key))


@pytest.mark.parametrize(("kind", "word"), [(CueKind.BLACK, "End black"), (CueKind.FREEZE, "Unfreeze")])
def test_a_toggle_says_how_to_end_it(parent: QWidget, kind: CueKind, word: str) -> None:
    held = Cue(id=1, kind=kind, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE)
    names = {
        button.accessibleName() for button in bar(parent, desk(held, selected=("e1",), language=Language.EN)).findChildren(Key)
    }
    assert word in names
