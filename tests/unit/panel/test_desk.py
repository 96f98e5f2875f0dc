from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.panel.desk import Desk, HoldFor, screens_of
from kiosk.panel.view import Hall
from kiosk.services.conductor import Request
from kiosk.services.times import hall_time
from tests.support.desks import NOW_US, desk
from tests.support.exhibits import MINUTE, SECOND

EVERYWHERE = ("e1", "e2", "w1")


@pytest.mark.parametrize(
    ("selected", "targets"),
    [
        (EVERYWHERE, ("hall",)),
        (("e1", "e2"), ("east",)),
        (("w1",), ("west",)),
        (("e2",), ("e2",)),
        (("w1", "e1"), ("e1", "west")),
    ],
)
def test_a_selection_is_told_by_the_fewest_targets(selected: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert desk(selected=selected).wish(CueKind.NEXT) == Request(kind=CueKind.NEXT, targets=targets)


@pytest.mark.parametrize("kind", [CueKind.TAKE, CueKind.NEXT, CueKind.BLACK, CueKind.CLEAR, CueKind.IDENTIFY])
def test_nothing_is_asked_for_nobody(kind: CueKind) -> None:
    assert desk(playlist="tour").wish(kind) is None


def test_a_take_needs_a_playlist_that_is_there() -> None:
    assert desk(selected=("w1",)).wish(CueKind.TAKE) is None
    assert desk(selected=("w1",), playlist="gone").wish(CueKind.TAKE) is None
    wish = desk(selected=("w1",), playlist="tour").wish(CueKind.TAKE)
    assert wish == Request(kind=CueKind.TAKE, targets=("west",), playlist="tour", until_us=NOW_US + 60 * MINUTE)


def test_every_hold_has_the_chosen_end_but_the_numbers_stand_ten_seconds() -> None:
    half = desk(selected=("w1",), hold=HoldFor.HALF_HOUR)
    for kind in (CueKind.BLACK, CueKind.FREEZE):
        assert half.wish(kind) == Request(kind=kind, targets=("west",), until_us=NOW_US + 30 * MINUTE)
    assert half.wish(CueKind.IDENTIFY) == Request(kind=CueKind.IDENTIFY, targets=("west",), hold_us=10 * SECOND)


@pytest.mark.parametrize("kind", [CueKind.BLACK, CueKind.FREEZE])
def test_a_toggle_plays_on_where_it_stands_everywhere(kind: CueKind) -> None:
    held = Cue(id=1, kind=kind, at_us=NOW_US - SECOND, targets=("east",), until_us=NOW_US + MINUTE)
    east = desk(held, selected=("e1", "e2"))
    assert east.stands(kind)
    assert east.wish(kind) == Request(kind=CueKind.RESUME, targets=("east",))
    more = desk(held, selected=EVERYWHERE)
    assert not more.stands(kind)
    wish = more.wish(kind)
    assert wish is not None
    assert wish.kind is kind


def test_today_ends_before_midnight_in_the_hall_and_never_at_once() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    noon = Hall(now_us=4 * 60 * MINUTE, zone=zone)
    assert f"{hall_time(HoldFor.TODAY.until_us(noon), zone):%d %H:%M:%S}" == "01 23:59:59"
    late = replace(noon, now_us=(16 * 60) * MINUTE - SECOND)
    assert f"{hall_time(HoldFor.TODAY.until_us(late), zone):%d %H:%M:%S}" == "02 23:59:59"


def test_selecting() -> None:
    one = desk().select(frozenset({"e1"}))
    assert one.selected == {"e1"}
    assert one.select(frozenset({"w1"})).selected == {"w1"}
    assert one.select(frozenset({"w1"}), add=True).selected == {"e1", "w1"}
    assert one.select(frozenset({"e1"}), add=True).selected == frozenset(), "once more takes it out"
    assert one.select(screens_of(one.hall.rows[0]), add=True).selected == {"e1", "e2"}
    assert replace(one, several=True).select(frozenset({"w1"})).selected == {"e1", "w1"}
    assert [tile.screen for tile in desk(selected=("w1", "e1")).tiles] == ["e1", "w1"]


def test_stepping_through_the_playlists_goes_round() -> None:
    start = desk()
    names = []
    for _ in range(4):
        start = start.step(1)
        names.append(start.chosen)
    assert names == ["tour", "special", "welcome", "tour"]
    assert desk().step(-1).chosen == "welcome"
    assert Desk().step(1).chosen is None


def test_the_presets_go_round() -> None:
    assert desk().next_hold().hold is HoldFor.TODAY
    assert desk().next_hold().next_hold().next_hold().hold is HoldFor.HOUR


def test_days_are_turned_and_today_stays_today() -> None:
    start = desk()
    today = hall_time(start.hall.now_us, start.hall.zone).date()
    later = start.turn_day(1)
    assert later.day == today + timedelta(days=1)
    assert later.turn_day(1).day == today + timedelta(days=2)
    assert later.turn_day(-1) == start
