from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import HOLD_MS
from kiosk.panel.desk import MINUTE_US, Desk
from kiosk.panel.emergency_form import EmergencyForm
from kiosk.services.emergency import PREPARED, Raise
from tests.support.desks import colours, desk

LEFT = Qt.MouseButton.LeftButton
WIDE_LIMIT_MS = 30_000


@pytest.fixture
def form(parent: QWidget) -> EmergencyForm:
    made = EmergencyForm(colours()[ThemeName.DARK], parent)
    made.fit(1.0)
    made.resize(880, 560)
    made.render_desk(desk())
    parent.show()
    return made


def said(form: EmergencyForm, on: Desk | None = None) -> list[str]:
    if on is not None:
        form.render_desk(on)
    return [part.text().replace("\u00a0", " ") for part in form.findChildren(QLabel)]


def choose(form: EmergencyForm, level: EmergencyLevel) -> None:
    QTest.mouseClick(form.tiles[level], LEFT)


def test_without_one_of_the_four_there_is_nothing_to_hold(form: EmergencyForm) -> None:
    assert not form.hold.isEnabled()
    assert "先选上面的一种（按 1–4）。" in said(form)
    choose(form, EmergencyLevel.CAUTION)
    assert form.hold.isEnabled()
    assert form.hold.hasFocus()
    assert "在全部 3 块屏显示「注意」，08:10 自动结束。" in said(form)


def test_holding_gives_what_is_chosen(form: EmergencyForm, qtbot: QtBot) -> None:
    choose(form, EmergencyLevel.EVACUATE)
    with qtbot.waitSignal(form.alert, timeout=WIDE_LIMIT_MS) as alert:
        QTest.mousePress(form.hold, LEFT)
    QTest.mouseRelease(form.hold, LEFT)
    level = EmergencyLevel.EVACUATE
    assert alert.args == [Raise(level=level, text=PREPARED[level], targets=("hall",), hold_us=10 * MINUTE_US)]


def test_everything_that_can_be_said_is_given(form: EmergencyForm, qtbot: QtBot) -> None:
    choose(form, EmergencyLevel.NOTICE)
    for language, words in ((Language.ZH, "12:00"), (Language.EN, "Lost child")):
        QTest.keyClicks(form.own.fields[language], words)
    QTest.mouseClick(form.reach.sections["west"], LEFT)
    QTest.mouseClick(form.reach.lengths[30], LEFT)
    assert any(text.endswith("的 1 块屏显示「通知」，08:30 自动结束。") for text in said(form))
    with qtbot.waitSignal(form.alert, timeout=WIDE_LIMIT_MS) as alert:
        QTest.keyPress(form.hold, Qt.Key.Key_Return)
    QTest.keyRelease(form.hold, Qt.Key.Key_Return)
    text = Text(zh="12:00", en="Lost child")
    assert alert.args == [Raise(level=EmergencyLevel.NOTICE, text=text, targets=("west",), hold_us=30 * MINUTE_US)]


def test_letting_go_too_soon_does_nothing(form: EmergencyForm, qtbot: QtBot) -> None:
    choose(form, EmergencyLevel.DANGER)
    with qtbot.assertNotEmitted(form.alert, wait=HOLD_MS + 200):
        QTest.mousePress(form.hold, LEFT)
        QTest.mouseRelease(form.hold, LEFT)


def test_leaving_the_button_does_nothing(form: EmergencyForm, qtbot: QtBot) -> None:
    choose(form, EmergencyLevel.DANGER)
    outside = QPoint(-40, -40)
    with qtbot.assertNotEmitted(form.alert, wait=HOLD_MS + 200):
        QTest.mousePress(form.hold, LEFT)
        QTest.mouseMove(form.hold, outside)
        QTest.mouseRelease(form.hold, LEFT, pos=outside)


def test_one_long_press_gives_one(form: EmergencyForm, qtbot: QtBot) -> None:
    choose(form, EmergencyLevel.DANGER)
    given: list[object] = []
    form.alert.connect(given.append)
    QTest.keyPress(form.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(given), timeout=WIDE_LIMIT_MS)
    qtbot.wait(200)
    QTest.keyRelease(form.hold, Qt.Key.Key_Space)
    assert len(given) == 1


def test_it_begins_as_it_is_preset(form: EmergencyForm) -> None:
    choose(form, EmergencyLevel.DANGER)
    QTest.keyClicks(form.own.fields[Language.ZH], "99")
    QTest.mouseClick(form.reach.lengths[60], LEFT)
    form.begin()
    assert not form.hold.isEnabled()
    assert (form.own.fields[Language.ZH].text(), form.reach.minutes) == ("", 10)


def test_it_speaks_english(form: EmergencyForm) -> None:
    choose(form, EmergencyLevel.DANGER)
    texts = said(form, desk(language=Language.EN))
    assert {"Danger  1", "Caution  2", "Evacuate  3", "Notice  4", "Hold 1.5 s to send", "Where", "How long"} <= set(texts)
    assert 'Shows "Danger" on all 3 screens; ends by itself at 08:10.' in texts
