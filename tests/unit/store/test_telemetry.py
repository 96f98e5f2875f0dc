"""What the contract of telemetry cannot ask: several threads, age, a busy file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import MINUTE_US, Commit, CueCommit, Play, PlayerState, Visit, VisitEvent, VisitMode
from kiosk.domain.text import Language
from kiosk.store.databases import LIVE
from kiosk.store.telemetry import KEPT_US, SqlTelemetry
from tests.support.store_samples import data_folder

PLAY = Play(screen="screen-1", planned="opening", actual="opening", planned_us=0, painted_us=0, revision=1)
COMMIT = Commit(due_us=0, began_us=0, first_us=0, last_us=0, screens=1)
VISIT = Visit(
    screen="screen-1", page="opening", language=Language.EN, mode=VisitMode.NORMAL, event=VisitEvent.HOME, minute_us=0
)
CUE_COMMIT = CueCommit(cue=1, screen="screen-1", actual_us=0, late_us=0)


@pytest.fixture
def telemetry(tmp_path: Path) -> Iterator[SqlTelemetry]:
    opened = SqlTelemetry(data_folder(tmp_path), busy_ms=50)
    yield opened
    opened.close()


def test_many_threads_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    telemetry = SqlTelemetry(data_folder(tmp_path))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda t: telemetry.record(plays=[replace(PLAY, painted_us=t)]), range(80)))
    assert [play.painted_us for play in telemetry.plays(0)] == list(range(80))
    telemetry.close()


def test_what_is_old_makes_room_for_what_is_new(telemetry: SqlTelemetry) -> None:
    for t in (0, 5, KEPT_US, KEPT_US + 5):
        telemetry.record(
            plays=[replace(PLAY, painted_us=t)],
            commits=[replace(COMMIT, last_us=t)],
            cue_commits=[replace(CUE_COMMIT, cue=t, actual_us=t)],
            visits=[replace(VISIT, minute_us=t)],
        )
    assert [play.painted_us for play in telemetry.plays(0)] == [5, KEPT_US, KEPT_US + 5]
    assert [commit.last_us for commit in telemetry.commits(0)] == [5, KEPT_US, KEPT_US + 5]
    assert [len(telemetry.cue_commits(t)) for t in (0, 5, KEPT_US)] == [0, 1, 1]
    assert [visit.minute_us for visit in telemetry.visits(0)] == [0, KEPT_US], "all are of whole minutes"
    telemetry.record(visits=[replace(VISIT, minute_us=KEPT_US + MINUTE_US)])
    assert [visit.minute_us for visit in telemetry.visits(0)] == [KEPT_US, KEPT_US + MINUTE_US]


def test_what_is_painted_years_ahead_makes_nothing_old(telemetry: SqlTelemetry) -> None:
    there = PlayerState(pid=1, started_us=0, seen_us=9, revision=1)
    telemetry.record(plays=[replace(PLAY, painted_us=5)], visits=[replace(VISIT, minute_us=0)], player=there)
    ahead = 5 * KEPT_US
    telemetry.record(
        plays=[replace(PLAY, painted_us=ahead)], visits=[replace(VISIT, minute_us=ahead)], player=replace(there, seen_us=99)
    )
    assert [play.painted_us for play in telemetry.plays(0)] == [5, ahead]
    assert [visit.minute_us for visit in telemetry.visits(0)] == [0, ahead]


def test_a_touch_that_was_left_at_another_time_does_not_stay_the_last(telemetry: SqlTelemetry) -> None:
    for t, last in ((5, 5), (4, 5), (5 * KEPT_US, 5 * KEPT_US), (9, 9)):
        telemetry.touched("east", t)
        assert telemetry.presence() == {"east": last}


def test_a_record_is_written_whole_or_not_at_all(telemetry: SqlTelemetry) -> None:
    with pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"):
        telemetry.record(plays=[PLAY], commits=[replace(COMMIT, screens="many")])  # type: ignore[arg-type]
    assert telemetry.plays(0) == ()


def test_a_file_that_stays_busy_is_said(telemetry: SqlTelemetry, tmp_path: Path) -> None:
    with closing(sqlite3.connect(LIVE.path(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault, match="E-DB-LOCKED"):
            telemetry.touched("east", 1)
        other.execute("ROLLBACK")
    telemetry.touched("east", 2)
    assert telemetry.presence() == {"east": 2}
