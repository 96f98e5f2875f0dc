"""The two databases of a data folder, and whether this program can work with what lies there.

Looking does not need Alembic, so that a start does not pay for loading it; `migrate` creates and upgrades.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.store.failures import missing, not_ours, told_kindly


class Sync(Enum):
    """How much a commit waits for the disk (SQLite's `synchronous`)."""

    FULL = "FULL"
    NORMAL = "NORMAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One database file: its name, the newest revision of its schema, where its migrations lie, how it syncs."""

    file: str
    head: str
    migrations: str
    sync: Sync

    def path(self, data_dir: Path) -> Path:
        return data_dir / self.file


CONTENT = Database(file="content.db", head="0011", migrations="versions", sync=Sync.FULL)
"""Draft, programmes and cues: losing an acknowledged change is not allowed."""

LIVE = Database(file="live.db", head="0004", migrations="versions_live", sync=Sync.NORMAL)
"""What happens on the screens: a power cut may take the last second, and a touch waits for no disk."""


def check_current(database: Database, data_dir: Path) -> None:
    """Raises EnvironmentFault unless the database is there and of the shape that this program knows.

    E-DB-MISSING, E-DB-NOTADB, E-DB-NEWER (never migrated), or E-DB-OLDER where `kiosk init` will upgrade it.
    """
    file = database.path(data_dir)
    found = schema_revision(file)
    if found is None:
        raise missing(file)
    if found > database.head:
        raise newer(file, found, database.head)
    if found < database.head:
        raise EnvironmentFault(
            code="E-DB-OLDER",
            message=Text(
                zh=f"数据库是旧版程序建的（结构 {found}，本程序要 {database.head}）",
                en=f"the database was made by an older program (schema {found}, this one needs {database.head})",
            ),
            where=file.name,
            fix=Text(zh="运行 kiosk init，内容会保留", en="run kiosk init; the content is kept"),
        )


def schema_revision(file: Path) -> str | None:
    """The revision written in a database file; None if there is no file or nothing in it yet.

    Revisions are numbers of four digits, so that they can be compared as they are.
    """
    if not file.exists():
        return None
    with told_kindly(file), closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise not_ours(file)
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None


def newer(file: Path, found: str, known: str) -> EnvironmentFault:
    """The refusal to touch a database of a later program."""
    return EnvironmentFault(
        code="E-DB-NEWER",
        message=Text(
            zh=f"数据库是更新版本的程序建的（结构 {found}，本程序只认到 {known}）",
            en=f"the database was made by a newer program (schema {found}, this one knows up to {known})",
        ),
        where=file.name,
        fix=Text(zh="安装那个新版本；数据没有改动", en="install that newer version; nothing was changed"),
    )
