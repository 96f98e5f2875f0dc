from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.settings import ThemeName
from kiosk.panel.desk import MINUTE_US, Desk
from kiosk.panel.emergency_standing import StandingEmergencies
from kiosk.services.emergency import End, Extend
from tests.support.desks import NOW_US, colours, desk
from tests.support.exhibits import MINUTE

DANGER = Cue(
    id=1, kind=CueKind.EMERGENCY, at_us=NOW_US - 2, until_us=NOW_US + MINUTE, targets=("hall",), level=EmergencyLevel.DANGER
)
NOTICE = replace(DANGER, id=2, at_us=NOW_US - 1, targets=("west",), level=EmergencyLevel.NOTICE)
LEFT = Qt.MouseButton.LeftButton


def face(parent: QWidget, on: Desk) -> StandingEmergencies:
    made = StandingEmergencies(colours()[ThemeName.DARK], parent)
    made.fit(1.0)
    made.resize(880, 200)
    made.render_desk(on)
    parent.show()
    return made


def told(made: StandingEmergencies) -> list[str]:
    return [part.text() for part in made.findChildren(QLabel) if part.isVisible() and part.property("role") == "strong"]


def test_each_is_told_the_newest_first(parent: QWidget) -> None:
    lines = told(face(parent, desk(DANGER, NOTICE)))
    assert [line[:4] for line in lines] == ["「通知」", "「危险」"]


def test_until_it_is_there_it_is_being_sent(parent: QWidget) -> None:
    made = face(parent, desk())
    assert told(made) == ["正在发出…"]
    assert not made.end.isEnabled()
    assert not made.longer.isEnabled()


def test_the_newest_is_made_longer(parent: QWidget, qtbot: QtBot) -> None:
    made = face(parent, desk(DANGER, NOTICE))
    with qtbot.waitSignal(made.alert) as alert:
        QTest.mouseClick(made.longer, LEFT)
    assert alert.args == [Extend(standing=NOTICE, by_us=10 * MINUTE_US)]


def test_all_are_ended_by_holding(parent: QWidget, qtbot: QtBot) -> None:
    made = face(parent, desk(DANGER, NOTICE))
    with qtbot.waitSignal(made.alert, timeout=30_000) as alert:
        QTest.mousePress(made.end, LEFT)
    QTest.mouseRelease(made.end, LEFT)
    assert alert.args == [End(targets=("hall",))]
