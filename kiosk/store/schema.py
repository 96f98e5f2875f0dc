"""Prints the schema of both databases, as it is kept for review: `python -m kiosk.store.schema db > db/schema.sql`."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.store.databases import CONTENT, LIVE
from kiosk.store.migrate import prepare


def schema_sql(scripts: Path) -> str:
    """What the migrations make of two empty files, as SQLite tells it."""
    with TemporaryDirectory() as folder:
        prepare(Path(folder), scripts)
        parts = [f"-- {database.file}\n\n{_dump(database.path(Path(folder)))}" for database in (CONTENT, LIVE)]
    return "\n".join(parts)


def _dump(file: Path) -> str:
    # What SQLite keeps its index over words in is its own affair.
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'slide_text_%'"
    query += " ORDER BY tbl_name, type DESC, name"
    with closing(sqlite3.connect(file)) as connection:
        return "".join(f"{_tidy(sql)};\n" for (sql,) in connection.execute(query))


def _tidy(sql: str) -> str:
    return "\n".join(line.rstrip() for line in sql.replace("\n)\n STRICT", "\n) STRICT").rstrip().expandtabs(4).splitlines())


if __name__ == "__main__":
    sys.stdout.write(schema_sql(Path(sys.argv[1])))
