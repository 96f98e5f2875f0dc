from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.settings import ThemeName
from kiosk.panel.button import Key
from kiosk.panel.over import OverThePage
from tests.support.desks import colours, desk


@pytest.fixture
def over(parent: QWidget) -> OverThePage:
    made = OverThePage(colours()[ThemeName.DARK], parent, attached=True)
    parent.resize(1280, 800)
    made.render_desk(desk())
    made.fit(1.0)
    parent.show()
    return made


def test_cards_are_closed_one_at_a_time_or_all_at_once(over: OverThePage) -> None:
    over.search()
    over.tell_keys(desk())
    assert [over.close_one(), over.close_one(), over.close_one()] == [True, True, False]
    over.search()
    over.emergency.open()
    over.close_all()
    assert not over.close_one()


def test_the_list_of_keys_is_put_away_by_asking_for_it_again(over: OverThePage) -> None:
    over.tell_keys(desk())
    assert over.keys.isVisible()
    over.tell_keys(desk())
    assert not over.keys.isVisible()


def test_buttons_below_the_cards_are_found_and_pressed_those_on_them_are_not(over: OverThePage, parent: QWidget) -> None:
    pressed: list[str] = []
    for word in ("黑场", "冻结"):
        key = Key(parent)
        key.say(word)
        key.clicked.connect(lambda _=False, word=word: pressed.append(word))
        key.show()
    key.setEnabled(False)
    over.leaving.open()
    assert [each.accessibleName() for each in over.buttons()] == ["黑场", "冻结"]
    over.press("黑场")
    over.press("冻结")
    assert pressed == ["黑场"]
    QTest.keyClick(over.leaving.hold, Qt.Key.Key_Escape)
