"""What the contract of the store cannot ask: documents that were damaged behind its back."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.store.databases import CONTENT
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import data_folder, done, programme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """Revisions 1, 2, 3 have begun, 4 waits."""
    opened = SqlStore(data_folder(tmp_path))
    for revision, anchor_us in ((1, 10), (2, 20), (3, 30), (4, 400)):
        item = programme(revision, anchor_us=anchor_us)
        done(opened.write(lambda uow, item=item: uow.programmes.add(item, published_us=0)))
    yield opened
    opened.close()


def flip_a_byte(folder: Path, revision: int) -> None:
    with closing(sqlite3.connect(CONTENT.path(folder))) as connection, connection:
        (document,) = connection.execute("SELECT document FROM programme WHERE revision = ?", (revision,)).fetchone()
        at = len(document) // 2
        damaged = document[:at] + bytes([document[at] ^ 0x80]) + document[at + 1 :]
        connection.execute("UPDATE programme SET document = ? WHERE revision = ?", (damaged, revision))


def playable(store: SqlStore) -> list[int]:
    return [item.revision for item in store.read(lambda uow: uow.programmes.playable(100))]


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [((), [4, 3]), ((3,), [4, 2]), ((4,), [3]), ((2, 3), [4, 1]), ((1, 2, 3), [4]), ((1,), [4, 3])],
)
def test_a_damaged_programme_gives_way_to_the_newest_sound_one_before_it(
    store: SqlStore, tmp_path: Path, damaged: tuple[int, ...], expected: list[int]
) -> None:
    for revision in damaged:
        flip_a_byte(tmp_path, revision)
    assert playable(store) == expected
    assert store.read(lambda uow: uow.programmes.damaged()) == damaged


def test_nothing_sound_left_is_said(store: SqlStore, tmp_path: Path) -> None:
    for revision in (1, 2, 3, 4):
        flip_a_byte(tmp_path, revision)
    with pytest.raises(EnvironmentFault, match="E-PGM-DAMAGED"):
        playable(store)


def test_a_damaged_revision_is_not_given_out(store: SqlStore, tmp_path: Path) -> None:
    flip_a_byte(tmp_path, 2)
    with pytest.raises(EnvironmentFault, match="E-PGM-DAMAGED") as caught:
        store.read(lambda uow: uow.programmes.get(2))
    assert "2" in str(caught.value)
    assert store.read(lambda uow: uow.programmes.get(3)).revision == 3
    assert len(store.read(lambda uow: uow.programmes.revisions())) == 4


@pytest.mark.parametrize("document", [b"{}", programme(2).canonical()], ids=["no programme", "another revision"])
def test_a_document_with_a_right_hash_has_to_be_the_programme_too(store: SqlStore, tmp_path: Path, document: bytes) -> None:
    with closing(sqlite3.connect(CONTENT.path(tmp_path))) as connection, connection:
        values = (document, hashlib.sha256(document).hexdigest())
        connection.execute("UPDATE programme SET document = ?, sha256 = ? WHERE revision = 3", values)
    assert store.read(lambda uow: uow.programmes.damaged()) == (3,)
    assert playable(store) == [4, 2]
