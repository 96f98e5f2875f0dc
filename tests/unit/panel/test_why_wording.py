from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.events import Fault
from kiosk.domain.text import Language, Text
from kiosk.panel.view import Hall
from kiosk.panel.why_wording import remedies, told
from tests.support.desks import NOW_US, hall, painted
from tests.support.exhibits import MINUTE, SECOND


def cue(kind: CueKind, **more: object) -> Cue:
    return Cue(id=1, kind=kind, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE, **more)  # type: ignore[arg-type]


def lines(of: Hall) -> list[str]:
    return [line.zh for block in told(of, of.tiles[0]) for line in block]


def test_a_screen_that_plays_has_its_candidates_in_their_order_and_no_more() -> None:
    assert lines(hall()) == [
        "① 展区默认（垫片）「tour」", "② 全馆默认（垫片）「welcome」，被①覆盖", "③ 「east」海报页，被①覆盖",
    ]  # fmt: skip


def test_for_a_black_screen_it_goes_on_to_the_monitor_and_a_guess_is_called_one() -> None:
    screens = tuple(replace(painted(each), picture="black", painted_us=NOW_US - 3 * SECOND) for each in ("e1", "e2", "w1"))
    said = lines(hall(cue(CueKind.BLACK), screens=screens))
    assert said[0].startswith("① 手动黑场，保持到 ")
    assert "→ 播放决定：应当是黑的（实测）" in said
    assert "→ 最后一帧：3 秒前画上，就是应当显示的（实测）" in said
    (monitor,) = [line for line in said if line.startswith("→ 显示器")]
    assert monitor.endswith("（可能）")


def test_for_a_screen_without_a_monitor_the_fault_is_what_was_read() -> None:
    unhung = Fault(code="E-CFG-SCREEN", where="e1", message=Text(zh="没有接显示器", en="no monitor"), since_us=0)
    said = lines(hall(faults=(unhung,)))
    assert "→ 播放决定：应当有画面（实测）" in said
    assert any(line.startswith("→ 显示器：屏 01：没有接显示器") and line.endswith("（实测）") for line in said)


def test_without_its_player_it_says_that() -> None:
    assert "→ 播放端：没有运行，所有屏幕都没有画面（实测）" in lines(hall(player=None))


def test_a_frame_that_is_not_due_and_one_of_a_visitor_are_told_apart() -> None:
    lost = Fault(code="E-CFG-SCREEN", where="e1", message=Text(zh="没有接显示器"), since_us=0)
    other = replace(painted("e1"), picture="c", painted_us=NOW_US - SECOND)
    assert "→ 最后一帧：1 秒前画上，还不是应当显示的（实测）" in lines(hall(faults=(lost,), screens=(other,)))
    visited = replace(other, visited_since_us=NOW_US)
    black = lines(hall(cue(CueKind.BLACK), screens=(visited,)))
    assert "→ 最后一帧：1 秒前画上，观众选的页（实测）" in black


def test_what_stands_beside_is_told_with_its_end() -> None:
    silent = lines(hall(cue(CueKind.MUTE)))
    assert "声音：静音到 08:01" in silent
    spoken = lines(hall(cue(CueKind.LANGUAGE, language=Language.EN)))
    assert "语言：英文，到 08:01" in spoken


def test_a_remedy_ends_what_staff_have_done() -> None:
    assert remedies(hall().tiles[0]) == ()
    assert remedies(hall(cue(CueKind.FREEZE)).tiles[0]) == (CueKind.FREEZE, CueKind.CLEAR)
    assert remedies(hall(cue(CueKind.MUTE)).tiles[0]) == (CueKind.MUTE,)
    assert remedies(hall(cue(CueKind.TAKE, playlist="special")).tiles[0]) == (CueKind.CLEAR,)
