from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.resolve import Reason, Rule
from kiosk.domain.text import Text
from kiosk.services.wording import if_nobody_touches, sentence
from tests.support.exhibits import SECOND, small_hall

HALL = small_hall()
SHANGHAI = ZoneInfo("Asia/Shanghai")


def said(reason: Reason) -> Text:
    return sentence(reason, HALL, SHANGHAI)


def held(kind: CueKind, **more: object) -> Reason:
    cue = Cue(id=1, kind=kind, at_us=0, until_us=3600 * SECOND, targets=("hall",), **more)  # type: ignore[arg-type]
    rule = Rule.EMERGENCY if kind is CueKind.EMERGENCY else Rule.HOLD
    return Reason(rule=rule, source=cue.playlist or kind.value, cue=cue)


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (Reason(rule=Rule.SECTION, source="tour"), "展区默认「tour」", "Section default “tour”"),
        (Reason(rule=Rule.HALL, source="welcome"), "全馆默认「welcome」", "Hall default “welcome”"),
        (Reason(rule=Rule.POSTER, source="east"), "「east」海报页", "Poster of “east”"),
        (held(CueKind.BLACK), "手动黑场，保持到 01-01 09:00:00", "Black by staff, until 01-01 09:00:00"),
        (held(CueKind.FREEZE), "手动冻结，保持到 01-01 09:00:00", "Frozen by staff, until 01-01 09:00:00"),
        (
            held(CueKind.TAKE, playlist="special"),
            "手动上屏「special」，保持到 01-01 09:00:00",
            "“special” taken by staff, until 01-01 09:00:00",
        ),
        (
            held(CueKind.EMERGENCY, level=EmergencyLevel.EVACUATE),
            "紧急通知（疏散），保持到 01-01 09:00:00",
            "Emergency notice (Evacuate), until 01-01 09:00:00",
        ),
    ],
)
def test_why_something_plays(reason: Reason, zh: str, en: str) -> None:
    assert said(reason) == Text(zh=zh, en=en)


def test_a_playlist_that_is_gone_is_called_by_its_id() -> None:
    assert said(held(CueKind.TAKE, playlist="gone")).zh.startswith("手动上屏「gone」")


def test_an_instant_to_come() -> None:
    assert if_nobody_touches(Text(zh="甲", en="A")) == Text(zh="甲（如无人触摸）", en="A (if nobody touches)")
