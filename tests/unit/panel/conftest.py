"""Widgets are painted here, so Qt and the product's font are needed, and nothing may be left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.settings import ThemeName
from kiosk.panel.palette import stylesheet
from kiosk.qtkit.fonts import load_fonts
from tests.support.desks import palette
from tests.support.left_behind import running
from tests.support.pages import ASSETS


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(ASSETS / "fonts")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread, no running timer or animation, no window."""
    before = running()
    yield
    left = running()
    assert [name for item, name in left.items() if item not in before] == []


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window in the panel's look to put parts into."""
    window = QWidget()
    window.setStyleSheet(stylesheet(palette(ThemeName.DARK), 1.0))
    window.resize(900, 600)
    qtbot.addWidget(window)
    return window
