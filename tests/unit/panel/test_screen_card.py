from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.events import Fault
from kiosk.domain.text import Text
from kiosk.panel.desk import Desk
from kiosk.panel.screen_card import ScreenCard
from tests.support.desks import desk, hall, palette


def fault(where: str, zh: str) -> Fault:
    return Fault(code="E-CFG-SCREEN", where=where, message=Text(zh=zh), since_us=0)


@pytest.fixture
def card(parent: QWidget) -> ScreenCard:
    made = ScreenCard(palette(), parent)
    made.fit(1.0, 1280)
    made.resize(made.width(), 700)
    parent.resize(600, 720)
    parent.show()
    return made


def words(card: ScreenCard) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in card.findChildren(QLabel) if part.isVisible())


def test_only_the_faults_of_its_own_screen_are_told(card: ScreenCard) -> None:
    on = Desk(hall=hall(faults=(fault("e1", "没有接显示器"), fault("w1", "画面停住了"))))
    card.render_desk(on, on.hall.tiles[0], QImage())
    assert "没有接显示器" in words(card)
    assert "画面停住了" not in words(card)


def test_without_a_screen_only_all_can_be_identified(card: ScreenCard) -> None:
    asked: list[CueKind] = []
    card.asked.connect(asked.append)
    card.render_desk(desk(), None, QImage())
    assert not card.test_card.isEnabled()
    QTest.mouseClick(card.identify, Qt.MouseButton.LeftButton)
    assert (card.identify.accessibleName(), asked) == ("识别全部", [CueKind.IDENTIFY])


def test_what_draws_the_history_is_there_when_there_are_readings(card: ScreenCard) -> None:
    card.render_desk(desk(), None, QImage())
    assert "换页准时度" not in words(card)
    card.put_lateness(())
    card.render_desk(desk(), None, QImage())
    assert "最近 1 小时没有换页。" in [part.text().replace("\u00a0", " ") for part in card.findChildren(QLabel)]
