from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.panel.desk import Desk, Page
from kiosk.panel.rail import KEYS, Rail, RailButton
from tests.support.desks import desk, palette


@pytest.fixture
def shown(parent: QWidget) -> Callable[[Desk], Rail]:
    rail = Rail(palette(), parent)

    def show(on: Desk) -> Rail:
        rail.fit(1.0)
        rail.render_desk(on)
        rail.resize(rail.width(), 600)
        parent.show()
        return rail

    return show


def button(rail: Rail, word: str) -> RailButton:
    return next(each for each in rail.findChildren(RailButton) if each.accessibleName() == word)


def test_each_page_has_its_word_and_its_key(shown: Callable[[Desk], Rail]) -> None:
    names = [each.accessibleName() for each in shown(desk()).findChildren(RailButton)]
    assert names == ["现场 F1", "内容 F2", "排程 F3", "屏幕 F4", "日志 F5"]
    assert len(names) == len(Page) == len(KEYS)
    english = shown(desk(language=Language.EN))
    assert [each.accessibleName() for each in english.findChildren(RailButton)] == [
        "Live F1",
        "Content F2",
        "Schedule F3",
        "Screens F4",
        "Log F5",
    ]


def test_a_click_asks_for_its_page(shown: Callable[[Desk], Rail]) -> None:
    rail, picked = shown(desk()), []
    rail.picked.connect(picked.append)
    QTest.mouseClick(button(rail, "日志 F5"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(rail, "屏幕 F4"), Qt.MouseButton.LeftButton)
    assert picked == [Page.LOG, Page.SCREENS]


@pytest.mark.parametrize("theme", [ThemeName.DARK, ThemeName.LIGHT])
def test_the_open_page_lies_on_another_ground_and_has_a_bar(shown: Callable[[Desk], Rail], theme: ThemeName) -> None:
    colours, rail = palette(theme), shown(desk(page=Page.SCREENS))
    rail.set_palette(colours)

    def at(word: str, x: int, y: int) -> str:
        return button(rail, word).grab().toImage().pixelColor(x, y).name().upper()

    assert at("屏幕 F4", 30, 69) == colours.action.fill
    assert at("屏幕 F4", 7, 18) == colours.action.text, "a shape tells it too"
    assert at("日志 F5", 30, 69) == at("日志 F5", 7, 18) == colours.surface


def test_the_buttons_are_large_enough_for_a_finger(shown: Callable[[Desk], Rail]) -> None:
    for each in shown(desk()).findChildren(RailButton):
        assert min(each.width(), each.height()) >= 44
