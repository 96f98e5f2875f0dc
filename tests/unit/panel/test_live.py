from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.settings import ThemeName
from kiosk.panel.desk import Desk
from kiosk.panel.head import SectionHead
from kiosk.panel.live import LivePage
from kiosk.panel.tile import TileButton
from kiosk.services.conductor import Request
from tests.support.desks import colours, desk


@pytest.fixture
def page(parent: QWidget) -> Iterator[LivePage]:
    """A page whose changes come back to it, as the window sees to."""
    made = LivePage(colours()[ThemeName.DARK], desk(), parent)
    made.changed.connect(made.render_desk)
    parent.resize(1200, 700)
    made.resize(1200, 700)
    made.render_desk(desk())
    made.fit(1.0, 1280)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    yield made
    parent.hide()


def test_what_is_clicked_is_selected_and_a_letter_asks_for_it(page: LivePage, parent: QWidget) -> None:
    asked: list[Request] = []
    page.errand.connect(lambda errand: asked.append(errand.request))
    QTest.keyClick(parent, Qt.Key.Key_B)
    assert asked == [], "nothing is selected"
    (east, _) = page.findChildren(SectionHead)
    QTest.mouseClick(east, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.findChildren(TileButton)[2], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(parent, Qt.Key.Key_B)
    assert [(wish.kind, wish.targets) for wish in asked] == [(CueKind.BLACK, ("hall",))]


def test_escape_lets_go_and_a_hidden_page_hears_no_keys(page: LivePage, parent: QWidget) -> None:
    asked: list[Request] = []
    page.errand.connect(lambda errand: asked.append(errand.request))
    QTest.keyClick(parent, Qt.Key.Key_A)
    page.hide()
    QTest.keyClick(parent, Qt.Key.Key_F)
    page.show()
    page.escape()
    QTest.keyClick(parent, Qt.Key.Key_F)
    assert asked == []


def test_an_empty_wall_says_why(page: LivePage) -> None:
    page.render_desk(Desk())
    page.tell_why_empty("还没有发布内容")
    (empty,) = [part for part in page.findChildren(QLabel) if part.property("role") == "empty"]
    assert (empty.isVisible(), empty.text()) == (True, "还没有发布内容")
