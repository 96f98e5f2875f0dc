"""Creates and upgrades both databases with Alembic. Only `kiosk init` needs this; a start looks with `check_current`."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import SQLAlchemyError

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.store import rows_content, rows_live, rows_programme, rows_schedule
from kiosk.store.databases import CONTENT, LIVE, Database, newer, schema_revision
from kiosk.store.engine import writing_engine
from kiosk.store.failures import told_kindly, told_of_disk
from kiosk.store.rows import ContentRow, LiveRow

ROW_MODULES = (rows_content, rows_programme, rows_schedule, rows_live)
"""The modules whose import puts their tables into the metadata."""

_METADATA: dict[str, MetaData] = {CONTENT.file: ContentRow.metadata, LIVE.file: LiveRow.metadata}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What was done: the database files that were made new, and those that were upgraded."""

    created: tuple[str, ...]
    upgraded: tuple[str, ...]


def prepare(data_dir: Path, scripts: Path) -> Prepared:
    """Creates or upgrades both databases of a data folder; done again it changes nothing.

    A content database with content is copied beside itself before an upgrade. Raises EnvironmentFault: E-DB-NEWER or
    E-DB-NOTADB (the file is not touched), E-DB-MIGRATION (a step failed; the file is as it was), or about the disk.
    """
    with told_of_disk(data_dir):
        data_dir.mkdir(parents=True, exist_ok=True)
    before = {database.file: _known_revision(database, data_dir, scripts) for database in (CONTENT, LIVE)}
    moved = [database for database in (CONTENT, LIVE) if before[database.file] != _head(database, scripts)]
    for database in moved:
        found = before[database.file]
        if database is CONTENT and found is not None:
            _copy_aside(database.path(data_dir), found)
        _upgrade(database, data_dir, scripts)
    return Prepared(
        created=tuple(database.file for database in moved if before[database.file] is None),
        upgraded=tuple(database.file for database in moved if before[database.file] is not None),
    )


def config_for(database: Database, scripts: Path, connection: Connection | None = None) -> Config:
    """Alembic's configuration for one of the two databases; both share the script folder."""
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", _escaped(scripts))
    config.set_main_option("version_locations", _escaped(scripts / database.migrations))
    config.attributes.update(metadata=_METADATA[database.file], connection=connection)
    return config


def _escaped(folder: Path) -> str:
    return str(folder.resolve()).replace("%", "%%")


def _head(database: Database, scripts: Path) -> str | None:
    return ScriptDirectory.from_config(config_for(database, scripts)).get_current_head()


def _known_revision(database: Database, data_dir: Path, scripts: Path) -> str | None:
    """The revision of the file, None if there is nothing in it; refuses one that the scripts do not know."""
    file = database.path(data_dir)
    found = schema_revision(file)
    known = {script.revision for script in ScriptDirectory.from_config(config_for(database, scripts)).walk_revisions()}
    if found is not None and found not in known:
        raise newer(file, found, max(known))
    return found


def _upgrade(database: Database, data_dir: Path, scripts: Path) -> None:
    """Runs all steps in one transaction, so that a failure or a power cut leaves the file as it was."""
    file = database.path(data_dir)
    engine = writing_engine(file, database.sync, foreign_keys=False, create=True)
    try:
        with told_kindly(file), engine.begin() as connection:
            command.upgrade(config_for(database, scripts, connection), "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise _step_failed(file, f"{broken[0]} → {broken[2]}")
    except SQLAlchemyError as error:
        raise _step_failed(file, str(error.__cause__ or error)) from error
    finally:
        engine.dispose()


def _copy_aside(file: Path, revision: str) -> None:
    copy = file.with_name(f"{file.stem}.schema-{revision}{file.suffix}")
    half = copy.with_name(f"{copy.name}.half-written")
    with told_kindly(copy), told_of_disk(copy, needed_bytes=file.stat().st_size):
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        with half.open("rb+") as written:
            os.fsync(written.fileno())
        half.replace(copy)


def _step_failed(file: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DB-MIGRATION",
        message=Text(zh=f"升级数据库没有成功：{reason}", en=f"the database could not be upgraded: {reason}"),
        where=str(file),
        fix=Text(
            zh="数据没有改动；请继续使用原来的版本，并报告这个问题",
            en="nothing was changed; go on with the version before and report this",
        ),
    )
