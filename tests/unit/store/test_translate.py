from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.programme import plain
from kiosk.domain.slide_fields import KpiWall
from kiosk.domain.text import Text
from kiosk.store.databases import CONTENT
from kiosk.store.translate import programme_from_document
from kiosk.store.unit_of_work import SqlStore
from tests.support.exhibits import random_case
from tests.support.store_samples import ASSIGNMENTS, EXHIBIT, PLAYLISTS, data_folder, done, programme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = SqlStore(data_folder(tmp_path))
    done(opened.write(lambda uow: uow.draft.put_exhibit(EXHIBIT, PLAYLISTS, ASSIGNMENTS)))
    yield opened
    opened.close()


def edit(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(CONTENT.path(folder))) as connection, connection:
        assert connection.execute(statement).rowcount == 1


def test_a_document_reads_back_as_the_programme_with_every_kind_of_slide() -> None:
    published = programme(3, anchor_us=5, note="第三版")
    read = programme_from_document(published.canonical())
    assert plain(read) == plain(published)
    assert read.slides == published.slides
    assert read.timelines == published.timelines
    assert read.sha256() == published.sha256()


@pytest.mark.parametrize("seed", range(50))
def test_any_programme_reads_back(seed: int) -> None:
    published = random_case(seed).programme
    assert plain(programme_from_document(published.canonical())) == plain(published)


@pytest.mark.parametrize("part", ["revision", "wall", "slides", "idle"])
def test_a_document_that_lacks_a_part_is_none(part: str) -> None:
    document = json.loads(programme().canonical())
    del document[part]
    with pytest.raises(ValueError, match="not a whole programme"):
        programme_from_document(json.dumps(document).encode())


@pytest.mark.parametrize("document", [b"", b"[]", b"{", b"\xff", b'{"revision": "one"}'])
def test_what_is_no_document_is_none(document: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec says each in its own words
        programme_from_document(document)


def test_a_document_whose_playlist_names_no_slide_is_none() -> None:
    document = json.loads(programme().canonical())
    document["playlists"][0]["slides"].append("nowhere")
    with pytest.raises(ValueError, match="nowhere"):
        programme_from_document(json.dumps(document).encode())


def test_the_fields_of_a_slide_are_readable_in_the_database(store: SqlStore, tmp_path: Path) -> None:
    with closing(sqlite3.connect(CONTENT.path(tmp_path))) as connection:
        (text,) = connection.execute("SELECT fields FROM slide WHERE id = 'figures'").fetchone()
    assert '"label": {"zh": "项目", "en": "Projects"}' in text
    assert "kind" not in json.loads(text)


def test_a_value_edited_in_the_database_comes_out_and_nothing_else_moves(store: SqlStore, tmp_path: Path) -> None:
    edit(tmp_path, "UPDATE slide SET fields = replace(fields, '\"12\"', '\"13\"') WHERE id = 'figures'")
    assert store.changed()
    after = store.read(lambda uow: uow.draft.exhibit())
    assert after is not None
    (was,) = (slide for deck in EXHIBIT.decks for slide in deck.slides if slide.id == "figures")
    (now,) = (slide for deck in after.decks for slide in deck.slides if slide.id == "figures")
    assert isinstance(was.fields, KpiWall)
    assert isinstance(now.fields, KpiWall)
    assert now.fields.items[0].value == Text(zh="13")
    assert json.dumps(plain(after), ensure_ascii=False) == json.dumps(plain(EXHIBIT), ensure_ascii=False).replace(
        '"12"', '"13"'
    )


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE slide SET fields = '{' WHERE id = 'figures'", "slide figures"),
        ("UPDATE slide SET fields = '{}' WHERE id = 'opening'", "slide opening"),
        ("UPDATE slide SET kind = 'poem' WHERE id = 'view'", "slide view"),
        ("UPDATE slide SET seconds = -1 WHERE id = 'view'", "slide view"),
        ("UPDATE slide SET title_zh = '' WHERE id = 'view'", "slide view"),
        ("UPDATE slide SET transition = 'explode' WHERE id = 'view'", "slide view"),
        ("UPDATE section SET hue = 'pink' WHERE id = 'east'", "section east"),
    ],
)
def test_an_edit_that_makes_no_sense_is_named(store: SqlStore, tmp_path: Path, statement: str, where: str) -> None:
    edit(tmp_path, statement)
    with pytest.raises(EnvironmentFault, match="E-DB-VALUE") as caught:
        store.read(lambda uow: uow.draft.exhibit())
    assert caught.value.where == where


def test_the_database_refuses_a_word_where_a_number_belongs(store: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        edit(tmp_path, "UPDATE slide SET seconds = 'long' WHERE id = 'view'")
