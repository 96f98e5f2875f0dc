from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from kiosk.domain.text import Text
from kiosk.panel.desk import Page
from kiosk.panel.finder import Finder
from kiosk.panel.finding import Aim, OpenPage, OpenSlide, PressKey
from kiosk.services.ports import Hit
from tests.support.desks import desk

HIT = Hit(slide="s-1", deck="d", section="east", playlists=(), title=Text(zh="排名"), excerpt="rank 【23】")


@pytest.fixture
def finder(parent: QWidget) -> Finder:
    made = Finder(parent)
    parent.resize(1280, 800)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    made.render_desk(desk())
    made.fit(1.0, 640, 60)
    made.open(["黑场"])
    return made


@pytest.fixture
def picked(finder: Finder) -> list[Aim]:
    found: list[Aim] = []
    finder.picked.connect(found.append)
    return found


def write(finder: Finder, words: str) -> None:
    QTest.keyClicks(finder.window().focusWidget(), words)


def press(finder: Finder, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(finder.window().focusWidget(), key)


def test_typing_and_enter_open_a_page_and_close_the_card(finder: Finder, picked: list[Aim]) -> None:
    write(finder, "schedule")
    press(finder, Qt.Key.Key_Return)
    assert picked == [OpenPage(page=Page.SCHEDULE)]
    assert not finder.isVisible()


def test_slides_come_in_below_what_is_chosen_and_are_reached_by_the_arrow_keys(finder: Finder, picked: list[Aim]) -> None:
    sought: list[str] = []
    finder.sought.connect(sought.append)
    write(finder, "23")
    assert sought == ["2", "23"]
    finder.put("2", [HIT])
    assert finder.findChild(QListWidget).count() == 0, "nobody waits for that any more"
    finder.put("23", [HIT, HIT])
    press(finder, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert picked == [OpenSlide(slide="s-1", words="23")]


def test_a_click_chooses_too_and_buttons_can_be_pressed_from_here(finder: Finder, picked: list[Aim]) -> None:
    write(finder, "button")
    found = finder.findChild(QListWidget)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualItemRect(found.item(0)).center())
    assert picked == [PressKey(word="黑场")]


def test_where_nothing_is_found_it_is_said_and_enter_does_nothing(finder: Finder, picked: list[Aim]) -> None:
    write(finder, "xyzzy")
    assert "没有找到" in "".join(part.text() for part in finder.findChildren(QLabel) if part.isVisible())
    press(finder, Qt.Key.Key_Return)
    assert picked == []
    assert finder.isVisible()
