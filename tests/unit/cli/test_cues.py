from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.cli import cues
from kiosk.domain.events import CueCommit
from kiosk.store.telemetry import SqlTelemetry
from tests.support.commands import Kiosk

KINDS = [
    ("take", "west-story"), ("next",), ("previous",), ("goto", "1"), ("freeze",), ("resume",), ("black",), ("clear",),
    ("emergency", "danger"), ("emergency", "caution"), ("emergency", "evacuate"), ("emergency", "notice", "--text", "请走东门"),
    ("all-clear",),
    ("identify",), ("test-card",), ("mute",), ("unmute",), ("language", "zh"), ("language", "en", "--for", "1h"),
    ("take", "west-story", "--when-free"), ("black", "--when-free"),
]  # fmt: skip


def at_its_time(kiosk: Kiosk, cue: dict[str, Any], screen: str, later: timedelta = timedelta()) -> dict[str, Any]:
    """What a screen shows when the cue counts."""
    at = datetime.fromisoformat(cue["T"]) + later
    shown: dict[str, Any] = kiosk.json("now", "--screen", screen, "--at", at.isoformat())["screens"][0]
    return shown


@pytest.mark.parametrize("words", KINDS, ids=" ".join)
def test_the_shape_of_a_cue(kiosk: Kiosk, words: tuple[str, ...]) -> None:
    answer = kiosk.json("cue", *words)
    assert set(answer) == {"id", "T", "kind", "targets", "committed"}
    assert answer["id"] == 1
    assert answer["kind"] == words[0]
    assert answer["targets"] == ["hall"]
    assert answer["committed"] is None
    assert datetime.fromisoformat(answer["T"]).utcoffset() == timedelta(hours=8)
    assert kiosk.json("cue", *words, "--target", "e1")["targets"] == ["e1"]


def test_a_hold_ends_as_told(kiosk: Kiosk) -> None:
    cue = kiosk.json("cue", "black", "--for", "90s")
    assert at_its_time(kiosk, cue, "w1")["state"] == "black"
    assert at_its_time(kiosk, cue, "w1", timedelta(seconds=89.9))["state"] == "black"
    assert at_its_time(kiosk, cue, "w1", timedelta(seconds=90))["state"] == "playing"


def test_the_newest_is_taken_back_and_then_the_one_before_it(kiosk: Kiosk) -> None:
    kiosk.json("cue", "black")
    kiosk.json("cue", "take", "east-story", "--target", "w1")
    first, second = kiosk.json("cue", "undo"), kiosk.json("cue", "undo")
    assert [(each["kind"], each["targets"]) for each in (first, second)] == [("recall", ["w1"]), ("recall", ["hall"])]
    assert at_its_time(kiosk, first, "w1")["state"] == "black"
    free = at_its_time(kiosk, second, "w1")
    assert free["state"] == "playing"
    assert "hold" not in {reason["rule"] for reason in (free["why"], *free["overridden"])}, "why knows nothing of them"
    assert kiosk("cue", "undo").refused(2) == "E-CUE-RECALL"


def test_what_was_taken_back_is_said(kiosk: Kiosk) -> None:
    kiosk.json("cue", "black", "--target", "w1")
    assert "撤回：屏 01黑场" in kiosk("cue", "undo").out


def test_a_hold_until_a_time(kiosk: Kiosk) -> None:
    kiosk.json("cue", "take", "east-story", "--target", "w1", "--until", "2199-01-01T09:30")
    states = [
        kiosk.json("now", "--screen", "w1", "--at", at)["screens"][0]["state"]
        for at in ("2199-01-01T09:29", "2199-01-01T09:30")
    ]
    assert states == ["held", "playing"]


def test_a_hold_ends_by_the_settings_if_nobody_says_when(kiosk: Kiosk) -> None:
    (kiosk.data / "settings.toml").write_text("[hold]\nminutes = 2\n")
    cue = kiosk.json("cue", "black")
    assert at_its_time(kiosk, cue, "w1", timedelta(seconds=119))["state"] == "black"
    assert at_its_time(kiosk, cue, "w1", timedelta(seconds=120))["state"] == "playing"


def test_an_emergency_is_above_all_else(kiosk: Kiosk) -> None:
    kiosk.json("cue", "black")
    shown = at_its_time(kiosk, kiosk.json("cue", "emergency", "evacuate"), "e1")
    assert (shown["state"], shown["why"]["rule"]) == ("emergency", "emergency")
    assert [item["rule"] for item in shown["overridden"]] == ["hold", "section", "poster"]
    assert at_its_time(kiosk, kiosk.json("cue", "clear"), "e1")["state"] == "playing"


def test_silence_and_a_language_stand_beside_what_plays(kiosk: Kiosk) -> None:
    cue = kiosk.json("cue", "mute", "--target", "e1", "--for", "20m")
    kiosk.json("cue", "language", "en", "--target", "e1", "--for", "30m")
    soon, later = (at_its_time(kiosk, cue, "e1", timedelta(minutes=minutes)) for minutes in (19, 21))
    assert (soon["state"], soon["language"], soon["muted_until"] is None) == ("playing", "en", False)
    assert (later["state"], later["language"], later["muted_until"]) == ("playing", "en", None)
    assert at_its_time(kiosk, cue, "w1", timedelta(minutes=19))["language"] is None
    kiosk.json("cue", "unmute")
    assert at_its_time(kiosk, cue, "e1", timedelta(minutes=19))["muted_until"] is None


def test_it_is_said_in_a_line_too(kiosk: Kiosk) -> None:
    for words in (("mute",), ("language", "en")):
        kiosk.json("cue", *words, "--for", "30m")
    at = (datetime.now().astimezone() + timedelta(minutes=10)).isoformat()
    assert "in English  ·  muted" in kiosk("now", "--at", at, "--lang", "en").out
    assert "英文  ·  静音" in kiosk("now", "--at", at, "--lang", "zh").out


def test_a_language_is_one_of_two(kiosk: Kiosk) -> None:
    assert kiosk("cue", "language", "fr").code == 2


def test_its_end_leaves_what_was_held(kiosk: Kiosk) -> None:
    for words in (("black",), ("emergency", "danger")):
        kiosk.json("cue", *words)
    assert at_its_time(kiosk, kiosk.json("cue", "all-clear", "--target", "e1"), "e1")["state"] == "black"
    ended = kiosk.json("cue", "all-clear", "--target", "e1")
    assert at_its_time(kiosk, ended, "w1")["state"] == "emergency"


def test_goto_shows_the_slide(kiosk: Kiosk) -> None:
    shown = at_its_time(kiosk, kiosk.json("cue", "goto", "3", "--target", "west"), "w1")
    assert shown["slide"] == {"id": "figures", "index": 3, "of": 3, "title": "数字"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("goto", "0"), "E-CUE-NUMBER"),
        (("goto", "4", "--target", "west"), "E-CUE-NUMBER"),
        (("goto", "2"), "E-CUE-NUMBER"),  # the east has one slide only
        (("take", "gone"), "E-CUE-PLAYLIST"),
        (("next", "--target", "north"), "E-CUE-TARGET"),
        (("black", "--for", "0s"), "E-CLI-TIME"),
        (("black", "--for", ""), "E-CLI-TIME"),
        (("black", "--for", "99999999999999d"), "E-CLI-TIME"),
        (("black", "--until", "2020-01-01"), "E-CUE-UNTIL"),
        (("black", "--until", ""), "E-CLI-TIME"),
        (("freeze", "--until", "garbage"), "E-CLI-TIME"),
    ],
)
def test_what_cannot_be_done(kiosk: Kiosk, words: tuple[str, ...], code: str) -> None:
    assert kiosk("cue", *words).refused(2) == code
    assert kiosk.json("cue", "next")["id"] == 1


def test_waiting_for_a_player_that_is_not_there(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "WAIT_S", 0.0)
    assert kiosk.json("cue", "next", "--wait")["committed"] is None
    assert "kiosk status" in kiosk("cue", "next", "--wait").out


def test_waiting_tells_what_each_screen_did(kiosk: Kiosk) -> None:
    telemetry = SqlTelemetry(kiosk.data)
    done = [CueCommit(cue=1, screen=screen, actual_us=1_000_000, late_us=250) for screen in ("w1", "w2")]
    telemetry.record(cue_commits=done)
    telemetry.close()
    answer = kiosk.json("cue", "next", "--wait", "--target", "west")
    assert answer["committed"] == [
        {"screen": screen, "actual": "1970-01-01T08:00:01+08:00", "late_us": 250} for screen in ("w1", "w2")
    ]


@pytest.mark.parametrize(
    ("words", "seconds"), [(("identify",), 10), (("test-card",), 600), (("test-card", "--for", "30s"), 30)]
)
def test_a_card_for_staff_stands_for_its_own_time(kiosk: Kiosk, words: tuple[str, ...], seconds: int) -> None:
    cue = kiosk.json("cue", *words, "--target", "west")
    last = at_its_time(kiosk, cue, "w1", timedelta(seconds=seconds - 0.1))
    assert (last["state"], last["why"]["rule"], last["why"]["source"]) == ("held", "hold", words[0])
    assert at_its_time(kiosk, cue, "w1", timedelta(seconds=seconds))["state"] == "playing"
    assert at_its_time(kiosk, cue, "e1")["state"] == "playing"


def test_identify_has_no_other_end(kiosk: Kiosk) -> None:
    assert kiosk("cue", "identify", "--for", "1h").refused(2) == "E-CLI-USAGE"
