"""Each sentence comes from an error that SQLite or the system really made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.store.failures import told_kindly, told_of_disk

Failing = Callable[[Path], None]


def overfill(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA max_page_count = 4")
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.execute("INSERT INTO note VALUES (?)", ("x" * 100_000,))


def write_where_only_reading_is_allowed(file: Path) -> None:
    file.touch()
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")


def open_a_letter(file: Path) -> None:
    file.write_text("Dear reader, " * 100)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT * FROM sqlite_master")


def open_nothing(file: Path) -> None:
    sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)


def open_a_folder(file: Path) -> None:
    file.mkdir()
    sqlite3.connect(file)


def ask_an_empty_file(file: Path) -> None:
    file.touch()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT * FROM programme")


def ask_somebody_elses_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.execute("SELECT * FROM programme")


def wait_for_another(file: Path) -> None:
    with closing(sqlite3.connect(file)) as first, closing(sqlite3.connect(file, timeout=0)) as second:
        first.execute("BEGIN EXCLUSIVE")
        second.execute("BEGIN EXCLUSIVE")


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        (overfill, "E-DISK-FULL"),
        (write_where_only_reading_is_allowed, "E-DISK-READONLY"),
        (open_a_letter, "E-DB-NOTADB"),
        (open_nothing, "E-DB-MISSING"),
        (open_a_folder, "E-DISK-IO"),
        (wait_for_another, "E-DB-LOCKED"),
        (ask_an_empty_file, "E-DB-MISSING"),
        (ask_somebody_elses_database, "E-DB-NOTADB"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence_in_both_languages(tmp_path: Path, failing: Failing, code: str) -> None:
    with pytest.raises(EnvironmentFault) as caught, told_kindly(tmp_path / "some.db"):
        failing(tmp_path / "some.db")
    assert caught.value.code == code
    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert caught.value.line(Language.ZH) != caught.value.line(Language.EN)
    assert "some.db" in caught.value.where


@pytest.mark.parametrize("statement", ["SELECT * FROM nowhere", "not SQL"])
def test_a_wrong_statement_stays_a_bug(tmp_path: Path, statement: str) -> None:
    with (
        pytest.raises(sqlite3.OperationalError),
        told_kindly(tmp_path / "x.db"),
        closing(sqlite3.connect(":memory:")) as connection,
    ):
        connection.execute(statement)


def test_an_error_of_the_disk_that_has_no_name_here_tells_its_reason(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"E-DISK-IO.*directory"), told_of_disk(tmp_path):
        tmp_path.read_bytes()
