from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Language
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk, HoldFor
from kiosk.panel.inspector import Inspector
from tests.support.desks import desk, hall


@pytest.fixture
def shown(parent: QWidget) -> Callable[[Desk], Inspector]:
    inspector = Inspector(parent)

    def show(on: Desk) -> Inspector:
        inspector.fit(1.0, 1280)
        inspector.render_desk(on)
        inspector.resize(inspector.width(), 690)
        parent.show()
        return inspector

    return show


def words(inspector: Inspector) -> list[str]:
    return [part.text().replace("\u00a0", " ") for part in inspector.findChildren(QLabel) if part.isVisible() and part.text()]


def key(inspector: Inspector, word: str) -> Key:
    return next(key for key in inspector.findChildren(Key) if key.accessibleName().replace("\u00a0", " ") == word)


def test_without_a_selection_it_says_how_to_select(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(playlist="tour"))
    assert "还没有选屏幕" in words(inspector)
    assert not inspector.go.isEnabled()


def test_what_is_on_why_and_what_comes(shown: Callable[[Desk], Inspector]) -> None:
    said = words(shown(desk(selected=("e1", "e2"))))
    for expected in (
        "east 的 2 块屏", "正在播出", "幻灯片 b  2/3", "展区默认（垫片）「tour」；之后轮到全馆默认（垫片）「welcome」",
        "接下来", "08:00:30  幻灯片 c  3/3", "选一个播放列表，再按上屏。",
    ):  # fmt: skip
        assert expected in said


def test_where_screens_differ_it_speaks_of_one(shown: Callable[[Desk], Inspector]) -> None:
    assert "On now · they differ; on screen 01" in words(shown(desk(selected=("e1", "w1"), language=Language.EN)))


def test_what_is_not_on_is_not_said_to_be(shown: Callable[[Desk], Inspector]) -> None:
    said = words(shown(Desk(hall=hall(player=None), selected=frozenset({"e1"}))))
    assert "应当播出" in said
    assert "正在播出" not in said


def test_before_it_is_taken_it_is_said_what_will_be(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("w1",), playlist="special", hold=HoldFor.HALF_HOUR))
    assert "把「special」放到 west 的 1 块屏，到 08:30，取代「welcome」。" in words(inspector)
    assert inspector.go.isEnabled()
    asked: list[CueKind] = []
    inspector.asked.connect(asked.append)
    QTest.mouseClick(key(inspector, "上屏 · 1 块屏"), Qt.MouseButton.LeftButton)
    assert asked == [CueKind.TAKE]


def test_choosing_by_hand(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("w1",)))
    asked: list[Desk] = []
    inspector.changed.connect(asked.append)
    choices = inspector.findChild(QListWidget)
    second = choices.visualItemRect(choices.item(1))
    assert second.height() >= 44
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    QTest.mouseClick(key(inspector, "今天"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(key(inspector, "多选"), Qt.MouseButton.LeftButton)
    assert [(made.playlist, made.hold, made.several) for made in asked] == [
        ("special", HoldFor.HOUR, False), (None, HoldFor.TODAY, False), (None, HoldFor.HOUR, True),
    ]  # fmt: skip


def test_the_chosen_playlist_is_the_marked_one(shown: Callable[[Desk], Inspector]) -> None:
    choices = shown(desk(playlist="welcome")).findChild(QListWidget)
    assert choices.currentItem().text().startswith("welcome")
    assert shown(desk()).findChild(QListWidget).currentItem() is None
