from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language
from kiosk.panel.desk import Desk, HoldFor, Over, screens_of
from kiosk.panel.preview import Asked
from kiosk.panel.view import Hall
from kiosk.services.conductor import Request
from kiosk.services.times import hall_time
from tests.support.desks import NOW_US, desk, hall, painted
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
    by_hand = desk(selected=("w1",), hold=HoldFor.BY_HAND)
    for kind in (CueKind.BLACK, CueKind.FREEZE):
        assert by_hand.wish(kind) == Request(kind=kind, targets=("west",), until_us=NOW_US + 24 * 60 * MINUTE)
    assert by_hand.wish(CueKind.IDENTIFY) == Request(kind=CueKind.IDENTIFY, targets=("west",), hold_us=10 * SECOND)


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


def with_visitor(*visited: str, **more: object) -> Desk:
    """The small hall with visitors at some screens."""
    since = dict.fromkeys(visited, NOW_US - SECOND)
    screens = tuple(replace(painted(screen), visited_since_us=since.get(screen)) for screen in EVERYWHERE)
    return Desk(hall=hall(screens=screens), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("over", "targets", "waits"),
    [(Over.WHEN_FREE, ("east",), True), (Over.NOW, ("east",), False), (Over.EXCEPT, ("e1",), False)],
)
def test_a_take_over_a_visitor_waits_comes_at_once_or_leaves_the_screen_out(
    over: Over, targets: tuple[str, ...], waits: bool
) -> None:
    on = with_visitor("e2", selected=frozenset({"e1", "e2"}), playlist="special", over=over)
    assert [tile.screen for tile in on.visited] == ["e2"]
    request = on.go()
    assert request is not None
    assert (request.kind, request.targets, request.when_free) == (CueKind.TAKE, targets, waits)


def test_over_nobody_nothing_waits_and_where_all_are_left_out_nothing_is_taken() -> None:
    free = with_visitor("e2", selected=frozenset({"e1"}), playlist="special").go()
    assert free is not None
    assert not free.when_free
    gone = with_visitor("e2", selected=frozenset({"e2"}), playlist="special", over=Over.EXCEPT)
    assert gone.go() is None
    assert gone.select(frozenset({"e1"})).over is Over.WHEN_FREE, "another selection is asked about anew"


def test_a_language_is_chosen_in_the_place_of_a_playlist() -> None:
    on = with_visitor("e1", selected=frozenset(EVERYWHERE), playlist="special").choose_language(Language.EN)
    assert (on.playlist, on.visited) == (None, ())
    assert on.go() == Request(
        kind=CueKind.LANGUAGE, targets=("hall",), language=Language.EN, until_us=NOW_US + 60 * MINUTE
    )  # fmt: skip
    assert on.choose_language(Language.EN).go() is None
    assert on.choose("tour").speak is None


def test_silence_is_for_the_selection_or_the_hall_and_ends_by_the_same_hand() -> None:
    assert desk().mute() == Request(kind=CueKind.MUTE, targets=("hall",), until_us=NOW_US + 60 * MINUTE)
    silent = Cue(id=1, kind=CueKind.MUTE, at_us=0, targets=("west",), until_us=NOW_US + MINUTE)
    west = desk(silent, selected=("w1",))
    assert west.mutes_all
    assert west.mute() == Request(kind=CueKind.UNMUTE, targets=("west",))
    assert not desk(silent).mutes_all
    wish = desk(silent).mute()
    assert wish is not None
    assert wish.kind is CueKind.MUTE


def test_the_preview_is_of_the_first_screen_and_stays_the_same_while_time_goes_on() -> None:
    on = desk(selected=("w1", "e2"), playlist="special")
    asked = on.preview((10, 5))
    take = Request(kind=CueKind.TAKE, targets=("e2",), playlist="special", hold_us=60 * MINUTE)
    assert asked == Asked(request=take, screen="e2", box=(10, 5), revision=1)
    assert replace(on, hall=hall(now_us=NOW_US + SECOND)).preview((10, 5)) == asked
    spoken = on.choose_language(Language.EN).preview((10, 5))
    assert spoken is not None
    assert spoken.now == on.hall.tiles[1].now, "a language depends on the slide that is in sight"
    assert desk(playlist="special").preview((10, 5)) is None
    assert desk(selected=("w1",)).preview((10, 5)) is None


def test_stepping_back_closes_then_lets_go_of_the_choice_then_of_the_selection() -> None:
    start = desk(selected=("e1",), playlist="special").ask_why()
    assert start.why
    first = start.back()
    assert (first.why, first.chosen, first.selected) == (False, "special", {"e1"})
    second = first.back()
    assert (second.chosen, second.selected) == (None, {"e1"})
    assert second.back().selected == frozenset()
    assert not desk().ask_why().why, "of nothing there are no reasons"


def test_a_slide_is_gone_to_by_its_number() -> None:
    assert desk(selected=("w1",)).wish(CueKind.GOTO, 2) == Request(kind=CueKind.GOTO, targets=("west",), number=2)
