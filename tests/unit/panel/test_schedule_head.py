from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain.text import Text
from kiosk.panel.schedule_head import ScheduleHead
from kiosk.panel.sheet import Changes, Sheet
from kiosk.services.schedule_errands import Hear, Heard
from kiosk.services.scheduling import Understood
from tests.support.desks import desk
from tests.support.scheduled import entry

HEARD = Heard(sentence="every day", entry=entry(), understood=Understood(text=Text(zh="每天"), next=(), skipped=()))


@pytest.fixture
def head(parent: QWidget) -> ScheduleHead:
    made = ScheduleHead(parent)
    made.resize(1200, 62)
    made.fit(1.0)
    made.render_sheet(desk(), Sheet())
    parent.show()
    return made


@pytest.fixture
def said(head: ScheduleHead) -> list[object]:
    """What it asks, in order, and None where it agrees."""
    found: list[object] = []
    head.asked.connect(found.append)
    head.agreed.connect(lambda: found.append(None))
    return found


def test_what_is_typed_is_asked_about_once_nobody_types(head: ScheduleHead, said: list[object]) -> None:
    QTest.keyClicks(head.findChild(QLineEdit), "every day")
    assert said == []
    deadline = time.monotonic() + 30
    while not said:
        assert time.monotonic() < deadline
        QTest.qWait(20)
    assert said == [Hear(sentence="every day")]


def test_enter_agrees_to_what_was_read_back_and_to_nothing_else(head: ScheduleHead, said: list[object]) -> None:
    field = head.findChild(QLineEdit)
    QTest.keyClicks(field, "every day")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert head.takes(HEARD)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == [Hear(sentence="every day"), None]
    QTest.keyClicks(field, " at noon")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said[2:] == [Hear(sentence="every day at noon")]
    assert not head.takes(HEARD), "that was the sentence before"


def test_publishing_needs_something_to_publish(head: ScheduleHead) -> None:
    assert not head.publish.isEnabled()
    head.render_sheet(desk(), Sheet(changes=Changes(screens=2, any=True, lines=())))
    assert head.publish.isEnabled()
