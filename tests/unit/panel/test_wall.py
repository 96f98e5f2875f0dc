from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.wall import Screen
from kiosk.panel.desk import Desk
from kiosk.panel.head import SectionHead
from kiosk.panel.places import LEAST
from kiosk.panel.tile import TileButton
from kiosk.panel.view import hall_of
from kiosk.panel.wall import Picked, WallArea
from tests.support.desks import desk, palette, readings
from tests.support.exhibits import screen, small_hall
from tests.support.pages import theme

ROOM = QRect(0, 0, 900, 600)


def area(parent: QWidget, on: Desk, room: QRect = ROOM) -> WallArea:
    made = WallArea(palette(), theme(), parent)
    made.setGeometry(room)
    made.render_desk(on)
    parent.show()
    return made


def of_screens(*screens: Screen) -> Desk:
    plays = small_hall()
    return Desk(hall=hall_of(readings(replace(plays, wall=replace(plays.wall, screens=screens)))))


def east(count: int) -> list[Screen]:
    return [screen(f"e{number}", "east") for number in range(1, count + 1)]


def tiles(made: WallArea) -> list[TileButton]:
    return [tile for tile in made.findChildren(TileButton) if tile.isVisible()]


def in_sight(made: WallArea, part: QWidget) -> bool:
    return QRect(0, 0, made.viewport().width(), made.viewport().height()).contains(part.geometry())


def test_screens_stand_in_their_order_beside_their_sections_head(parent: QWidget) -> None:
    made = area(parent, desk())
    one, two, three = tiles(made)
    heads = made.findChildren(SectionHead)
    assert [tile.screen_id for tile in (one, two, three)] == ["e1", "e2", "w1"]
    assert one.y() == two.y() == heads[0].y()
    assert heads[0].geometry().right() < one.x() < one.geometry().right() < two.x()
    assert three.x() == one.x()
    assert three.y() == heads[1].y() > one.geometry().bottom()


@pytest.mark.parametrize("count", [1, 4, 9])
def test_nothing_overlaps_and_all_is_in_sight(parent: QWidget, count: int) -> None:
    made = area(parent, of_screens(*east(count), screen("w1", "west")))
    assert len(tiles(made)) == count + 1
    assert [tile.screen_id for tile in tiles(made) if not in_sight(made, tile)] == []
    places = [part.geometry() for part in (*tiles(made), *made.findChildren(SectionHead))]
    assert [(one, two) for one in places for two in places if one is not two and one.intersects(two)] == []


def test_where_even_narrow_thumbnails_do_not_fit_it_scrolls(parent: QWidget) -> None:
    made = area(parent, of_screens(*east(17)), QRect(0, 0, 500, 200))
    assert {tile.width() for tile in tiles(made)} == {LEAST}
    assert made.verticalScrollBar().maximum() > 0


def test_thumbnails_grow_with_the_room(parent: QWidget) -> None:
    made = area(parent, desk(), QRect(0, 0, 600, 400))
    small = tiles(made)[0].width()
    made.setGeometry(QRect(0, 0, 900, 600))
    assert tiles(made)[0].width() > small * 1.3


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_click_picks_a_screen_or_a_section(parent: QWidget, key: Qt.KeyboardModifier) -> None:
    made = area(parent, desk())
    picked: list[Picked] = []
    made.picked.connect(picked.append)
    QTest.mouseClick(tiles(made)[1], Qt.MouseButton.LeftButton, key)
    QTest.mouseClick(made.findChildren(SectionHead)[0], Qt.MouseButton.LeftButton, key)
    add = key is Qt.KeyboardModifier.ControlModifier
    assert picked == [
        Picked(screens=frozenset({"e2"}), add=add),
        Picked(screens=frozenset({"e1", "e2"}), add=add),
    ]


def test_another_wall_takes_the_place_of_this_one(parent: QWidget) -> None:
    made = area(parent, desk())
    made.render_desk(of_screens(screen("w1", "west")))
    assert [tile.screen_id for tile in tiles(made)] == ["w1"]
    assert [head.section for head in made.findChildren(SectionHead) if head.isVisible()] == ["west"]


def test_as_they_hang_the_screens_stand_at_their_places_without_heads_and_back(parent: QWidget) -> None:
    at = [(1, 0), (0, 0), (0, 1)]
    hung = [replace(each, place=place) for each, place in zip((*east(2), screen("w1", "west")), at, strict=True)]
    on = of_screens(*hung)
    made = area(parent, on)
    made.render_desk(replace(on, plan=True))
    one, two, three = tiles(made)
    assert one.x() > two.x() == three.x()
    assert three.y() > one.y() == two.y()
    assert not any(head.isVisible() for head in made.findChildren(SectionHead))
    picked: list[Picked] = []
    made.picked.connect(picked.append)
    QTest.mouseClick(three, Qt.MouseButton.LeftButton)
    assert [each.screens for each in picked] == [{"w1"}]
    made.render_desk(on)
    assert all(head.isVisible() for head in made.findChildren(SectionHead))
    assert one.x() < two.x()
