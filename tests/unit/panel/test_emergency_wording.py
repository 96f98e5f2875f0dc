from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.panel.emergency import Alarm
from kiosk.panel.emergency_wording import announcing, not_written, standing
from kiosk.panel.view import Hall
from tests.support.desks import NOW_US, hall, painted
from tests.support.exhibits import MINUTE

CUE = Cue(
    id=-5, kind=CueKind.EMERGENCY, at_us=NOW_US - 1, until_us=NOW_US + 10 * MINUTE, targets=("hall",),
    level=EmergencyLevel.DANGER, text=Text(zh="请走东门。", en="Use the east gate."),
)  # fmt: skip
SCREENS = ("e1", "e2", "w1")
TWO_ON = tuple(painted(screen) for screen in ("e1", "w1"))


def in_alarm(*alarms: Alarm, **more: object) -> Hall:
    return replace(hall(**more), alarms=alarms or (Alarm(cue=CUE, screens=SCREENS, reached=frozenset(SCREENS)),))


def test_what_it_will_do_names_the_screens_and_those_that_are_offline() -> None:
    shown = hall(screens=TWO_ON)
    said = announcing(shown, shown.tiles, EmergencyLevel.EVACUATE, 10)
    assert said.zh == "在全部 3 块屏显示「疏散」，08:10 自动结束；1 块离线（02），恢复后自动显示。"
    assert said.en == 'Shows "Evacuate" on all 3 screens; ends by itself at 08:10; 1 offline (02), will show it when back.'


def test_what_is_against_it_is_said_before() -> None:
    gone = replace(hall(), player_runs=False, trouble=Text(zh="存不了", en="no"))
    said = announcing(gone, gone.tiles[:1], EmergencyLevel.NOTICE, 60)
    assert said.zh == "在屏 01显示「通知」，09:00 自动结束。播放端没有运行，屏幕上看不到。现在存不了，但照样能发。"


def test_what_stands_until_when_and_where_it_has_arrived() -> None:
    said = standing(in_alarm())
    assert said.zh == "紧急通知「危险」请走东门，到 08:10；已到 3/3 屏。"
    assert said.en == 'Emergency: "Danger" Use the east gate, until 08:10; on 3 of 3 screens.'
    part = Alarm(cue=CUE, screens=SCREENS, reached=frozenset({"e1"}))
    assert standing(in_alarm(part, screens=TWO_ON)).zh.endswith("；已到 1/3 屏，1 块离线（02）。")


def test_several_are_counted() -> None:
    alarm = Alarm(cue=CUE, screens=SCREENS, reached=frozenset(SCREENS))
    assert standing(in_alarm(alarm, alarm, alarm)).zh.endswith("另有 2 条。")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (replace(in_alarm(), player_runs=False), "播放端没有运行，屏幕上看不到。"),
        (replace(in_alarm(), trouble=Text(zh="读不了")), "已直接告诉播放端，请看大屏核对。"),
        (in_alarm(Alarm(cue=replace(CUE, at_us=NOW_US - MINUTE), screens=SCREENS)), "已直接告诉播放端，请看大屏核对。"),
    ],
)
def test_where_nothing_can_be_read_no_number_is_made_up(shown: Hall, said: str) -> None:
    assert standing(shown).zh.endswith(f"；{said}")


def test_that_it_counts_though_it_is_not_written_down() -> None:
    fault = EnvironmentFault(
        code="E-X", message=Text(zh="磁盘满了", en="the disk is full"), where="x", fix=Text(zh="腾出空间", en="free some space")
    )
    assert not_written(fault).zh == "紧急通知照常生效，只是暂时没有记下：磁盘满了。腾出空间。恢复后自动补记。"
