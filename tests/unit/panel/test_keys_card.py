from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.panel.button import Key
from kiosk.panel.keys_card import KeysCard
from tests.support.desks import desk


def test_it_lists_the_keys_of_the_buttons_and_those_that_have_none(parent: QWidget) -> None:
    black, bare = Key(parent, "B"), Key(parent)
    black.say("黑场")
    bare.say("没有按键")
    card = KeysCard(parent)
    parent.show()
    card.open(desk(), [black, bare])
    words = [part.text() for part in card.findChildren(QLabel) if part.isVisible()]
    assert words[words.index("B") + 1] == "黑场"
    assert "选全部屏幕" in words
    assert "没有按键" not in words
    card.open(desk(), [])
    assert "黑场" not in [part.text() for part in card.findChildren(QLabel) if part.isVisible()]
