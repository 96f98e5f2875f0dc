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
    for button in made.findChildren(Key)[:-1]:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == list(KEYS)
    printed = {part.text() for part in made.findChildren(QLabel)}
    assert printed > set(KEYS.values())


def test_nothing_can_be_done_to_nothing(parent: QWidget) -> None:
    made = bar(parent, desk())
    enabled = [button.accessibleName() for button in made.findChildren(Key) if button.isEnabled()]
    assert enabled == ["静音", "平面图"], "without a selection silence is for the hall"
    assert not made.page_number.isEnabled()


def test_the_plan_is_turned_to_and_back(parent: QWidget) -> None:
    made = bar(parent, desk())
    changed: list[Desk] = []
    made.changed.connect(changed.append)
    (*_, plan) = made.findChildren(Key)
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton)
    made.render_desk(changed[-1])
    assert plan.accessibleName() == "按展区"
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton)
    assert [each.plan for each in changed] == [True, False]


def test_a_slide_is_named_by_its_number(parent: QWidget) -> None:
    made = bar(parent, desk(selected=("e1",)))
    numbers: list[int] = []
    made.numbered.connect(numbers.append)
    QTest.keyClicks(made.page_number, "2")
    QTest.keyClick(made.page_number, Qt.Key.Key_Return)
    assert numbers == [2]


@pytest.mark.parametrize(
    ("kind", "word"), [(CueKind.BLACK, "End black"), (CueKind.FREEZE, "Unfreeze"), (CueKind.MUTE, "Unmute")]
)
def test_a_toggle_says_how_to_end_it(parent: QWidget, kind: CueKind, word: str) -> None:
    held = Cue(id=1, kind=kind, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE)
    names = {
        button.accessibleName() for button in bar(parent, desk(held, selected=("e1",), language=Language.EN)).findChildren(Key)
    }
    assert word in names
