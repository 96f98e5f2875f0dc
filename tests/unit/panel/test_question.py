from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.question import Question
from tests.support.desks import desk

LINES = (Text(zh="第一行", en="First"), Text(zh="第二行", en="Second"))
GO, LEAVE = Text(zh="加入草稿", en="Add"), Text(zh="不加", en="Leave")


@pytest.fixture
def question(parent: QWidget) -> Question:
    made = Question(parent)
    made.resize(800, 300)
    made.fit(1.0)
    made.render_desk(desk())
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


def test_enter_leaves_it_and_only_the_other_button_agrees(question: Question) -> None:
    said: list[str] = []
    question.agreed.connect(lambda: said.append("agreed"))
    question.left.connect(lambda: said.append("left"))
    question.ask(LINES, GO, LEAVE)
    QTest.keyClick(question.window().focusWidget(), Qt.Key.Key_Return)
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    assert said == ["left", "agreed"]


def test_it_is_told_in_the_language_and_may_have_nothing_to_agree_to(question: Question) -> None:
    question.ask(LINES, None, LEAVE)
    question.render_desk(desk(language=Language.EN))
    assert "First\nSecond" in [part.text() for part in question.findChildren(QLabel)]
    assert not question.go.isVisible()
    assert question.leave.accessibleName() == "Leave"
    assert question.leave.height() >= 44


def test_there_may_be_another_way_of_going_on(parent: QWidget) -> None:
    question = Question(parent)
    heard: list[str] = []
    question.agreed.connect(lambda: heard.append("agreed"))
    question.besides.connect(lambda: heard.append("besides"))
    parent.show()
    question.ask((GO,), GO, LEAVE, Text(zh="改整个系列", en="All of them"))
    QTest.mouseClick(question.other, Qt.MouseButton.LeftButton)
    assert heard == ["besides"]
    question.ask((GO,), GO, LEAVE)
    assert not question.other.isVisible()
