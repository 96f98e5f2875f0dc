from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.text import Text
from kiosk.panel.button import Key
from kiosk.panel.rack_keys import RackKeys
from kiosk.services.errand import Errand
from kiosk.services.playlist_errands import Make, MakeDefault, Rename
from kiosk.services.recycling_errands import Discard, Replace
from tests.support.desks import desk
from tests.support.shelves import SPARE, TOUR, shelf


@pytest.fixture
def keys(parent: QWidget) -> RackKeys:
    made = RackKeys(parent)
    made.resize(280, 420)
    made.fit(1.0)
    made.render_desk(desk(selected=("e1",)))
    made.put(shelf(), TOUR)
    parent.show()
    parent.activateWindow()
    return made


@pytest.fixture
def wanted(keys: RackKeys) -> list[Errand]:
    found: list[Errand] = []
    keys.errand.connect(found.append)
    return found


def click(key: Key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def write(keys: RackKeys, words: str) -> None:
    field = keys.findChild(QLineEdit)
    assert field.hasFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(keys: RackKeys, words: str) -> None:
    (row,) = [
        row for row in range(keys.chooser.list.count()) if words in keys.chooser.list.item(row).text().replace("\u00a0", " ")
    ]
    place = keys.chooser.list.visualItemRect(keys.chooser.list.item(row)).center()
    QTest.mouseClick(keys.chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_new_playlist_is_named_in_its_place_and_opened(keys: RackKeys, wanted: list[Errand]) -> None:
    opened: list[object] = []
    keys.opened.connect(opened.append)
    click(keys.new)
    write(keys, "周末版")
    made = Playlist(id="list-1", section="west", title=Text(zh="周末版"), slides=())
    assert wanted == [Make(playlist=made)]
    assert opened == ["list-1"]
    assert not keys.asking


def test_without_an_open_playlist_it_is_asked_for_the_section_first(keys: RackKeys, wanted: list[Errand]) -> None:
    keys.put(shelf(), None)
    click(keys.new)
    pick(keys, "东厅")
    write(keys, "夜场")
    (errand,) = wanted
    assert isinstance(errand, Make)
    assert errand.playlist.section == "east"


def test_a_name_is_changed_and_the_same_or_none_changes_nothing(keys: RackKeys, wanted: list[Errand]) -> None:
    click(keys.rename)
    write(keys, "新名")
    assert wanted == [Rename(playlist="tour", title=Text(zh="新名", en="Tour"))]
    click(keys.rename)
    write(keys, "参观")
    assert len(wanted) == 1
    assert not keys.asking


def test_it_is_copied_and_discarded(keys: RackKeys, wanted: list[Errand]) -> None:
    click(keys.copy)
    click(keys.drop)
    copy = replace(TOUR, id="tour-copy", title=Text(zh="参观 副本", en="Tour copy"))
    assert wanted == [Make(playlist=copy), Discard(thing=Thing.PLAYLIST, name="tour")]


def test_one_that_is_used_is_replaced_by_the_one_that_is_picked(keys: RackKeys, wanted: list[Errand]) -> None:
    west = next(each for each in shelf().playlists if each.id == "z-west")
    keys.put(shelf(), west)
    click(keys.drop)
    assert wanted == []
    assert keys.asking
    pick(keys, "东厅故事")
    assert wanted == [Replace(thing=Thing.PLAYLIST, old="z-west", new="a-east")]
    assert not keys.asking


def test_it_becomes_the_default_of_what_is_picked(keys: RackKeys, wanted: list[Errand]) -> None:
    click(keys.default)
    pick(keys, "作为全馆的默认")
    click(keys.default)
    pick(keys, "e1")
    assert wanted == [MakeDefault(target="hall", playlist="tour"), MakeDefault(target="e1", playlist="tour")]


def test_a_default_can_be_taken_away_and_the_safe_choices_come_first(keys: RackKeys, wanted: list[Errand]) -> None:
    found = shelf()
    keys.put(found, found.playlists[0])
    click(keys.default)
    assert "不再" not in keys.chooser.list.item(0).text()
    pick(keys, "不再是西厅的默认")
    assert wanted == [MakeDefault(target="west", playlist=None)]


def test_another_playlist_lets_go_of_the_question(keys: RackKeys, wanted: list[Errand]) -> None:
    click(keys.rename)
    keys.put(shelf(), SPARE)
    assert not keys.asking
    keys.put(shelf(), None)
    assert [key.isEnabled() for key in (keys.new, keys.rename, keys.copy, keys.default, keys.drop)] == [True] + [False] * 4
    assert wanted == []
