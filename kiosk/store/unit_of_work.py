"""The port Store: one thread writes the content database, anybody reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk.services.ports import UnitOfWork
from kiosk.store.databases import CONTENT, check_current
from kiosk.store.engine import BUSY_MS, identity, reading_engine, writing_engine
from kiosk.store.failures import told_kindly
from kiosk.store.repositories import SqlDraft, SqlJournal, SqlProgrammes

T = TypeVar("T")


class SqlUnitOfWork:
    """The three repositories on one session, so on one transaction."""

    def __init__(self, session: Session) -> None:
        self.draft = SqlDraft(session)
        self.programmes = SqlProgrammes(session)
        self.journal = SqlJournal(session)


class SqlStore:
    """The content database of a data folder. Close it; what was submitted before is still written.

    Raises EnvironmentFault where the database is missing, foreign, newer or older than this program. Whatever SQLite says
    about the world comes out of `write`'s future and of `read` as an EnvironmentFault.
    """

    def __init__(self, data_dir: Path, *, busy_ms: int = BUSY_MS) -> None:
        check_current(CONTENT, data_dir)
        self._file = CONTENT.path(data_dir)
        self._writing = writing_engine(self._file, CONTENT.sync, busy_ms=busy_ms)
        self._reading = reading_engine(self._file, busy_ms=busy_ms)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-writer")
        self._watch = _Watch(self._file)

    def write(self, work: Callable[[UnitOfWork], T]) -> Future[T]:
        """Does `work` in one transaction on the writer's thread; if it raises, nothing of it stays."""
        return self._writer.submit(self._do, self._writing, work)

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Does `work` on the caller's thread; it sees one state of the database and cannot change it."""
        return self._do(self._reading, work)

    def _do(self, engine: Engine, work: Callable[[UnitOfWork], T]) -> T:
        with told_kindly(self._file), Session(engine) as session, session.begin():
            return work(SqlUnitOfWork(session))

    def changed(self) -> bool:
        with told_kindly(self._file):
            return self._watch.changed()

    def close(self) -> None:
        self._writer.shutdown()
        self._watch.close()
        with told_kindly(self._file):
            self._reading.dispose()
            self._writing.dispose()


class _Watch:
    """Sees whether anybody wrote: SQLite's data version moves on a connection when another one commits.

    So the connection is kept open for nothing else, as long as the file is the same. The lock is for callers of several
    threads.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._connection = self._connect()
        self._seen = self._state()

    def changed(self) -> bool:
        with self._lock:
            if identity(self._file) != self._seen[0]:
                fresh = self._connect()
                self._connection.close()
                self._connection = fresh
            before, self._seen = self._seen, self._state()
            return self._seen != before

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=rw", uri=True, check_same_thread=False)

    def _state(self) -> tuple[object, int]:
        return identity(self._file), int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        self._connection.close()
