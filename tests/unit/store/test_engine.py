from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import OperationalError

from kiosk.store.databases import CONTENT, LIVE, Database
from kiosk.store.engine import reading_engine, writing_engine
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import cue, data_folder, done

COMMITS = 12
TORN = 200


@pytest.mark.parametrize(("database", "level"), [(CONTENT, 2), (LIVE, 1)], ids=["content", "live"])
def test_a_writer_keeps_a_log_ahead_and_syncs_as_the_database_asks(tmp_path: Path, database: Database, level: int) -> None:
    engine = writing_engine(database.path(data_folder(tmp_path)), database.sync)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == level
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_reader_sees_one_state_and_cannot_write(tmp_path: Path) -> None:
    file = CONTENT.path(data_folder(tmp_path))
    reading, writing = reading_engine(file), writing_engine(file, CONTENT.sync)
    count = "SELECT count(*) FROM source"
    insert = "INSERT INTO source VALUES ('A', 0, 'x', NULL)"
    with reading.connect() as reader:
        assert reader.exec_driver_sql(count).scalar() == 0
        with writing.begin() as writer:
            writer.exec_driver_sql(insert)
        assert reader.exec_driver_sql(count).scalar() == 0
        reader.rollback()
        assert reader.exec_driver_sql(count).scalar() == 1
        with pytest.raises(OperationalError, match="readonly"):
            reader.exec_driver_sql(insert)
    for engine in (reading, writing):
        engine.dispose()


def test_no_engine_makes_a_file_that_is_not_there(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "nothing.db", CONTENT.sync)
    with pytest.raises(OperationalError), engine.begin():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_torn_log_opens_to_a_prefix_of_the_commits(tmp_path: Path) -> None:
    """A power cut may lose the end of the log or leave rubbish in it; never may a later commit stand without an earlier."""
    store = SqlStore(data_folder(tmp_path / "whole"))
    for at_us in range(COMMITS):
        done(store.write(lambda uow, at_us=at_us: uow.journal.add(cue(at_us))))
    database = CONTENT.path(tmp_path / "whole").read_bytes()
    log = (tmp_path / "whole" / "content.db-wal").read_bytes()
    store.close()

    seen = {surviving(tmp_path / "torn", database, torn(log, Random(seed))) for seed in range(TORN)}
    assert seen <= set(range(COMMITS + 1))
    assert len(seen) > COMMITS // 2, "the damage hardly ever mattered: it tests nothing"


def torn(log: bytes, rng: Random) -> bytes:
    """The log cut off somewhere, or with one bit the other way round."""
    at = rng.randrange(len(log))
    return log[:at] if rng.random() < 0.5 else log[:at] + bytes([log[at] ^ 1 << rng.randrange(8)]) + log[at + 1 :]


def surviving(folder: Path, database: bytes, log: bytes) -> int:
    """How many commits a store with that log has; they have to be the first ones."""
    folder.mkdir()
    (folder / CONTENT.file).write_bytes(database)
    (folder / f"{CONTENT.file}-wal").write_bytes(log)
    store = SqlStore(folder)
    instants = [item.at_us for item in store.read(lambda uow: uow.journal.since(0))]
    store.close()
    with closing(sqlite3.connect(CONTENT.path(folder))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    shutil.rmtree(folder)
    assert instants == list(range(len(instants)))
    return len(instants)


def test_a_connection_that_could_not_write_is_not_asked_again(tmp_path: Path) -> None:
    """As one that was opened while the disk was read-only, which SQLite lets only read for good."""
    engine = writing_engine(CONTENT.path(data_folder(tmp_path)), CONTENT.sync)
    insert = "INSERT INTO source VALUES ('A', 0, 'x', NULL)"
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql(insert)
    with engine.begin() as connection:
        connection.exec_driver_sql(insert)
    engine.dispose()
