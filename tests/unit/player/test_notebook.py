from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Commit, CueCommit, Play, ScreenState, Visit, VisitEvent, VisitMode
from kiosk.domain.text import Language, Text
from kiosk.player.notebook import SURE_US, Notebook
from kiosk.store.telemetry import SqlTelemetry
from tests.support.clock import MovableClock
from tests.support.store_samples import data_folder

PLAY = Play(screen="e1", planned="a", actual="a", planned_us=1, painted_us=2, revision=1)
COMMIT = Commit(due_us=1, began_us=1, first_us=2, last_us=2, screens=1)
DONE = CueCommit(cue=1, screen="e1", actual_us=2, late_us=1)
SCREEN = ScreenState(screen="e1", picture="a", painted_us=2, black_frames=0, black_us=0)
VISIT = Visit(screen="e1", page="a", language=Language.ZH, mode=VisitMode.NORMAL, event=VisitEvent.TOUCHED, minute_us=0)
FAULT = EnvironmentFault(code="E-TEST", message=Text(zh="坏了", en="broken"), where="here", fix=Text(zh="修", en="mend it"))
OTHER = EnvironmentFault(code="E-OTHER", message=Text(zh="也坏了"), where="here", fix=Text(zh="修"))


@pytest.fixture
def telemetry(tmp_path: Path) -> Iterator[SqlTelemetry]:
    telemetry = SqlTelemetry(data_folder(tmp_path))
    yield telemetry
    telemetry.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(100)


@pytest.fixture
def notebook(telemetry: SqlTelemetry, clock: MovableClock) -> Notebook:
    return Notebook(telemetry, clock)


def test_what_was_collected_is_written_once(notebook: Notebook, telemetry: SqlTelemetry, clock: MovableClock) -> None:
    notebook.played(PLAY)
    notebook.committed(COMMIT)
    notebook.carried_out(DONE)
    notebook.visited(VISIT)
    for clock.reads_us in (200, 300):
        notebook.write([SCREEN], 7)
    assert telemetry.plays(0) == (PLAY,)
    assert telemetry.commits(0) == (COMMIT,)
    assert telemetry.cue_commits(1) == (DONE,)
    assert telemetry.visits(0) == (VISIT,)
    assert telemetry.screens() == (SCREEN,)
    player = telemetry.player()
    assert player is not None
    assert (player.pid, player.started_us, player.seen_us, player.revision) == (os.getpid(), 100, 300, 7)


class FullAtFirst(SqlTelemetry):
    """A store on a full disk, until it is told that there is room again."""

    room = False

    def record(self, **events: Any) -> None:
        if not self.room:
            raise FAULT
        super().record(**events)


def test_what_could_not_be_written_is_kept_for_the_next_time(tmp_path: Path) -> None:
    telemetry = FullAtFirst(data_folder(tmp_path))
    notebook = Notebook(telemetry, MovableClock(0))
    notebook.played(PLAY)
    notebook.visited(VISIT)
    with pytest.raises(EnvironmentFault):
        notebook.write([SCREEN], 1)
    telemetry.room = True
    notebook.write([SCREEN], 1)
    assert telemetry.plays(0) == (PLAY,)
    assert telemetry.visits(0) == (VISIT,)
    assert telemetry.screens() == (SCREEN,)
    telemetry.close()


def test_visits_are_not_counted_where_they_are_not_to_be(telemetry: SqlTelemetry, clock: MovableClock) -> None:
    notebook = Notebook(telemetry, clock, counts_visits=False)
    notebook.played(PLAY)
    notebook.visited(VISIT)
    notebook.write([], 1)
    assert (telemetry.plays(0), telemetry.visits(0)) == ((PLAY,), ())


def test_a_fault_is_told_once_with_its_first_instant(notebook: Notebook, telemetry: SqlTelemetry, clock: MovableClock) -> None:
    for clock.reads_us in (200, 300):
        notebook.fault(FAULT)
        notebook.write([], 1)
    (fault,) = telemetry.faults()
    assert (fault.code, fault.where, fault.message, fault.since_us) == ("E-TEST", "here", FAULT.message, 200)


def test_a_fault_that_was_cleared_is_gone(notebook: Notebook, telemetry: SqlTelemetry) -> None:
    notebook.fault(FAULT)
    notebook.put_fault("E-OTHER", "there", Text(zh="另一个"))
    notebook.write([], 1)
    notebook.clear_faults("E-TEST")
    notebook.write([], 1)
    assert [fault.code for fault in telemetry.faults()] == ["E-OTHER"]


def told(telemetry: SqlTelemetry, notebook: Notebook) -> list[str]:
    notebook.write([], 1)
    return [fault.code for fault in telemetry.faults()]


def test_work_that_fails_is_a_fault_until_it_surely_works(
    notebook: Notebook, telemetry: SqlTelemetry, clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        with notebook.attempt("work"):
            raise FAULT
    assert notebook.failing("work")
    assert not notebook.failing("other work")
    assert told(telemetry, notebook) == ["E-TEST"]
    for clock.reads_us in (200, 200 + SURE_US - 1):
        with notebook.attempt("work"):
            pass
    assert told(telemetry, notebook) == ["E-TEST"]
    clock.reads_us = 200 + SURE_US
    with notebook.attempt("other work"):
        pass
    assert told(telemetry, notebook) == []
    assert not notebook.failing("work")
    assert [record.getMessage() for record in caplog.records] == [f"work: {FAULT}", "work: works again"]
    caplog.clear()


def test_work_that_fails_and_works_by_turns_is_told_of_once(
    notebook: Notebook, telemetry: SqlTelemetry, clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    for turn in range(12):
        clock.reads_us = turn * SURE_US // 2
        with notebook.attempt("work"):
            if turn % 2:
                raise FAULT if turn % 3 else OTHER
    assert {record.getMessage() for record in caplog.records} == {f"work: {FAULT}", f"work: {OTHER}"}
    assert len(caplog.records) == 2
    caplog.clear()


def test_a_bug_in_the_work_is_not_swallowed(notebook: Notebook) -> None:
    with pytest.raises(ZeroDivisionError), notebook.attempt("work"):
        raise ZeroDivisionError


def test_faults_that_are_looked_at_anew_keep_their_first_instant(
    notebook: Notebook, telemetry: SqlTelemetry, clock: MovableClock
) -> None:
    notebook.put_fault("E-OTHER", "there", Text(zh="另一个"))
    for clock.reads_us, words in ((200, "一"), (300, "二")):
        notebook.replace_faults({"E-ONE", "E-TWO"}, {("E-ONE", "here"): Text(zh=words)})
    notebook.write([], 1)
    assert [(fault.code, fault.where, fault.message.zh, fault.since_us) for fault in telemetry.faults()] == [
        ("E-OTHER", "there", "另一个", 100), ("E-ONE", "here", "二", 200),
    ]  # fmt: skip
    notebook.replace_faults({"E-ONE", "E-TWO"}, {})
    notebook.write([], 1)
    assert [fault.code for fault in telemetry.faults()] == ["E-OTHER"]
