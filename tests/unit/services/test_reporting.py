from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues
from kiosk.domain.events import Commit, Fault, Play, PlayerState, ScreenState
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import IdleSetting
from kiosk.services.reporting import Answer, Moment, demo_report, nearest_rank, percentiles, status, what_plays
from tests.support.exhibits import SECOND, small_hall

HALL = small_hall()
BLACK = Cue(id=1, kind=CueKind.BLACK, at_us=0, until_us=3600 * SECOND, targets=("e1",))


def moment(at_s: float, *, now_s: float | None = None, language: Language = Language.ZH) -> Moment:
    now_us = round((at_s if now_s is None else now_s) * SECOND)
    return Moment(at_us=round(at_s * SECOND), now_us=now_us, zone=ZoneInfo("Asia/Shanghai"), language=language)


def test_what_plays_now() -> None:
    answer = what_plays(HALL, NO_CUES, {}, moment(12))
    assert answer["at"] == "1970-01-01T08:00:12+08:00"
    assert answer["revision"] == 1
    assert [item["screen"] for item in answer["screens"]] == ["e1", "e2", "w1"]
    assert answer["screens"][0] == {
        "screen": "e1",
        "section": "east",
        "state": "playing",
        "playlist": "tour",
        "slide": {"id": "b", "index": 2, "of": 3, "title": "幻灯片 b"},
        "since": "1970-01-01T08:00:10+08:00",
        "until": "1970-01-01T08:00:30+08:00",
        "why": {"rule": "section", "source": "tour", "text": "展区默认（垫片）「tour」"},
        "overridden": [
            {"rule": "hall", "source": "welcome", "text": "全馆默认（垫片）「welcome」"},
            {"rule": "poster", "source": "east", "text": "「east」海报页"},
        ],
        "muted_until": None,
        "language": None,
        "language_until": None,
    }


def test_silence_and_language_are_told_beside_what_plays() -> None:
    mute = Cue(id=1, kind=CueKind.MUTE, at_us=0, until_us=60 * SECOND, targets=("e1",))
    english = Cue(id=2, kind=CueKind.LANGUAGE, at_us=0, until_us=90 * SECOND, targets=("east",), language=Language.EN)
    told = what_plays(HALL, Cues.of([mute, english]), {}, moment(12))["screens"]
    assert [(item["muted_until"], item["language"], item["language_until"]) for item in told] == [
        ("1970-01-01T08:01:00+08:00", "en", "1970-01-01T08:01:30+08:00"),
        (None, "en", "1970-01-01T08:01:30+08:00"),
        (None, None, None),
    ]
    assert told[0]["why"] == what_plays(HALL, NO_CUES, {}, moment(12))["screens"][0]["why"]


def test_a_held_screen_says_what_it_overrides() -> None:
    (screen,) = what_plays(HALL, Cues.of([BLACK]), {}, moment(12, language=Language.EN), "e1")["screens"]
    assert (screen["state"], screen["slide"], screen["playlist"]) == ("black", None, None)
    assert screen["why"]["rule"] == "hold"
    assert screen["why"]["source"] == "black"
    assert [item["rule"] for item in screen["overridden"]] == ["section", "hall", "poster"]


@pytest.mark.parametrize("at_s", [0, 12, 3601])
def test_overridden_is_never_empty_while_a_lower_rule_has_a_candidate(at_s: float) -> None:
    for screen in what_plays(HALL, Cues.of([BLACK]), {}, moment(at_s))["screens"]:
        assert screen["overridden"] or screen["why"]["rule"] == "poster"


def test_a_screen_nobody_filled_shows_its_poster_until_somebody_acts() -> None:
    for screen in what_plays(small_hall(assignments=()), NO_CUES, {}, moment(12))["screens"]:
        assert (screen["state"], screen["slide"], screen["until"], screen["overridden"]) == ("poster", None, None, [])


def texts(answer: Answer) -> set[str]:
    return {screen["why"]["text"] for screen in answer["screens"]}


def test_an_instant_to_come_is_told_as_if_nobody_touches() -> None:
    ahead = what_plays(HALL, Cues.of([BLACK]), {}, moment(12, now_s=11, language=Language.EN))
    assert texts(ahead) == {
        "Black by staff, until 01-01 09:00",
        'Section default (filler) "tour" (if nobody touches)',
        'Hall default (filler) "welcome" (if nobody touches)',
    }


def test_touches_count_now_and_not_ahead() -> None:
    idling = small_hall(idle=IdleSetting.CAROUSEL)
    states = {
        now_s: what_plays(idling, NO_CUES, {"east": 58 * SECOND}, moment(62, now_s=now_s), "e1")["screens"][0]["state"]
        for now_s in (61, 62)
    }
    assert states == {62: "playing", 61: "idle"}


def test_titles_are_in_the_language_asked_for() -> None:
    screens = what_plays(HALL, NO_CUES, {}, moment(0, language=Language.EN))["screens"]
    assert {screen["slide"]["title"] for screen in screens} == {"幻灯片 a", "幻灯片 d"}  # not translated: never a blank
    assert {screen["why"]["text"] for screen in screens} == {
        'Section default (filler) "tour"',
        'Hall default (filler) "welcome"',
    }


def test_now_in_the_hall_of_a_wall() -> None:
    now = Moment.of(HALL.wall, 5 * SECOND)
    assert (now.at_us, now.now_us, now.language) == (5 * SECOND, 5 * SECOND, Language.ZH)
    assert now.iso(5 * SECOND) == "1970-01-01T08:00:05+08:00"
    assert now.iso(None) is None
    assert Moment.of(HALL.wall, 5 * SECOND, at_us=0).at_us == 0


PLAYER = PlayerState(pid=42, started_us=0, seen_us=100 * SECOND, revision=1)
SCREEN = ScreenState(screen="e1", picture="a", painted_us=98 * SECOND, black_frames=3, black_us=1_500_000)
FAULT = Fault(code="E-X", where="e1", message=Text(zh="坏了", en="Broken"), since_us=50 * SECOND)


def test_status_of_a_running_player() -> None:
    assert status(PLAYER, [SCREEN], [FAULT], moment(101, language=Language.EN)) == {
        "player": {"state": "running", "pid": 42, "uptime_s": 101.0},
        "screens": [
            {
                "screen": "e1",
                "state": "on",
                "slide": "a",
                "frame_age_s": 3.0,
                "sync_error_us": 0,
                "sync_bound_us": 0,
                "black_seconds_today": 1.5,
                "visited_since": None,
            }
        ],
        "faults": [{"code": "E-X", "where": "e1", "text": "Broken", "since": "1970-01-01T08:00:50+08:00"}],
    }


def test_a_visited_screen_is_told_while_its_player_runs() -> None:
    visited = replace(SCREEN, visited_since_us=90 * SECOND)
    since = [status(PLAYER, [visited], [], moment(now_s))["screens"][0]["visited_since"] for now_s in (101, 105)]
    assert since == ["1970-01-01T08:01:30+08:00", None]


@pytest.mark.parametrize(("player", "now_s"), [(PLAYER, 105), (PLAYER, 4000), (None, 101)])
def test_a_player_that_says_nothing_is_gone(player: PlayerState | None, now_s: float) -> None:
    answer = status(player, [SCREEN], [], moment(now_s))
    assert answer["player"] == {"state": "stopped", "pid": None, "uptime_s": None}
    assert answer["screens"][0]["state"] == "off"
    assert answer["screens"][0]["sync_error_us"] is None
    assert answer["faults"] == []


def test_a_screen_without_its_monitor_is_off() -> None:
    unhung = Fault(code="E-CFG-SCREEN", where="e1", message=Text(zh="没有接显示器"), since_us=50 * SECOND)
    assert status(PLAYER, [SCREEN], [unhung], moment(101))["screens"][0]["state"] == "off"


def play(screen: str, planned: str, actual: str) -> Play:
    return Play(screen=screen, planned=planned, actual=actual, planned_us=0, painted_us=1, revision=1)


def test_what_a_demonstration_showed() -> None:
    plays = [play("e1", "a", "a"), play("w1", "d", "?"), play("e1", "b", "b")]
    commits = [Commit(due_us=0, began_us=number, first_us=number, last_us=3 * number, screens=2) for number in range(20)]
    report = demo_report({"cores": 2}, 20, HALL, plays, [SCREEN], commits, {"pss_mib": 1}, [{"code": "E-X"}])
    assert set(report) == {"machine", "seconds", "revision", "screens", "commit", "player", "faults"}
    assert report["screens"][0] == {
        "screen": "e1",
        "section": "east",
        "shown": [
            {"slide": "a", "planned": "a", "actual": "a", "at": "1970-01-01T08:00:00+08:00"},
            {"slide": "b", "planned": "b", "actual": "b", "at": "1970-01-01T08:00:00+08:00"},
        ],
        "black_frames": 3,
    }
    assert report["screens"][1]["shown"] == []
    assert report["screens"][2]["shown"] == [{"slide": "d", "planned": "d", "actual": "?", "at": "1970-01-01T08:00:00+08:00"}]
    turns = report["commit"].pop("turns")
    assert turns[3] == {"at": "1970-01-01T08:00:00+08:00", "screens": 2, "late_us": 3}
    assert report["commit"] == {
        "n": 20,
        "lateness_us": {"p50": 9, "p99": 19, "max": 19},
        "first_to_last_us": {"p50": 18, "p99": 38, "max": 38},
    }


def test_one_screen_alone_has_no_first_and_last() -> None:
    alone = [Commit(due_us=0, began_us=1, first_us=2, last_us=2, screens=1)] * 30
    commit = demo_report({}, 1, HALL, [], [], alone, {}, [])["commit"]
    assert commit["lateness_us"]["p50"] == 1
    assert commit["first_to_last_us"] == {"p50": None, "p99": None, "max": None}


def test_percentiles_of_few_values_are_null() -> None:
    assert percentiles([]) == {"p50": None, "p99": None, "max": None}
    assert percentiles(range(19)) == {"p50": None, "p99": None, "max": 18}
    assert percentiles(range(20)) == {"p50": 9, "p99": 19, "max": 19}


def test_the_nearest_rank() -> None:
    assert [nearest_rank([3, 1, 2, 4], percent) for percent in (0, 25, 26, 50, 99, 100)] == [1, 1, 2, 2, 4, 4]


def test_a_slide_that_cannot_be_shown_is_not_said_to_be() -> None:
    (screen,) = what_plays(HALL, NO_CUES, {}, moment(12), "e1", aside=frozenset("b"))["screens"]
    assert screen["slide"] == {"id": "c", "index": 3, "of": 3, "title": "幻灯片 c"}
    assert (screen["since"], screen["until"]) == ("1970-01-01T08:00:10+08:00", "1970-01-01T08:00:30+08:00")


@pytest.mark.parametrize(
    ("language", "why"),
    [
        (Language.ZH, "展区默认（垫片）「tour」；里面的幻灯片都显示不了，由海报页代替"),
        (Language.EN, 'Section default (filler) "tour"; none of its slides can be shown, so the poster stands in'),
    ],
)
def test_a_poster_in_the_place_of_slides_says_so(language: Language, why: str) -> None:
    (screen,) = what_plays(HALL, NO_CUES, {}, moment(12, language=language), "e1", aside=frozenset("abc"))["screens"]
    assert (screen["state"], screen["slide"], screen["playlist"]) == ("playing", None, "tour")
    assert (screen["why"]["rule"], screen["why"]["text"]) == ("section", why)
    assert [item["text"] for item in screen["overridden"]][-1] in ("「east」海报页", 'Poster of "east"')
