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
from kiosk.panel.changing import ChangePart, Choices
from kiosk.panel.desk import Desk, HoldFor, Over
from kiosk.panel.glass import Glass
from kiosk.panel.preview import Asked
from tests.support.desks import NOW_US, desk, hall, painted, palette


@pytest.fixture
def shown(parent: QWidget) -> Callable[[Desk], ChangePart]:
    part = ChangePart(palette(), parent)

    def show(on: Desk) -> ChangePart:
        part.fit(1.0)
        part.resize(330, 520)
        part.render_desk(on)
        parent.show()
        return part

    return show


def words(part: ChangePart) -> list[str]:
    return [each.text().replace("\u00a0", " ") for each in part.findChildren(QLabel) if each.isVisible() and each.text()]


def click(part: ChangePart, word: str) -> None:
    key = next(key for key in part.findChildren(Key) if key.accessibleName().replace("\u00a0", " ") == word)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_before_it_is_taken_it_is_said_what_will_be(shown: Callable[[Desk], ChangePart]) -> None:
    part = shown(desk(selected=("w1",), playlist="special"))
    assert "把「special」放到 west 的 1 块屏，到 09:00，取代「welcome」。" in words(part)
    assert part.go.isEnabled()
    assert not shown(desk(selected=("w1",))).go.isEnabled()
    assert "选一个播放列表或语言，再按上屏。" in words(part)


def test_every_preset_says_when_it_ends(shown: Callable[[Desk], ChangePart]) -> None:
    said = words(shown(desk(selected=("w1",))))
    for expected in ("1 小时", "到 09:00", "今天", "到 23:59", "手动取消", "24 小时内"):
        assert expected in said


def test_choosing_by_hand(shown: Callable[[Desk], ChangePart]) -> None:
    start = desk(selected=("w1",))
    part = shown(start)
    changed: list[Desk] = []
    part.changed.connect(changed.append)
    choices = part.findChild(Choices)
    second = choices.visualItemRect(choices.item(1))
    assert second.height() >= 44
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    click(part, "English")
    click(part, "手动取消")
    assert changed == [
        replace(start, playlist="special"),
        replace(start, speak=Language.EN),
        replace(start, hold=HoldFor.BY_HAND),
    ]


def test_the_chosen_playlist_is_the_marked_one(shown: Callable[[Desk], ChangePart]) -> None:
    choices = shown(desk(playlist="welcome")).findChild(Choices)
    assert choices.currentItem().text().startswith("welcome")
    assert shown(desk()).findChild(Choices).currentItem() is None


def test_a_language_says_what_it_does(shown: Callable[[Desk], ChangePart]) -> None:
    said = words(shown(desk(selected=("e1", "e2", "w1"), speak=Language.EN)))
    assert "全部 3 块屏改用英文，到 09:00；观众自己选的语言不变。" in said
    assert "上屏 · English · 3 块屏" in said


def test_over_a_visitor_it_asks_in_its_place_and_the_safe_answer_is_given(shown: Callable[[Desk], ChangePart]) -> None:
    visited = tuple(replace(painted(screen), visited_since_us=NOW_US) for screen in ("e2", "w1"))
    start = Desk(hall=hall(screens=(painted("e1"), *visited)), selected=frozenset({"e1", "e2"}), playlist="special")
    part = shown(start)
    said = words(part)
    assert "屏 02 有观众正在操作" in said
    assert {"等空闲", "立即", "除外"} <= set(said)
    changed: list[Desk] = []
    part.changed.connect(changed.append)
    click(part, "除外")
    assert changed == [replace(start, over=Over.EXCEPT)]
    shown(changed[-1])
    assert "上屏 · 1 块屏" in words(part)
    shown(replace(start, playlist=None))
    assert "等空闲" not in words(part)


def test_where_everybody_is_left_out_it_says_so(shown: Callable[[Desk], ChangePart]) -> None:
    there = replace(painted("e1"), visited_since_us=NOW_US)
    start = Desk(hall=hall(screens=(there,)), selected=frozenset({"e1"}), playlist="special", over=Over.EXCEPT)
    part = shown(start)
    assert "选中的屏都有观众，除外后没有屏可上。" in words(part)
    assert not part.go.isEnabled()


def test_the_picture_is_asked_for_once_and_a_late_answer_to_another_question_is_not_shown(
    shown: Callable[[Desk], ChangePart],
) -> None:
    part = shown(desk(selected=("w1",)))
    asked: list[Asked] = []
    part.preview_wanted.connect(asked.append)
    shown(desk(selected=("w1",), playlist="special"))
    shown(replace(desk(selected=("w1",), playlist="special"), hall=hall(now_us=NOW_US + 1)))
    shown(desk(selected=("w1",), playlist="tour"))
    assert [each.request.playlist for each in asked] == ["special", "tour"]
    glass = part.findChild(Glass)
    assert glass.words == "正在画…"
    green = QImage(32, 18, QImage.Format.Format_RGB32)
    green.fill(QColor("#00FF00"))
    part.show_preview(asked[0], green)
    assert glass.image.isNull()
    part.show_preview(asked[1], green)
    assert glass.grab().toImage().pixelColor(glass.rect().center()).name() == "#00ff00"
    assert glass.grab().toImage().pixelColor(1, 1).name() == palette().go.fill.lower()
    part.show_preview(asked[1], None)
    assert glass.words == "画不出预览，仍可上屏"


def test_where_nothing_can_be_taken_it_says_what_to_do(shown: Callable[[Desk], ChangePart]) -> None:
    bare = desk(selected=("w1",))
    told = "还没有可上屏的播放列表。到「内容」页（F2）加幻灯片，再发布。"
    assert told in words(shown(replace(bare, hall=replace(bare.hall, choices=()))))
    assert told not in words(shown(bare))
