from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Text
from kiosk.panel.publish_key import PublishKey, before_publishing
from kiosk.panel.schedule_wording import WILL_CHANGE
from kiosk.panel.sheet import Changes
from tests.support.desks import desk

SOME = Changes(screens=3, any=True, lines=(Text(zh="甲"),))


def test_it_can_be_pressed_while_there_is_something_to_publish(parent: QWidget) -> None:
    key = PublishKey(parent)
    for changes, enabled in ((None, False), (SOME, True), (Changes(screens=0, any=False, lines=()), False)):
        key.show_changes(desk(), changes)
        assert key.isEnabled() is enabled
    key.show_changes(desk(), SOME)
    assert "3" in key.accessibleName()


def test_what_changes_is_told_before_it_is_done() -> None:
    assert before_publishing(SOME) == (WILL_CHANGE, Text(zh="甲"))
