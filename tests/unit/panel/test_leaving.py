from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.panel.button import HOLD_MS
from kiosk.panel.import_jobs import Jobs
from kiosk.panel.leaving import LeavingCard
from kiosk.services.placing import Order
from tests.support.desks import desk, palette


def card(parent: QWidget, *, attached: bool = True) -> LeavingCard:
    made = LeavingCard(palette(), parent, attached=attached)
    made.render_desk(desk())
    made.fit(1.0, 800, 60)
    parent.show()
    return made


@pytest.mark.parametrize(("attached", "said"), [(True, "3 块屏也会关闭"), (False, "屏幕继续播放")])
def test_it_says_what_quitting_does(parent: QWidget, attached: bool, said: str) -> None:
    made = card(parent, attached=attached)
    assert not made.isVisible()
    made.open()
    assert made.isVisible()
    texts = [part.text().replace("\u00a0", " ") for part in made.findChildren(QLabel)]
    assert any(said in text for text in texts)


def test_closing_it_lets_go(parent: QWidget, qtbot: QtBot) -> None:
    made = card(parent)
    made.open()
    with qtbot.assertNotEmitted(made.hold.held, wait=HOLD_MS + 100):
        QTest.mousePress(made.hold, Qt.MouseButton.LeftButton)
        made.close_again()
    assert not made.isVisible()


def test_it_says_that_files_are_still_being_imported(parent: QWidget) -> None:
    made = card(parent)
    made.render_desk(replace(desk(), imports=Jobs().add(Order(file=Path("a.pptx")), Order(file=Path("b.pdf")))))
    made.open()
    texts = [part.text().replace("\u00a0", " ") for part in made.findChildren(QLabel)]
    assert any("还有 2 个文件在导入，退出会取消" in text for text in texts)
