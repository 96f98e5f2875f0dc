from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.text import Language
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.emergency_reach import Reach
from tests.support.desks import desk


def reach(parent: QWidget, on: Desk) -> Reach:
    made = Reach(parent)
    made.fit(1.0)
    made.render_desk(on)
    made.resize(800, 160)
    made.changed.connect(lambda: made.render_desk(on))
    parent.show()
    return made


def click(key: Key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_it_is_the_whole_hall_for_ten_minutes_unless_something_else_is_said(parent: QWidget) -> None:
    made = reach(parent, desk())
    assert (made.targets, made.minutes) == (("hall",), 10)
    assert not made.selected.isEnabled()
    assert [tile.screen for tile in made.tiles(desk())] == ["e1", "e2", "w1"]


def test_sections_are_added_and_taken_away_and_without_any_it_is_the_hall(parent: QWidget, qtbot: QtBot) -> None:
    made = reach(parent, desk())
    for section, targets in (("west", ("west",)), ("east", ("east", "west")), ("west", ("east",)), ("east", ("hall",))):
        with qtbot.waitSignal(made.changed):
            click(made.sections[section])
        assert made.targets == targets
    click(made.sections["west"])
    assert [tile.screen for tile in made.tiles(desk())] == ["w1"]
    click(made.hall)
    assert made.targets == ("hall",)


def test_the_screens_that_are_selected_on_the_wall(parent: QWidget) -> None:
    on = desk(selected=("e2", "w1"))
    made = reach(parent, on)
    assert made.selected.accessibleName() == "选中的 2\u00a0块屏"
    click(made.selected)
    assert [tile.screen for tile in made.tiles(on)] == ["e2", "w1"]


def test_it_can_last_longer_and_goes_back_to_ten_minutes(parent: QWidget) -> None:
    made = reach(parent, desk())
    click(made.lengths[60])
    click(made.sections["west"])
    assert (made.targets, made.minutes) == (("west",), 60)
    made.reset()
    assert (made.targets, made.minutes) == (("hall",), 10)


def test_it_speaks_english(parent: QWidget) -> None:
    made = reach(parent, desk(language=Language.EN))
    assert [key.accessibleName() for key in made.lengths.values()] == ["10 min", "30 min", "60 min"]
    assert made.hall.accessibleName() == "Whole hall"


def test_a_name_without_room_is_cut_and_whole_in_the_tool_tip(parent: QWidget) -> None:
    made = reach(parent, desk())
    chip = made.sections["east"]
    chip.say("A section whose name is longer than any button is wide")
    made.resize(400, 160)
    assert chip.toolTip() == "A section whose name is longer than any button is wide"
    assert made.height() < 400
