from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.why import WhyPart
from tests.support.desks import NOW_US, desk
from tests.support.exhibits import MINUTE

BLACK = Cue(id=1, kind=CueKind.BLACK, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE)


def part_on(parent: QWidget, on: Desk) -> WhyPart:
    made = WhyPart(parent)
    made.fit(1.0)
    made.render_desk(on, on.tiles[0])
    made.resize(330, 500)
    parent.show()
    return made


def keys(part: WhyPart) -> dict[str, Key]:
    return {key.accessibleName(): key for key in part.findChildren(Key) if key.isVisible()}


def test_a_black_screen_can_be_lit_from_here(parent: QWidget) -> None:
    part = part_on(parent, desk(BLACK, selected=("e1",)))
    told = "\n".join(label.text().replace("\u00a0", " ") for label in part.findChildren(QLabel) if label.isVisible())
    for line in ("① 手动黑场", "② 展区默认（垫片）「tour」，被①覆盖", "→ 播放端：在运行（实测）"):
        assert line in told
    asked: list[CueKind] = []
    part.asked.connect(asked.append)
    closed: list[str] = []
    part.closed.connect(lambda: closed.append("closed"))
    for word in ("解除黑场", "恢复排程", "返回"):
        QTest.mouseClick(keys(part)[word], Qt.MouseButton.LeftButton)
    assert (asked, closed) == ([CueKind.BLACK, CueKind.CLEAR], ["closed"])


def test_what_would_blacken_the_others_is_not_offered(parent: QWidget) -> None:
    assert list(keys(part_on(parent, desk(BLACK, selected=("e1", "e2"))))) == ["恢复排程", "返回"]


def test_where_nothing_was_told_nothing_can_be_ended(parent: QWidget) -> None:
    assert list(keys(part_on(parent, desk(selected=("e1",))))) == ["返回"]
