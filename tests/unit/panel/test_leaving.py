from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.panel.button import HOLD_MS
from kiosk.panel.leaving import LeavingCard
from tests.support.desks import desk, palette


def card(parent: QWidget, *, attached: bool = True) -> LeavingCard:
    made = LeavingCard(palette(), parent, attached=attached)
    made.render_desk(desk())
    made.fit(1.0, 800, 60)
    parent.show()
    return made


@pytest.mark.parametrize(("attached", "said"), [(True, "3 块屏也会关闭"), (False, "屏幕继续播放")])
def test_it_says_what_quitting_does(parent: QWidget, attached: bool, said: str) -> None:
    made = card(parent, attached=attached)
    assert not made.isVisible()
    made.open()
    assert made.isVisible()
    texts = [part.text().replace("\u00a0", " ") for part in made.findChildren(QLabel)]
    assert any(said in text for text in texts)


def test_closing_it_lets_go(parent: QWidget, qtbot: QtBot) -> None:
    made = card(parent)
    made.open()
    with qtbot.assertNotEmitted(made.hold.held, wait=HOLD_MS + 100):
        QTest.mousePress(made.hold, Qt.MouseButton.LeftButton)
        made.close_again()
    assert not made.isVisible()
