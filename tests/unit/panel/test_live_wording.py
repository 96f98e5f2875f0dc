from __future__ import annotations

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language
from kiosk.panel import live_wording
from kiosk.panel.desk import HoldFor
from tests.support.desks import NOW_US, desk, hall
from tests.support.exhibits import MINUTE


@pytest.mark.parametrize(
    ("hold", "zh", "en"),
    [
        (HoldFor.HOUR, "到 09:00", "to 09:00"),
        (HoldFor.TODAY, "到 23:59", "to 23:59"),
        (HoldFor.BY_HAND, "24 小时内", "max 24 h"),
    ],
)
def test_a_preset_says_honestly_when_it_ends(hold: HoldFor, zh: str, en: str) -> None:
    said = live_wording.held_until(hall(), hold)
    assert (said.zh, said.en) == (zh, en)


def test_screens_in_use_are_named() -> None:
    one, two, _ = hall().tiles
    assert live_wording.in_use((one,)).zh == "屏 01 有观众正在操作"
    assert live_wording.in_use((one, two)).en == "Screens 01, 02 are in use by visitors"


def test_go_counts_the_screens_and_names_the_language() -> None:
    assert live_wording.go(desk()).zh == "上屏"
    assert live_wording.go(desk(selected=("e1", "e2"), playlist="tour")).en == "Take · 2 screens"
    assert live_wording.go(desk(selected=("e1",), speak=Language.EN)).en == "Take English · 1 screen"


def test_lateness_is_told_where_it_is_known() -> None:
    assert live_wording.late(1250) == "+1.2 ms"
    assert live_wording.late(None) == ""


def test_beside_a_title_stand_its_place_and_what_holds_it() -> None:
    assert live_wording.beside(hall(), hall().tiles[0]).zh == "第 2/3 页"
    take = Cue(id=1, kind=CueKind.TAKE, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE, playlist="special")
    held = hall(take)
    assert live_wording.beside(held, held.tiles[0]).en == "slide 2 of 2 · until 08:01"


def test_what_go_would_put_there_has_a_name_and_a_first_slide() -> None:
    on = desk(selected=("e1",), playlist="special")
    assert live_wording.armed(on).zh == "special"
    assert live_wording.first_of(on).zh == "屏 01 · 第 1/2 页"
    spoken = desk(selected=("e1",), speak=Language.EN)
    assert (live_wording.armed(spoken).zh, live_wording.first_of(spoken).en) == ("English", "screen 01")
