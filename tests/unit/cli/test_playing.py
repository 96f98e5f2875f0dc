from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import paths, supervisor
from kiosk.store.lock import Role, role_lock
from tests.support.commands import Kiosk


def test_the_shape_of_now(kiosk: Kiosk) -> None:
    answer = kiosk.json("now")
    assert set(answer) == {"at", "revision", "screens"}
    assert [item["screen"] for item in answer["screens"]] == ["w1", "w2", "e1"]
    for item in answer["screens"]:
        assert set(item) == {
            "screen", "section", "state", "playlist", "slide", "since", "until", "why", "overridden", "muted_until",
            "language", "language_until",
        }  # fmt: skip
        assert set(item["slide"]) == {"id", "index", "of", "title"}
        assert set(item["why"]) == {"rule", "source", "text"}
        assert item["overridden"]
        since, at, until = (datetime.fromisoformat(text) for text in (item["since"], answer["at"], item["until"]))
        assert since <= at < until


def test_now_of_one_screen(kiosk: Kiosk) -> None:
    assert [item["screen"] for item in kiosk.json("now", "--screen", "e1")["screens"]] == ["e1"]
    ran = kiosk("now", "--screen", "nope")
    assert ran.refused(2) == "E-CUE-TARGET"
    assert "w1、w2、e1" in ran.err


def test_now_at_another_time(kiosk: Kiosk) -> None:
    answer = kiosk.json("now", "--at", "2199-01-01T09:30", "--lang", "en")
    assert answer["at"] == "2199-01-01T09:30:00+08:00"
    assert all(item["why"]["text"].endswith("(if nobody touches)") for item in answer["screens"])
    assert kiosk.json("now", "--at", "2199-01-01T01:30Z", "--lang", "en") == answer


@pytest.mark.parametrize("at", ["garbage", "", "9999-12-31T23:59:59", "0001-01-01"])
def test_now_at_a_time_that_is_none(kiosk: Kiosk, at: str) -> None:
    assert kiosk("now", "--at", at).refused(2) == "E-CLI-TIME"


def test_now_before_the_first_publish(kiosk: Kiosk) -> None:
    assert kiosk("now", "--at", "2000-01-01").refused(3) == "E-PGM-NONE"


def test_now_for_people(kiosk: Kiosk) -> None:
    zh, en = kiosk("now").out.splitlines(), kiosk("now", "--lang", "en").out.splitlines()
    assert [line.split()[:2] for line in zh] == [["w1", "播放中"], ["w2", "播放中"], ["e1", "播放中"]]
    assert "展区默认（垫片）「东厅故事」" in zh[2]
    assert "View (1/1)" in en[2]
    kiosk("cue", "black", "--target", "e1")
    kiosk("cue", "black", "--target", "w1", "--for", "1h30m")
    assert "e1" in kiosk("now", "--screen", "e1").out


def test_the_shape_of_status_without_a_player(kiosk: Kiosk) -> None:
    assert kiosk.json("status") == {
        "player": {"state": "stopped", "pid": None, "uptime_s": None}, "screens": [], "faults": [],
    }  # fmt: skip
    assert kiosk("status", "--lang", "en").out == "the player is not running\n"


def test_a_player_without_a_display(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert kiosk("player").refused(3) == "E-SCREEN-NONE"
    assert kiosk("player", "--json").answer["error"]["where"] == "DISPLAY"


def test_a_player_at_a_time_that_is_none(kiosk: Kiosk) -> None:
    assert kiosk("player", "--start-at", "garbage").refused(2) == "E-CLI-TIME"


def test_a_player_before_the_first_programme_says_what_it_plays(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    early, now = (kiosk("player", "--start-at", at, "--lang", "en").err for at in ("2000-01-01", "2199-01-01"))
    told, *refused = early.splitlines(keepends=True)
    assert told.startswith("no programme was in force then; the screens play revision 1, which counts from 20")
    assert "".join(refused) == now, "a player needs a display"


@pytest.mark.parametrize("role", Role)
def test_run_beside_a_running_one(kiosk: Kiosk, role: Role) -> None:
    with role_lock(kiosk.data, role):
        ran = kiosk("run")
    assert ran.refused(3) == "E-DB-LOCKED"
    assert str(os.getpid()) in ran.err
    assert not (kiosk.data / "supervisor.log").exists()


def test_run_before_the_first_publish(kiosk: Kiosk, tmp_path: Path) -> None:
    empty = Kiosk(tmp_path / "empty", kiosk.capture)
    assert empty("run").refused(3) == "E-DB-MISSING"
    empty.json("init")
    assert empty("run").refused(3) == "E-PGM-NONE"


def test_what_run_starts(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(supervisor, "supervise", lambda *told: started.append(told))
    ran = kiosk("run", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "player and panel are running; quit from the panel, or press Ctrl-C\n"
    own = [*paths.own_command(), "--data", str(kiosk.data), "--lang", "en"]
    player = [*own, "player", "--attached", "--beside-panel"]
    assert started == [(player, [*own, "panel", "--attached"], kiosk.data)]
