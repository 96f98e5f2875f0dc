from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.text import Text
from kiosk.panel.log_lines import LogLine
from kiosk.panel.returning import ReturnBar
from kiosk.services.publishing import Published
from tests.support.desks import desk
from tests.support.exhibits import small_hall

OLD = LogLine(
    key=("revision", "1"), at_us=0, when=Text(zh="当时"), what=Text(zh="发布第 1 版"), where=Text(zh="屏 01"), by_people=True, revision=1
)  # fmt: skip
WOULD = Published(programme=replace(small_hall(), revision=3), sha256="", changed_screens=("e1",))


@pytest.fixture
def bar(parent: QWidget) -> ReturnBar:
    made = ReturnBar(parent)
    made.fit(1.0)
    made.resize(900, 64)
    made.render_desk(desk())
    parent.show()
    return made


def words(bar: ReturnBar) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in bar.findChildren(QLabel) if part.isVisible())


def test_only_a_revision_that_is_not_in_force_can_be_returned_to(bar: ReturnBar) -> None:
    assert not bar.go.isEnabled()
    bar.select(replace(OLD, revision=None))
    assert not bar.go.isEnabled()
    bar.select(replace(OLD, in_force=True))
    assert not bar.go.isEnabled()
    assert "现在的内容就是这一版。" in words(bar)
    bar.select(OLD)
    assert bar.go.isEnabled()


def test_nothing_is_done_before_it_was_told_what_changes(bar: ReturnBar) -> None:
    wanted: list[int] = []
    bar.wanted.connect(wanted.append)
    bar.select(OLD)
    QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    assert wanted == []
    assert "正在比较" in words(bar)
    bar.offer(1, WOULD)
    assert "会变的有屏 01" in words(bar)
    QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    assert wanted == [1]


def test_an_answer_to_another_question_is_not_heard(bar: ReturnBar) -> None:
    bar.select(OLD)
    QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    bar.select(replace(OLD, key=("revision", "2"), revision=2))
    bar.offer(1, WOULD)
    assert not bar.asking
    assert "会变的有" not in words(bar)


def test_it_can_be_left(bar: ReturnBar) -> None:
    bar.select(OLD)
    QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    bar.offer(1, WOULD)
    QTest.mouseClick(bar.leave, Qt.MouseButton.LeftButton)
    assert not bar.asking
    assert not bar.leave.isVisible()
    assert bar.go.isEnabled()
