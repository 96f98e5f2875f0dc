from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.orm import sessionmaker

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.playlist import Assignment
from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.text import Text
from kiosk.store.databases import CONTENT, LIVE, Database, schema_revision
from kiosk.store.engine import writing_engine
from kiosk.store.migrate import Prepared, config_for, prepare
from kiosk.store.repositories import SqlDraft, SqlProgrammes
from kiosk.store.unit_of_work import SqlStore
from tests.support.scheduled import entry
from tests.support.store_samples import SCRIPTS, WALL, data_folder, done, programme

BOTH = pytest.mark.parametrize("database", [CONTENT, LIVE], ids=lambda database: database.file)

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("section") as batch:
        batch.add_column(sa.Column("floor", sa.Integer(), nullable=True))
        batch.alter_column("poster", nullable=True)
    {more}
"""


def scripts_with_step(folder: Path, more: str = "") -> Path:
    """The migrations with one step more, for the content database."""
    scripts = shutil.copytree(SCRIPTS, folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / CONTENT.migrations / "9999_floor.py").write_text(NEXT_STEP.format(more=more, head=CONTENT.head))
    return scripts


def columns(file: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


@BOTH
def test_the_program_knows_the_newest_revision_of_the_scripts(database: Database) -> None:
    assert ScriptDirectory.from_config(config_for(database, SCRIPTS)).get_current_head() == database.head


@BOTH
def test_the_migrations_make_what_the_rows_declare(tmp_path: Path, database: Database) -> None:
    prepare(tmp_path, SCRIPTS)
    engine = writing_engine(database.path(tmp_path), database.sync)
    with engine.begin() as connection:
        command.check(config_for(database, SCRIPTS, connection))
    engine.dispose()


def test_prepare_creates_once_and_then_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    assert prepare(folder, SCRIPTS) == Prepared(created=("content.db", "live.db"), upgraded=())
    before = {file: file.read_bytes() for file in folder.iterdir()}
    assert prepare(folder, SCRIPTS) == Prepared(created=(), upgraded=())
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


@BOTH
def test_a_database_of_the_first_program_becomes_one_of_today(tmp_path: Path, database: Database) -> None:
    prepare(tmp_path / "today", SCRIPTS)
    data = data_folder(tmp_path / "data")
    database.path(data).unlink()
    engine = writing_engine(database.path(data), database.sync, create=True)
    with engine.begin() as connection:
        command.upgrade(config_for(database, SCRIPTS, connection), "0001")
    engine.dispose()
    assert schema_revision(database.path(data)) == "0001"
    assert prepare(data, SCRIPTS) == Prepared(created=(), upgraded=(database.file,))
    assert schema_of(database.path(data)) == schema_of(database.path(tmp_path / "today"))


def test_slides_that_were_there_before_the_index_are_found(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    CONTENT.path(data).unlink()
    engine = writing_engine(CONTENT.path(data), CONTENT.sync, create=True)
    with engine.begin() as connection:
        command.upgrade(config_for(CONTENT, SCRIPTS, connection), "0005")
    engine.dispose()
    slide = ("growth", "report", 0, "quote", "增长", "Growth", "fade", '{"text": {"zh": "营收 12 亿元"}, "alt": {"zh": "图"}}')
    with closing(sqlite3.connect(CONTENT.path(data))) as connection, connection:
        values = "'west', 0, '西', 's1', '看', 'x', 'together', 'programme'"
        connection.execute(
            f"INSERT INTO section (id, position, name_zh, hue, promise_zh, poster, show, idle) VALUES ({values})"
        )
        connection.execute("INSERT INTO deck (id, section, title_zh) VALUES ('report', 'west', '报告')")
        columns = "id, deck, position, kind, title_zh, title_en, transition, fields"
        connection.execute(f"INSERT INTO slide ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", slide)
    prepare(data, SCRIPTS)
    store = SqlStore(data)
    found = [store.read(lambda uow, words=words: uow.draft.find_slides(words, 9)) for words in ("营收", "grow", "增", "图")]
    store.close()
    assert [[hit.slide for hit in hits] for hits in found] == [["growth"]] * 3 + [[]]


def test_playlists_that_were_there_keep_their_slides(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    CONTENT.path(data).unlink()
    engine = writing_engine(CONTENT.path(data), CONTENT.sync, create=True)
    with engine.begin() as connection:
        command.upgrade(config_for(CONTENT, SCRIPTS, connection), "0007")
    engine.dispose()
    with closing(sqlite3.connect(CONTENT.path(data))) as connection, connection:
        connection.executescript("""
            INSERT INTO section VALUES ('west', 0, '西', NULL, 's1', '看', NULL, 'x', 'together', 'programme', 'together');
            INSERT INTO deck VALUES ('report', 'west', '报告', NULL);
            INSERT INTO slide (id, deck, position, kind, title_zh, transition, fields) VALUES
                ('a', 'report', 0, 'quote', '甲', 'fade', '{}'), ('b', 'report', 1, 'quote', '乙', 'fade', '{}');
            INSERT INTO playlist VALUES ('tour', 'west', '参观', NULL, 0), ('none', 'west', '空', NULL, 0);
            INSERT INTO playlist_entry VALUES ('tour', 0, 'b'), ('tour', 1, 'a'), ('tour', 2, 'b');
            INSERT INTO assignment VALUES ('hall', 'tour');
        """)
    prepare(data, SCRIPTS)
    store = SqlStore(data)
    held = store.read(lambda uow: (uow.draft.playlists(), uow.draft.assignments()))
    store.close()
    assert [(playlist.id, playlist.slides) for playlist in held[0]] == [("none", ()), ("tour", ("b", "a", "b"))]
    assert held[1] == (Assignment(target="hall", playlist="tour"),)


@pytest.mark.parametrize("entry", ["('tour', 0, NULL, NULL)", "('tour', 0, 'a', 'tour')", "('tour', 0, NULL, 'gone')"])
def test_an_entry_is_either_a_slide_or_a_playlist_that_is_there(tmp_path: Path, entry: str) -> None:
    with closing(sqlite3.connect(CONTENT.path(data_folder(tmp_path)))) as connection:
        connection.executescript("""
            INSERT INTO section VALUES ('west', 0, '西', NULL, 's1', '看', NULL, 'x', 'together', 'programme', 'together');
            INSERT INTO deck VALUES ('report', 'west', '报告', NULL);
            INSERT INTO slide (id, deck, position, kind, title_zh, transition, fields)
                VALUES ('a', 'report', 0, 'quote', '甲', 'fade', '{}');
            INSERT INTO playlist VALUES ('tour', 'west', '参观', NULL, 0);
            PRAGMA foreign_keys = ON;
        """)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"INSERT INTO playlist_entry VALUES {entry}")


def test_a_store_from_before_the_schedule_keeps_its_content_and_can_be_scheduled(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    CONTENT.path(data).unlink()
    engine = writing_engine(CONTENT.path(data), CONTENT.sync, create=True)
    with engine.begin() as connection:
        command.upgrade(config_for(CONTENT, SCRIPTS, connection), "0006")
    with sessionmaker(engine).begin() as session:
        SqlDraft(session).put_wall(WALL)
        SqlProgrammes(session).add(programme(), published_us=7)
    engine.dispose()
    assert prepare(data, SCRIPTS).upgraded == (CONTENT.file,)
    store = SqlStore(data)
    assert store.read(lambda uow: uow.draft.wall()) == WALL
    assert store.read(lambda uow: uow.programmes.get(1)).canonical() == programme().canonical()
    assert store.read(lambda uow: uow.programmes.get(1)).scheduled is None
    assert store.read(lambda uow: (uow.draft.entries(), uow.draft.hours())) == ((), ALWAYS_OPEN)
    assert done(store.write(lambda uow: uow.draft.put_entry(entry()))).id == 1
    store.close()


def schema_of(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_an_unfinished_creation_is_finished(tmp_path: Path) -> None:
    (tmp_path / CONTENT.file).touch()
    assert prepare(tmp_path, SCRIPTS).created == ("content.db", "live.db")


def test_an_upgrade_keeps_the_content_and_a_copy_from_before(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    store = SqlStore(data)
    done(store.write(lambda uow: uow.draft.put_wall(WALL)))
    store.close()

    assert prepare(data, scripts_with_step(tmp_path)) == Prepared(created=(), upgraded=("content.db",))
    assert schema_revision(data / "content.db") == "9999"
    assert "floor" in columns(data / "content.db", "section")

    copy = data / f"content.schema-{CONTENT.head}.db"
    assert schema_revision(copy) == CONTENT.head
    shutil.copy(copy, data / "content.db")
    with closing(sqlite3.connect(data / "content.db")) as connection:
        assert connection.execute("SELECT count(*) FROM screen").fetchone() == (len(WALL.screens),)
    assert not list(data.glob("*.half-written"))


def test_a_database_of_a_newer_program_is_never_migrated(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    prepare(data, scripts_with_step(tmp_path))
    before = (data / "content.db").read_bytes()
    with pytest.raises(EnvironmentFault, match="E-DB-NEWER"):
        prepare(data, SCRIPTS)
    assert (data / "content.db").read_bytes() == before


@pytest.mark.parametrize(
    "more",
    [
        'op.execute("SELECT * FROM nowhere")',
        "op.execute(\"INSERT INTO deck VALUES ('orphan', 'no-such-section', 'x', NULL)\")",
    ],
    ids=["a wrong statement", "a row that refers to nothing"],
)
def test_a_step_that_fails_stops_with_words_and_leaves_the_database(tmp_path: Path, more: str) -> None:
    data = data_folder(tmp_path / "data")
    with pytest.raises(EnvironmentFault, match="E-DB-MIGRATION"):
        prepare(data, scripts_with_step(tmp_path, more))
    assert schema_revision(data / "content.db") == CONTENT.head
    assert "floor" not in columns(data / "content.db", "section")
    assert "deck" in columns(data / "content.db", "slide")
    SqlStore(data).close()


def test_a_foreign_file_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "live.db").write_text("a shopping list")
    with pytest.raises(EnvironmentFault, match="E-DB-NOTADB"):
        prepare(tmp_path, SCRIPTS)
    assert (tmp_path / "live.db").read_text() == "a shopping list"
    assert not (tmp_path / "content.db").exists()


def test_a_folder_with_odd_characters_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "100 % 展厅 #1?"
    prepare(folder, SCRIPTS)
    store = SqlStore(folder)
    done(store.write(lambda uow: uow.draft.put_wall(WALL)))
    assert store.read(lambda uow: uow.draft.wall()) == WALL
    store.close()


def test_a_database_without_a_recycle_bin_gets_an_empty_one(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    CONTENT.path(data).unlink()
    engine = writing_engine(CONTENT.path(data), CONTENT.sync, create=True)
    with engine.begin() as connection:
        command.upgrade(config_for(CONTENT, SCRIPTS, connection), "0010")
    engine.dispose()
    assert columns(CONTENT.path(data), "recycled") == set()
    prepare(data, SCRIPTS)
    store = SqlStore(data)
    held = Recycled(thing=Thing.DECK, name="a", title=Text(zh="甲"), discarded_us=5, parcel=Parcel())
    assert store.read(lambda uow: uow.draft.recycled()) == ()
    assert done(store.write(lambda uow: uow.draft.put_recycled(held))).id == 1
    store.close()
