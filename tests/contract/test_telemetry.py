"""The port Telemetry: every adapter has to pass. An adapter joins by a line in ADAPTERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.events import (
    MINUTE_US,
    Commit,
    CueCommit,
    Fault,
    Play,
    PlayerState,
    ScreenState,
    SnapshotWish,
    Strike,
    Thumbnail,
    Visit,
    VisitEvent,
    VisitMode,
)
from kiosk.domain.text import Language, Text
from kiosk.services.ports import Telemetry
from kiosk.store.telemetry import SqlTelemetry
from tests.support.store_samples import data_folder

Opened = tuple[Telemetry, Callable[[], None]]

PLAY = Play(screen="screen-1", planned="opening", actual="?", planned_us=90, painted_us=100, revision=3)
COMMIT = Commit(due_us=90, began_us=91, first_us=95, last_us=100, screens=18)
SCREEN = ScreenState(screen="screen-1", picture="opening", painted_us=100, black_frames=0, black_us=0)
VISIT = Visit(
    screen="screen-1", page="opening", language=Language.ZH, mode=VisitMode.NORMAL, event=VisitEvent.OPENED, minute_us=MINUTE_US
)  # fmt: skip
PLAYER = PlayerState(pid=7, started_us=1, seen_us=2, revision=3)


def sql(folder: Path) -> Opened:
    telemetry = SqlTelemetry(data_folder(folder))
    return telemetry, telemetry.close


ADAPTERS: tuple[Callable[[Path], Opened], ...] = (sql,)


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def telemetry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Telemetry]:
    opened, close = request.param(tmp_path)
    yield opened
    close()


def test_the_last_touch_of_a_section_is_kept(telemetry: Telemetry) -> None:
    assert telemetry.presence() == {}
    for section, t in (("east", 5), ("west", 6), ("east", 9), ("west", 4)):
        telemetry.touched(section, t)
    assert telemetry.presence() == {"east": 9, "west": 6}


def test_plays_and_commits_are_told_from_an_instant_on(telemetry: Telemetry) -> None:
    later = replace(PLAY, screen="screen-2", painted_us=200)
    telemetry.record(plays=[later, PLAY], commits=[COMMIT, replace(COMMIT, last_us=200)])
    assert telemetry.plays(0) == (PLAY, later)
    assert telemetry.plays(101) == (later,)
    assert telemetry.commits(100) == (COMMIT, replace(COMMIT, last_us=200))
    assert telemetry.commits(201) == ()


def test_a_cue_is_carried_out_once_on_a_screen(telemetry: Telemetry) -> None:
    first = CueCommit(cue=4, screen="screen-2", actual_us=10, late_us=1)
    other = CueCommit(cue=4, screen="screen-1", actual_us=11, late_us=2)
    telemetry.record(cue_commits=[first, CueCommit(cue=5, screen="screen-1", actual_us=12, late_us=0)])
    telemetry.record(cue_commits=[replace(first, actual_us=99), other])
    assert telemetry.cue_commits(4) == (other, first)
    assert telemetry.cue_commits(6) == ()


def test_the_state_of_a_screen_is_the_last_told(telemetry: Telemetry) -> None:
    telemetry.record(screens=[SCREEN, replace(SCREEN, screen="screen-2")])
    telemetry.record(screens=[replace(SCREEN, visited_since_us=90)])
    assert telemetry.screens()[0].visited_since_us == 90
    now = replace(SCREEN, picture="figures", black_frames=2, black_us=40)
    telemetry.record(screens=[now])
    assert telemetry.screens() == (now, replace(SCREEN, screen="screen-2"))


def test_the_player_is_the_last_that_spoke(telemetry: Telemetry) -> None:
    assert telemetry.player() is None
    telemetry.record(player=PLAYER)
    telemetry.record(player=replace(PLAYER, pid=8, seen_us=5))
    telemetry.record(plays=[PLAY])
    assert telemetry.player() == replace(PLAYER, pid=8, seen_us=5)


def test_the_faults_that_stand_replace_those_before(telemetry: Telemetry) -> None:
    gone = Fault(code="E-SCREEN-GONE", where="screen-1", message=Text(zh="屏幕不见了", en="a screen is gone"), since_us=9)
    elsewhere = replace(gone, where="screen-2", since_us=3)
    asset = Fault(code="E-ASSET-MISSING", where="view", message=Text(zh="素材不见了"), since_us=4)
    telemetry.put_faults([gone, elsewhere])
    assert telemetry.faults() == (elsewhere, gone)
    telemetry.put_faults([asset])
    assert telemetry.faults() == (asset,)
    telemetry.put_faults([])
    assert telemetry.faults() == ()


def test_a_wish_is_open_until_it_is_granted(telemetry: Telemetry) -> None:
    good, bad = telemetry.wish_snapshot("a.png"), telemetry.wish_snapshot("b.png")
    assert telemetry.open_wishes() == (SnapshotWish(id=good, path="a.png"), SnapshotWish(id=bad, path="b.png"))
    assert telemetry.granted(good) is None
    telemetry.grant(good)
    telemetry.grant(bad, "no room")
    assert telemetry.open_wishes() == ()
    assert (telemetry.granted(good), telemetry.granted(bad)) == ("", "no room")


def test_the_first_offset_of_a_boot_is_everybodys(telemetry: Telemetry) -> None:
    assert telemetry.clock_offset_us("monday", 100) == 100
    assert telemetry.clock_offset_us("monday", 105) == 100
    assert telemetry.clock_offset_us("tuesday", 200) == 200
    assert telemetry.clock_offset_us("monday", 300) == 300


def test_strikes_of_a_slide_are_kept_by_picture_until_they_are_forgotten(telemetry: Telemetry) -> None:
    first = Strike(slide="opening", picture="ab", strikes=1, last_us=10)
    other = Strike(slide="closing", picture="", strikes=1, last_us=20)
    for strike in (first, other, replace(first, strikes=2, last_us=30)):
        telemetry.put_strike(strike)
    assert telemetry.strikes() == (other, replace(first, strikes=2, last_us=30))
    telemetry.forget_strikes("opening")
    assert telemetry.strikes() == (other,)


def test_visits_that_are_alike_within_a_minute_add_up(telemetry: Telemetry) -> None:
    other, later = replace(VISIT, event=VisitEvent.HOME), replace(VISIT, minute_us=2 * MINUTE_US)
    telemetry.record(visits=[VISIT, VISIT, later])
    telemetry.record(visits=[replace(VISIT, minute_us=VISIT.minute_us + MINUTE_US - 1), other, replace(later, count=4)])
    assert telemetry.visits(0) == (replace(other, count=1), replace(VISIT, count=3), replace(later, count=5))
    assert telemetry.visits(2 * MINUTE_US - 1) == telemetry.visits(0)
    assert telemetry.visits(2 * MINUTE_US) == (replace(later, count=5),)


def test_visits_that_differ_in_anything_are_counted_apart(telemetry: Telemetry) -> None:
    apart = {
        VISIT, replace(VISIT, screen="screen-2"), replace(VISIT, page="home"), replace(VISIT, language=Language.EN),
        replace(VISIT, mode=VisitMode.ACCESSIBLE), *(replace(VISIT, event=event) for event in VisitEvent),
    }  # fmt: skip
    telemetry.record(visits=apart)
    assert set(telemetry.visits(0)) == apart


def test_each_screen_has_one_thumbnail_and_those_since_an_instant_are_told(telemetry: Telemetry) -> None:
    first = Thumbnail(screen="screen-1", taken_us=10, picture="opening", image=b"small")
    other = replace(first, screen="screen-2", taken_us=20)
    telemetry.put_thumbnails([first, other])
    assert telemetry.thumbnails(0) == (first, other)
    assert telemetry.thumbnails(10) == (other,)
    telemetry.put_thumbnails([replace(first, taken_us=30, image=b"new")])
    assert telemetry.thumbnails(20) == (replace(first, taken_us=30, image=b"new"),)
