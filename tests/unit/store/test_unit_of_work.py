from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.services.ports import UnitOfWork
from kiosk.store.databases import CONTENT
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import ASSIGNMENTS, EXHIBIT, PLAYLISTS, cue, data_folder, done, programme, write_cues


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = SqlStore(data_folder(tmp_path), busy_ms=50)
    yield opened
    opened.close()


def add_cue(uow: UnitOfWork) -> int:
    return uow.journal.add(cue(1)).id


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    data_folder(tmp_path)
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_cues, args=(tmp_path, first_us, 50)) for first_us in (0, 1000)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    store = SqlStore(tmp_path)
    cues = store.read(lambda uow: uow.journal.since(0))
    store.close()
    assert [item.at_us for item in cues] == [*range(50), *range(1000, 1050)]
    assert len({item.id for item in cues}) == 100


def test_a_database_that_stays_busy_is_said_and_works_again_after(store: SqlStore, tmp_path: Path) -> None:
    with closing(sqlite3.connect(CONTENT.path(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault, match="E-DB-LOCKED"):
            done(store.write(add_cue))
        assert store.read(lambda uow: uow.journal.since(0)) == ()
        other.execute("ROLLBACK")
    assert done(store.write(add_cue)) == 1


def test_somebody_elses_commit_is_a_change(store: SqlStore, tmp_path: Path) -> None:
    assert not store.changed()
    with closing(sqlite3.connect(CONTENT.path(tmp_path))) as other, other:
        other.execute("INSERT INTO source VALUES ('A', 0, 'x', NULL)")
    assert store.changed()


def test_reading_does_not_wait_for_a_writer(store: SqlStore) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(uow: UnitOfWork) -> int:
        number = uow.journal.add(cue(1)).id
        entered.set()
        assert leave.wait(30)
        return number

    future = store.write(slow)
    assert entered.wait(30)
    assert store.read(lambda uow: uow.journal.since(0)) == ()
    leave.set()
    assert done(future) == 1
    assert len(store.read(lambda uow: uow.journal.since(0))) == 1


def test_reading_cannot_write(store: SqlStore) -> None:
    with pytest.raises(EnvironmentFault, match="E-DISK-READONLY"):
        store.read(add_cue)


def test_a_database_cut_short_is_damaged(tmp_path: Path) -> None:
    file = CONTENT.path(data_folder(tmp_path))
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(EnvironmentFault, match="E-DB-DAMAGED"):
        SqlStore(tmp_path)


def test_a_bug_stays_a_bug(store: SqlStore) -> None:
    """A playlist that nobody has cannot be assigned: whoever tries has not checked."""
    with pytest.raises(Exception, match="FOREIGN KEY"):
        done(store.write(lambda uow: uow.draft.put_exhibit(EXHIBIT, PLAYLISTS[:1], ASSIGNMENTS)))
    assert store.read(lambda uow: uow.draft.exhibit()) is None


def test_what_was_submitted_is_written_before_the_store_closes(tmp_path: Path) -> None:
    store = SqlStore(data_folder(tmp_path))
    futures = [store.write(add_cue) for _ in range(20)]
    store.close()
    assert [done(future) for future in futures] == list(range(1, 21))
    with pytest.raises(RuntimeError):
        store.write(add_cue)


def test_the_same_revision_cannot_be_published_twice(store: SqlStore) -> None:
    done(store.write(lambda uow: uow.programmes.add(programme(1), published_us=0)))
    with pytest.raises(Exception, match="UNIQUE"):
        done(store.write(lambda uow: uow.programmes.add(programme(1), published_us=1)))
    assert len(store.read(lambda uow: uow.programmes.revisions())) == 1


def test_a_database_that_is_put_in_the_place_of_another_is_a_change_and_is_read_from(store: SqlStore, tmp_path: Path) -> None:
    backup = SqlStore(data_folder(tmp_path / "backup"))
    done(backup.write(add_cue))
    backup.close()
    file = CONTENT.path(tmp_path)
    for old in tmp_path.glob(f"{file.name}*"):
        old.unlink()
    with pytest.raises(EnvironmentFault, match="E-DB-MISSING"):
        store.changed()
    with pytest.raises(EnvironmentFault, match="E-DB-MISSING"):
        store.read(lambda uow: uow.journal.since(0))
    CONTENT.path(tmp_path / "backup").rename(file)
    assert store.changed()
    assert not store.changed()
    assert [item.id for item in store.read(lambda uow: uow.journal.since(0))] == [1]
    assert done(store.write(add_cue)) == 2
