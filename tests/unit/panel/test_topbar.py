from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.events import Fault
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Desk
from kiosk.panel.topbar import TopBar
from tests.support.desks import desk, hall, palette


def words(parent: QWidget, on: Desk) -> list[str]:
    bar = TopBar(palette(), parent)
    bar.render_desk(on)
    parent.show()
    bar.show()
    return [part.text().replace("\u00a0", " ") for part in bar.findChildren(QLabel) if part.isVisible()]


def test_the_hall_its_time_and_its_screens(parent: QWidget) -> None:
    assert words(parent, desk()) == [
        "展厅", "周四 1 月 1 日 08:00", "3/3 屏在线",
        "查找", "Ctrl+K", "按键", "?", "锁定", "L", "English", "Ctrl+L", "浅色", "Ctrl+D", "退出", "Ctrl+Q",
        "紧急通知", "Ctrl+E",
    ]  # fmt: skip


def test_the_other_language_and_the_other_colours(parent: QWidget) -> None:
    said = words(parent, desk(language=Language.EN, theme=ThemeName.LIGHT))
    assert said[3::2] == ["Search", "Keys", "Lock", "中文", "Dark", "Quit", "Emergency"]


def test_faults_are_counted(parent: QWidget) -> None:
    faults = tuple(Fault(code="E-X", where=where, message=Text(zh="坏了"), since_us=0) for where in "ab")
    assert "2 项需处理" in words(parent, Desk(hall=hall(faults=faults)))


def test_while_an_emergency_stands_its_end_has_the_place_of_its_button(parent: QWidget) -> None:
    notice = Cue(
        id=1, kind=CueKind.EMERGENCY, at_us=0, until_us=10**12, targets=("hall",), level=EmergencyLevel.NOTICE
    )  # fmt: skip
    bar = TopBar(palette(), parent)
    bar.resize(900, 50)
    bar.render_desk(desk())
    parent.show()
    bar.show()
    place = bar.emergency.geometry()
    assert not bar.all_clear.isVisible()
    bar.render_desk(desk(notice))
    assert not bar.emergency.isVisible()
    assert bar.all_clear.geometry() == place
    assert bar.all_clear.accessibleName() == "按住取消紧急"
