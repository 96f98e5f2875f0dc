from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.panel.emergency_tile import EmergencyTile, picture
from kiosk.services.emergency import PREPARED
from tests.support.desks import colours, desk

DARK = colours()[ThemeName.DARK]


def tile(parent: QWidget, level: EmergencyLevel, text: Text | None = None) -> EmergencyTile:
    made = EmergencyTile(level, "1", DARK, parent)
    made.fit(1.0)
    made.render_desk(desk(), text or PREPARED[level], False)
    parent.show()
    return made


@pytest.mark.parametrize("level", EmergencyLevel)
def test_it_shows_the_real_drawing(parent: QWidget, level: EmergencyLevel) -> None:
    image = tile(parent, level).grab().toImage()
    assert image.pixelColor(20, 20) == QColor(DARK.theme.emergency.of(level).fill)


def test_other_words_are_another_picture() -> None:
    theme, level = DARK.theme, EmergencyLevel.NOTICE
    own = picture(theme, level, Text(zh="请走东门", en="Use the east gate"), 200)
    assert (own.width(), own.height()) == (200, 112)
    assert own != picture(theme, level, PREPARED[level], 200)


def test_what_it_says_is_seen_at_once(parent: QWidget) -> None:
    made = tile(parent, EmergencyLevel.NOTICE)
    before = made.grab().toImage()
    made.render_desk(desk(), Text(zh="请走东门"), False)
    assert made.grab().toImage() != before


def test_it_is_clicked_and_stays_a_click_away_from_the_keyboard(parent: QWidget, qtbot: QtBot) -> None:
    made = tile(parent, EmergencyLevel.DANGER)
    assert made.accessibleName() == "危险"
    with qtbot.waitSignal(made.clicked):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
