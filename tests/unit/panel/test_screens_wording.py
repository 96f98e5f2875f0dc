from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.text import Text
from kiosk.domain.wall import Output
from kiosk.panel import screens_wording
from tests.support.desks import hall
from tests.support.exhibits import SECOND, screen


@pytest.mark.parametrize(
    ("age_s", "zh", "en"),
    [(0, "0 秒前", "0 s ago"), (99, "99 秒前", "99 s ago"), (100, "1 分钟前", "1 min ago"), (7200, "2 小时前", "2 h ago")],
)
def test_how_long_ago(age_s: int, zh: str, en: str) -> None:
    assert screens_wording.ago(age_s * SECOND) == Text(zh=zh, en=en)


def test_every_candidate_has_its_mark_and_the_losers_are_told() -> None:
    first, second = screens_wording.candidates(hall().tiles[0])[:2]
    assert first.zh == "① 展区默认（垫片）「tour」"
    assert second.zh == "② 全馆默认（垫片）「welcome」，被①覆盖"
    assert second.en == '② Hall default (filler) "welcome" (overridden)'


def test_an_output_is_a_connector_else_a_monitor_else_open() -> None:
    hung = screen("e1", "east")
    assert screens_wording.output(replace(hung, output=Output(name="DP-1", serial="X"))).zh == "DP-1"
    assert screens_wording.output(replace(hung, output=Output(serial="X"))).zh == "X"
    assert screens_wording.output(hung) == Text(zh="自动", en="auto")


def test_one_turn_is_no_turns() -> None:
    said = screens_wording.lateness(600.0, 1_800, 1)
    assert (said.zh, said.en) == (
        "换页 1 次，中位 0.6 毫秒，最晚 1.8 毫秒。", "1 turn: median 0.6\u00a0ms, latest 1.8\u00a0ms.",
    )  # fmt: skip
