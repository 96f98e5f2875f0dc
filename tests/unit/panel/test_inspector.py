from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.text import Language
from kiosk.panel.button import Key
from kiosk.panel.changing import ChangePart
from kiosk.panel.desk import Desk
from kiosk.panel.glass import Glass
from kiosk.panel.inspector import Inspector
from kiosk.panel.why import WhyPart
from tests.support.desks import NOW_US, desk, hall, palette


@pytest.fixture
def shown(parent: QWidget) -> Callable[[Desk], Inspector]:
    inspector = Inspector(palette(), parent)

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
    said = words(inspector)
    assert "还没有选屏幕" in said
    assert any(text.startswith("点展区或屏幕") for text in said)
    assert not inspector.go.isEnabled()
    assert inspector.findChild(Glass).words == "选一块屏，看它在放什么"


def test_what_is_on_and_why(shown: Callable[[Desk], Inspector]) -> None:
    said = words(shown(desk(selected=("e1", "e2"))))
    for expected in ("east 的 2 块屏", "播出中", "幻灯片 b", "第 2/3 页", "展区默认（垫片）「tour」"):
        assert expected in said


def test_where_screens_differ_it_speaks_of_one(shown: Callable[[Desk], Inspector]) -> None:
    said = words(shown(desk(selected=("e1", "w1"), language=Language.EN)))
    assert any(text.startswith("They differ; this is screen 01: ") for text in said)


def test_what_is_not_on_is_not_said_to_be(shown: Callable[[Desk], Inspector]) -> None:
    said = words(shown(Desk(hall=hall(player=None), selected=frozenset({"e1"}))))
    assert "应当播出" in said
    assert "播出中" not in said


def test_the_picture_is_the_one_that_was_painted_on_the_first_screen(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("e2", "w1")))
    green, red = QImage(32, 18, QImage.Format.Format_RGB32), QImage(32, 18, QImage.Format.Format_RGB32)
    green.fill(QColor("#00FF00"))
    red.fill(QColor("#FF0000"))
    inspector.set_thumbnails({"e2": green, "w1": red})
    (glass, *_) = inspector.findChildren(Glass)
    assert glass.grab().toImage().pixelColor(glass.rect().center()).name() == "#00ff00"


def test_the_reasons_take_the_place_of_the_choices_and_give_it_back(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("e1",)))
    changed: list[Desk] = []
    inspector.changed.connect(changed.append)
    QTest.mouseClick(key(inspector, "为什么？"), Qt.MouseButton.LeftButton)
    shown(changed[-1])
    assert inspector.findChild(WhyPart).isVisible()
    assert not inspector.findChild(ChangePart).isVisible()
    QTest.mouseClick(key(inspector, "返回"), Qt.MouseButton.LeftButton)
    shown(changed[-1])
    assert inspector.findChild(ChangePart).isVisible()


def test_several_is_a_toggle_for_fingers(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("w1",)))
    changed: list[Desk] = []
    inspector.changed.connect(changed.append)
    QTest.mouseClick(key(inspector, "多选"), Qt.MouseButton.LeftButton)
    assert changed == [replace(desk(selected=("w1",)), several=True)]


def test_go_is_told_of(shown: Callable[[Desk], Inspector]) -> None:
    inspector = shown(desk(selected=("w1",), playlist="special"))
    went: list[str] = []
    inspector.went.connect(lambda: went.append("went"))
    QTest.mouseClick(key(inspector, "上屏 · 1 块屏"), Qt.MouseButton.LeftButton)
    assert went == ["went"]


def test_from_go_until_the_hall_is_seen_again_it_is_taking(shown: Callable[[Desk], Inspector]) -> None:
    going = desk(selected=("w1",), playlist="special", gone_us=NOW_US)
    assert "切换中" in words(shown(going))
    assert "切换中" not in words(shown(replace(going, hall=hall(now_us=NOW_US + 1))))
