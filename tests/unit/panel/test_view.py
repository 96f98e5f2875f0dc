from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.events import Fault, Strike
from kiosk.domain.reason import Rule
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import IdleSetting
from kiosk.panel.view import Choice, Hall, Sight, TileState, hall_of
from tests.support.desks import NOW_US, hall, painted, readings
from tests.support.exhibits import MINUTE, SECOND, small_hall


def cue(kind: CueKind, *targets: str, **more: object) -> Cue:
    until = {} if kind in (CueKind.RESUME, CueKind.CLEAR) else {"until_us": NOW_US + MINUTE}
    return Cue(id=1, kind=kind, at_us=NOW_US - SECOND, targets=targets, **(until | more))  # type: ignore[arg-type]


TAKE = cue(CueKind.TAKE, "e1", playlist="special")
BLACK = cue(CueKind.BLACK, "west")


def states(shown: Hall) -> dict[str, TileState]:
    return {tile.screen: tile.state for tile in shown.tiles}


def test_the_wall_in_its_order() -> None:
    shown = hall()
    assert [(row.section, [tile.screen for tile in row.tiles]) for row in shown.rows] == [
        ("east", ["e1", "e2"]),
        ("west", ["w1"]),
    ]
    assert [tile.number for tile in shown.tiles] == [1, 2, 3]
    assert (shown.name.en, shown.online, shown.player_runs) == ("Hall", 3, True)
    assert [row.playlist.zh if row.playlist else "" for row in shown.rows] == ["tour", "welcome"]


def test_a_tile_says_what_is_on_what_comes_and_why() -> None:
    tile = hall().tiles[0]
    assert tile.now == Sight(state=TileState.PLAYING, title=Text(zh="幻灯片 b"), number=2, of=3)
    assert tile.next == Sight(state=TileState.PLAYING, title=Text(zh="幻灯片 c"), number=3, of=3)
    assert (tile.until_us, tile.playlist, tile.rule) == (30 * SECOND, "tour", Rule.SECTION)
    assert tile.why.zh == "展区默认（垫片）「tour」"
    assert [text.zh for text in tile.overridden] == ["全馆默认（垫片）「welcome」", "「east」海报页"]


def test_a_hold_on_one_screen() -> None:
    shown = hall(TAKE)
    assert states(shown) == {"e1": TileState.HELD, "e2": TileState.PLAYING, "w1": TileState.PLAYING}
    assert shown.tiles[0].held_by is CueKind.TAKE
    assert shown.tiles[1].held_by is None
    assert shown.rows[0].playlist is None, "its two screens play different ones"


def test_silence_and_language_are_told_with_their_ends_and_are_no_hold() -> None:
    mute = cue(CueKind.MUTE, "e1")
    english = replace(cue(CueKind.LANGUAGE, "east", language=Language.EN), id=3)
    shown = hall(mute, english)
    assert [(tile.muted, tile.spoken) for tile in shown.tiles] == [(mute, english), (None, english), (None, None)]
    assert [tile.cue for tile in shown.tiles] == [None] * 3
    assert states(shown) == dict.fromkeys(("e1", "e2", "w1"), TileState.PLAYING)
    assert [tile.why for tile in shown.tiles] == [tile.why for tile in hall().tiles]


def test_a_screen_is_visited_while_its_player_says_so() -> None:
    here = replace(painted("e1"), visited_since_us=5)
    assert [tile.visited for tile in hall(screens=(here, painted("e2"))).tiles] == [True, False, False]
    assert not any(tile.visited for tile in hall(screens=(here,), player=None).tiles)


def test_black_and_emergency_have_no_slide() -> None:
    alarm = cue(CueKind.EMERGENCY, "east", level=EmergencyLevel.NOTICE)
    shown = hall_of(readings(None, replace(BLACK, id=2), alarm))
    assert states(shown) == {"e1": TileState.EMERGENCY, "e2": TileState.EMERGENCY, "w1": TileState.BLACK}
    assert shown.tiles[2].now == Sight(state=TileState.BLACK, title=None, number=None, of=0)


def test_an_untouched_section_idles() -> None:
    plays = small_hall(idle=IdleSetting.CAROUSEL)
    shown = hall_of(readings(plays, now_us=61 * SECOND))
    assert states(shown)["e1"] is TileState.IDLE


def test_nobody_is_online_without_the_player() -> None:
    gone = hall(player=None)
    assert (gone.online, gone.player_runs) == (0, False)
    assert set(states(gone).values()) == {TileState.OFFLINE}
    assert gone.tiles[0].now.state is TileState.PLAYING, "what should be on is still known"


def test_a_screen_is_offline_without_its_monitor_or_if_nothing_was_painted_on_it() -> None:
    fault = Fault(code="E-CFG-SCREEN", where="e2", message=Text(zh="没有接显示器"), since_us=0)
    assert [tile.screen for tile in hall(faults=(fault,)).tiles if tile.state is TileState.OFFLINE] == ["e2"]
    assert [tile.screen for tile in hall(screens=(painted("e1"),)).tiles if tile.state is TileState.OFFLINE] == ["e2", "w1"]


def test_a_thumbnail_is_old_only_if_another_picture_is_due() -> None:
    def old_us(taken_s: float, now_s: float) -> int | None:
        return hall(now_us=round(now_s * SECOND), taken_us={"e1": round(taken_s * SECOND)}).tiles[0].old_us

    assert old_us(10.5, 29) is None, "the slide has stood since 10 s"
    assert old_us(9, 12) is None, "it changed two seconds ago"
    assert old_us(9, 14) == 5 * SECOND
    assert hall().tiles[0].old_us is None, "there is none yet"


def test_only_playlists_with_slides_can_be_taken() -> None:
    assert hall().choices == (
        Choice(playlist="tour", title=Text(zh="tour"), slides=3),
        Choice(playlist="special", title=Text(zh="special"), slides=2),
        Choice(playlist="welcome", title=Text(zh="welcome"), slides=2),
    )


def test_before_the_first_publish_there_is_a_name_and_no_rows() -> None:
    nothing = hall_of(readings(programmes=()))
    assert (nothing.name.zh, nothing.rows, nothing.choices) == ("展厅", (), ())
    assert hall_of(readings(programmes=(), wall=None)) == Hall(now_us=NOW_US)


def test_what_comes_may_be_of_the_programme_to_come() -> None:
    now, later = small_hall(), small_hall(anchor_us=30 * SECOND, revision=2)
    shown = hall_of(readings(now, programmes=(now, later)))
    assert shown.tiles[0].next == Sight(state=TileState.PLAYING, title=Text(zh="幻灯片 a"), number=1, of=3)


def test_a_slide_put_aside_is_not_said_to_be_on() -> None:
    strike = Strike(slide="b", picture="", strikes=3, last_us=SECOND)
    assert hall(strikes=(strike,)).tiles[0].now.title == Text(zh="幻灯片 c")
