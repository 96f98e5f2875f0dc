from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.text import Language, Text
from kiosk.panel.emergency_words import OwnWords
from kiosk.services.emergency import MOST_ZH, PREPARED
from tests.support.desks import desk


def own_words(parent: QWidget) -> OwnWords:
    made = OwnWords(parent)
    made.render_desk(desk(), EmergencyLevel.EVACUATE)
    made.fit(1.0)
    parent.show()
    return made


def test_what_stands_in_a_field_is_what_is_shown_if_nothing_is_written(parent: QWidget) -> None:
    made, prepared = own_words(parent), PREPARED[EmergencyLevel.EVACUATE]
    assert [field.placeholderText() for field in made.fields.values()] == [prepared.zh, prepared.en]
    assert made.words(EmergencyLevel.EVACUATE) == prepared


def test_what_is_written_is_counted_and_shown_instead(parent: QWidget, qtbot: QtBot) -> None:
    made = own_words(parent)
    with qtbot.waitSignal(made.changed):
        QTest.keyClicks(made.fields[Language.EN], "Use gate 4")
    assert made.counters[Language.EN].text() == "10/120"
    assert made.words(EmergencyLevel.EVACUATE) == Text(zh=PREPARED[EmergencyLevel.EVACUATE].zh, en="Use gate 4")
    for _ in range(4):
        QTest.keyClick(made.fields[Language.EN], Qt.Key.Key_Backspace)
    assert made.counters[Language.EN].text() == "6/120"


def test_no_more_is_taken_than_fits(parent: QWidget) -> None:
    made = own_words(parent)
    QTest.keyClicks(made.fields[Language.ZH], "9" * (MOST_ZH + 5))
    assert made.counters[Language.ZH].text() == f"{MOST_ZH}/{MOST_ZH}"
    assert made.words(EmergencyLevel.DANGER).zh == "9" * MOST_ZH
