"""SQLAlchemy engines on the two SQLite files: one that writes, one that only reads."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DisconnectionError

from kiosk.store.databases import Sync
from kiosk.store.failures import PRIMARY

BUSY_MS = 5_000
"""How long a writer waits for another process to finish its transaction."""


def writing_engine(
    file: Path, sync: Sync, *, busy_ms: int = BUSY_MS, foreign_keys: bool = True, create: bool = False
) -> Engine:
    """An engine whose transactions take the write lock at once, so that none fails half-way for having read first.

    `foreign_keys` is off only while a migration rebuilds tables; only `create` makes a file that is not there.
    """
    pragmas = {
        "busy_timeout": busy_ms,
        "journal_mode": "WAL",
        "synchronous": sync.value,
        "foreign_keys": "ON" if foreign_keys else "OFF",
    }
    return _engine(file, "rwc" if create else "rw", pragmas, begin="BEGIN IMMEDIATE")


def reading_engine(file: Path, *, busy_ms: int = BUSY_MS) -> Engine:
    """An engine whose transactions see one state of the database, whatever is written meanwhile."""
    return _engine(file, "rw", {"busy_timeout": busy_ms, "query_only": "ON"}, begin="BEGIN")


def _engine(file: Path, mode: str, pragmas: dict[str, Any], *, begin: str) -> Engine:
    # `rw` even for reading: a reader of a WAL database takes part in its shared index. Never `immutable`: the file does change.
    url = URL.create("sqlite", database=file.resolve().as_uri(), query={"mode": mode, "uri": "true"})
    engine = create_engine(url)

    def connected(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # Python's module opens no transaction of its own: `begin` does.
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}").close()
        record.info["file"] = identity(file)

    def taken(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info["file"] != identity(file):
            raise DisconnectionError  # the pool opens the file that lies there now

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def failed(context: ExceptionContext) -> None:
        # A connection that SQLite opened while the disk was read-only stays read-only when the disk no longer is.
        if getattr(context.original_exception, "sqlite_errorcode", 0) & PRIMARY == sqlite3.SQLITE_READONLY:
            context.is_disconnect = True

    event.listen(engine, "handle_error", failed)
    event.listen(engine, "connect", connected)
    event.listen(engine, "checkout", taken)
    event.listen(engine, "begin", begun)
    return engine


def identity(file: Path) -> tuple[int, int] | None:
    """Which file lies there, None if there is none: where a backup was put in place, what is open is no longer it."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
