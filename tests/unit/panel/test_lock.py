from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.settings import ThemeName
from kiosk.panel.lock import LockBar
from tests.support.desks import colours, desk


def test_it_says_what_still_works_and_is_unlocked_by_a_button_that_is_held(parent: QWidget, qtbot: QtBot) -> None:
    bar = LockBar(colours()[ThemeName.DARK].palette, parent)
    parent.resize(1280, 800)
    parent.show()
    bar.fit(1.0, 1280, 800)
    bar.render_desk(desk())
    assert not bar.isVisible()
    bar.render_desk(replace(desk(), locked=True))
    assert any("紧急通知仍然可以发" in part.text() for part in bar.findChildren(QLabel))
    bar.come_up()
    with qtbot.waitSignal(bar.hold.held, timeout=10_000):
        QTest.mousePress(bar.hold, Qt.MouseButton.LeftButton)
