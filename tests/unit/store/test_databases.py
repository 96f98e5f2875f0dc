from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.store.databases import CONTENT, LIVE, Database, check_current, schema_revision
from kiosk.store.telemetry import SqlTelemetry
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import data_folder

BOTH = pytest.mark.parametrize("database", [CONTENT, LIVE], ids=lambda database: database.file)


def set_revision(file: Path, revision: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def refusal(database: Database, folder: Path) -> EnvironmentFault:
    """What opening says, by the check and by the adapter alike."""
    with pytest.raises(EnvironmentFault) as checked:
        check_current(database, folder)
    with pytest.raises(EnvironmentFault) as opened:
        (SqlStore if database is CONTENT else SqlTelemetry)(folder)
    assert str(opened.value) == str(checked.value)
    return checked.value


@BOTH
def test_a_prepared_folder_is_current(tmp_path: Path, database: Database) -> None:
    check_current(database, data_folder(tmp_path))
    assert schema_revision(database.path(tmp_path)) == database.head


@BOTH
def test_no_file_and_an_empty_one_are_missing_and_nothing_is_made(tmp_path: Path, database: Database) -> None:
    fault = refusal(database, tmp_path)
    assert fault.code == "E-DB-MISSING"
    assert fault.fix.read(Language.EN) == "run kiosk init"
    assert list(tmp_path.iterdir()) == []
    database.path(tmp_path).touch()
    assert refusal(database, tmp_path).code == "E-DB-MISSING"


@BOTH
def test_a_foreign_file_is_refused_and_left_as_it_is(tmp_path: Path, database: Database) -> None:
    file = database.path(tmp_path)
    file.write_text("this is a letter, and no database at all\n" * 50)
    before = file.read_bytes()
    assert refusal(database, tmp_path).code == "E-DB-NOTADB"
    assert file.read_bytes() == before


@BOTH
def test_somebody_elses_database_is_refused(tmp_path: Path, database: Database) -> None:
    with closing(sqlite3.connect(database.path(tmp_path))) as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")
    assert refusal(database, tmp_path).code == "E-DB-NOTADB"


@BOTH
def test_a_newer_database_is_refused_with_both_versions(tmp_path: Path, database: Database) -> None:
    set_revision(database.path(data_folder(tmp_path)), "0042")
    fault = refusal(database, tmp_path)
    assert fault.code == "E-DB-NEWER"
    assert "0042" in str(fault)
    assert database.head in str(fault)


@BOTH
def test_an_older_database_asks_for_init(tmp_path: Path, database: Database) -> None:
    set_revision(database.path(data_folder(tmp_path)), "0000")
    fault = refusal(database, tmp_path)
    assert fault.code == "E-DB-OLDER"
    assert "kiosk init" in str(fault)
