from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.errors import BadInput
from kiosk.domain.events import Fault
from kiosk.domain.hours import DayHours, Hours
from kiosk.domain.schedule import Entry, Schedule
from kiosk.domain.text import Language, Text
from kiosk.panel import wording
from kiosk.panel.view import Hall, TileState, hall_of
from kiosk.panel.wording import Tone
from kiosk.services.data_refresh import Taken
from tests.support.desks import NOW_US, desk, hall, readings
from tests.support.exhibits import MINUTE, SECOND, small_hall

UNTIL_US = NOW_US + MINUTE
CODE = re.compile(r"E-[A-Z]")


def cue(kind: CueKind, *targets: str, id: int = 1, **more: object) -> Cue:
    return Cue(id=id, kind=kind, at_us=NOW_US - SECOND, targets=targets, until_us=UNTIL_US, **more)  # type: ignore[arg-type]


TAKE = cue(CueKind.TAKE, "east", playlist="special")
ALARM = cue(CueKind.EMERGENCY, "e1", id=2, level=EmergencyLevel.DANGER)


def test_every_state_has_its_word_and_loudness() -> None:
    assert set(wording.STATES) == set(wording.TONES) == set(TileState)
    assert {state for state, tone in wording.TONES.items() if tone is Tone.FAULT} == {TileState.EMERGENCY, TileState.OFFLINE}


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ((), (Text(zh="展区默认", en="Section default"), Tone.CALM)),
        ((TAKE,), (Text(zh="手动 → 08:01", en="Held → 08:01"), Tone.ATTENTION)),
        ((cue(CueKind.FREEZE, "east"),), (Text(zh="冻结 → 08:01", en="Frozen → 08:01"), Tone.ATTENTION)),
        ((cue(CueKind.BLACK, "e2"),), (Text(zh="黑场 → 08:01 · 1/2 屏", en="Black → 08:01 · 1 of 2"), Tone.ATTENTION)),
        ((TAKE, ALARM), (Text(zh="紧急通知 → 08:01 · 1/2 屏", en="Emergency → 08:01 · 1 of 2"), Tone.FAULT)),
    ],
)
def test_where_a_sections_content_comes_from(cues: tuple[Cue, ...], expected: tuple[Text, Tone]) -> None:
    shown = hall(*cues)
    assert wording.origin(shown, shown.rows[0]) == expected
    assert wording.origin(shown, shown.rows[1]) == (Text(zh="全馆默认", en="Hall default"), Tone.CALM)


@pytest.mark.parametrize(
    ("screens", "expected"),
    [
        (("e1", "e2"), Text(zh="屏幕默认", en="Screen default")),
        (("e1",), Text(zh="各屏不同", en="Differs by screen")),
    ],
)
def test_screens_with_a_default_of_their_own(screens: tuple[str, ...], expected: Text) -> None:
    own = small_hall(assignments=(("east", "tour"), *((screen, "special") for screen in screens)))
    shown = hall_of(readings(own))
    assert wording.origin(shown, shown.rows[0]) == (expected, Tone.CALM)


def test_what_the_schedule_has_is_told_with_its_end() -> None:
    entry = Entry(id=1, playlist="special", target="east", day=date(1970, 1, 1), start=time(8), end=time(9))
    shown = hall_of(readings(replace(small_hall(), scheduled=Schedule(entries=(entry,)))))
    assert wording.origin(shown, shown.rows[0]) == (Text(zh="排程 → 09:00", en="Schedule → 09:00"), Tone.CALM)
    night = Hours(weekly=tuple(DayHours(weekday=day, opens=time(9), closes=time(17)) for day in range(7)))
    closed = hall_of(readings(replace(small_hall(), scheduled=Schedule(hours=night))))
    assert wording.origin(closed, closed.rows[0]) == (Text(zh="闭馆 → 08:50", en="Closed → 08:50"), Tone.CALM)
    assert {wording.seen(tile.now).zh for tile in closed.tiles} == {"闭馆"}


def test_an_end_on_another_day_has_its_day() -> None:
    shown = hall()
    assert wording.end(shown, UNTIL_US) == "08:01"
    assert wording.end(shown, NOW_US + 20 * 60 * MINUTE) == "01-02 04:00"


def test_the_clock_of_the_hall() -> None:
    assert wording.clock(hall()) == Text(zh="周四 1 月 1 日 08:00", en="Thu 01 Jan 08:00")
    assert wording.clock(Hall(now_us=0, zone=ZoneInfo("America/New_York"))).en == "Wed 31 Dec 19:00"


@pytest.mark.parametrize(
    ("selected", "zh", "en"),
    [
        (("e1", "e2", "w1"), "全部 3 块屏", "all 3 screens"),
        (("e1", "e2"), "east 的 2 块屏", "2 screens of east"),
        (("w1",), "west 的 1 块屏", "1 screen of west"),
        (("e2",), "屏 02", "screen 02"),
        (("e1", "w1"), "屏 01、03", "screens 01, 03"),
    ],
)
def test_what_is_selected(selected: tuple[str, ...], zh: str, en: str) -> None:
    chosen = desk(selected=selected)
    assert wording.selection(chosen.hall, chosen.tiles) == Text(zh=zh, en=en)


def test_what_a_take_will_do_is_said_before() -> None:
    both = desk(selected=("e1", "e2", "w1"))
    said = wording.replacing(both.hall, both.tiles, "special", UNTIL_US)
    assert said.zh == "把「special」放到全部 3 块屏，到 08:01，取代「tour」、「welcome」。"
    assert said.en == 'Put "special" on all 3 screens until 08:01, replacing "tour", "welcome".'


def test_a_take_of_what_is_on_begins_anew_and_one_below_an_emergency_waits() -> None:
    east = desk(TAKE, ALARM, selected=("e1", "e2"))
    said = wording.replacing(east.hall, east.tiles, "special", UNTIL_US)
    assert said.zh == "把「special」放到east 的 2 块屏，到 08:01，从第 1 页开始；紧急通知结束后才看得见。"
    assert said.en == 'Put "special" on 2 screens of east until 08:01, from slide 1; seen once the emergency ends.'


def test_what_comes_and_why() -> None:
    tile = hall().tiles[0]
    assert wording.coming(hall(), tile).zh == "08:00:30  幻灯片 c  3/3"
    assert wording.coming(hall(), replace(tile, until_us=None)).en == "Stays until somebody acts"
    assert wording.coming(hall(), replace(tile, next=None)).zh == "08:00:30 换新节目单"
    assert wording.why(tile).zh == "展区默认（垫片）「tour」；之后轮到全馆默认（垫片）「welcome」"
    assert wording.why(replace(tile, overridden=())) == tile.why


@pytest.mark.parametrize(("seconds", "zh", "en"), [(4, "4 秒前的画面", "4 s old"), (240, "4 分钟前的画面", "4 min old")])
def test_the_age_of_a_thumbnail(seconds: int, zh: str, en: str) -> None:
    assert wording.old(seconds * SECOND) == Text(zh=zh, en=en)


def test_the_notice_names_the_worst_first() -> None:
    fault = Fault(code="E-CFG-SCREEN", where="e2", message=Text(zh="没有接显示器", en="no monitor"), since_us=0)
    trouble = Text(zh="读不到", en="cannot be read")
    assert wording.notice(hall()) == (Text(zh="一切正常", en="All is well"), Tone.CALM)
    assert wording.notice(hall(ALARM)) == (
        Text(zh="紧急通知正在 1 块屏上", en="An emergency notice is on 1 screen"),
        Tone.FAULT,
    )
    assert wording.notice(hall(ALARM, faults=(fault,))) == (
        Text(zh="屏 02：没有接显示器（08:00 起）", en="Screen 02: no monitor (since 08:00)"),
        Tone.FAULT,
    )
    assert "kiosk" in wording.notice(hall(player=None, faults=(fault,)))[0].zh
    assert wording.notice(Hall()) == (wording.notice(Hall())[0], Tone.ATTENTION)
    assert wording.notice(replace(hall(player=None), trouble=trouble)) == (trouble, Tone.FAULT)


def test_no_code_is_ever_shown() -> None:
    error = BadInput(code="E-CUE-UNTIL", message=Text(zh="甲", en="a"), where="--until", fix=Text(zh="乙", en="b"))
    for text in (wording.refused(error), wording.trouble(error)):
        assert not CODE.search(text.zh + text.read(Language.EN))
    assert wording.refused(error).en == "Not done, the screens stay as they are: a. B."
    assert wording.trouble(error).zh == "甲（--until）。屏幕照常播放，但这里看到的可能是旧的。乙。"


def test_counts_in_english() -> None:
    assert (wording.screens(1).en, wording.screens(2).en) == ("1 screen", "2 screens")
    assert (wording.to_do(1).en, wording.to_do(2).en) == ("1 needs attention", "2 need attention")
    assert wording.choice(hall().choices[0]).en == "tour · 3 slides"
    assert wording.online(hall()).zh == "3/3 屏在线"


def test_quitting_says_what_becomes_of_the_screens() -> None:
    assert "18 块屏也会关闭" in wording.quitting(18).zh
    assert wording.quitting(None).en == "The panel closes. The screens play on."


def test_what_came_of_a_data_file_is_said_in_both_languages_without_a_code() -> None:
    bad = BadInput(
        code="E-DATA-ROW", message=Text(zh="进度不是数", en="the progress is no number"), where="x.csv:3",
        fix=Text(zh="改正这一行", en="mend this line"),
    )  # fmt: skip
    cases = {
        Taken(file="x.csv", rows=9): (Tone.CALM, "9"),
        Taken(file="x.csv", rows=9, left_out=(bad, bad)): (Tone.ATTENTION, "x.csv:3"),
        Taken(file="x.csv", refused=bad): (Tone.ATTENTION, "x.csv:3"),
    }
    for taken, (tone, told) in cases.items():
        text, loud = wording.refreshed(taken)
        assert loud is tone
        for language in Language:
            assert told in text.read(language)
            assert not CODE.search(text.read(language))
        assert not re.search(r"[\u3400-\u9fff]", text.read(Language.EN))
