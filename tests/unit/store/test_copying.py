from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.store.copying import copy_content, forget_revision
from kiosk.store.files import AssetFiles
from kiosk.store.unit_of_work import SqlStore
from tests.support.commands import published
from tests.support.folders import tree


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return published(tmp_path / "data")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    return folder


def assets(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if name.startswith("assets/")}


def test_a_copy_has_the_content_and_the_files(original: Path, copy: Path) -> None:
    copy_content(original, copy)
    with closing(SqlStore(original)) as one, closing(SqlStore(copy)) as other:
        assert len({store.read(lambda uow: uow.programmes.get(1).sha256()) for store in (one, other)}) == 1
        assert one.read(lambda uow: uow.draft.exhibit()) == other.read(lambda uow: uow.draft.exhibit())
    assert assets(copy) == {name: content for name, content in assets(original).items() if "lock" not in name}
    assert not (copy / "live.db").exists(), "what happened on the screens is not content"


def test_what_is_being_written_is_in_the_copy_or_not_at_all(original: Path, copy: Path) -> None:
    with closing(SqlStore(original)) as store:
        wall = store.read(lambda uow: uow.draft.wall())
        assert wall is not None
        store.write(lambda uow: uow.draft.put_wall(wall)).result()
        copy_content(original, copy)
    with closing(SqlStore(copy)) as other:
        assert other.read(lambda uow: uow.draft.wall()) == wall


def test_files_are_shared_where_the_file_system_can(original: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_content(original, copy)
    (name, *_) = assets(copy)
    assert (copy / name).samefile(original / name)

    def refuse(*_: object) -> None:
        raise OSError("another file system")

    monkeypatch.setattr(os, "link", refuse)
    elsewhere = copy / "elsewhere"
    elsewhere.mkdir()
    copy_content(original, elsewhere)
    assert assets(elsewhere) == assets(copy)
    assert not (elsewhere / name).samefile(original / name)


def test_what_is_done_to_the_copy_is_not_done_to_the_original(original: Path, copy: Path) -> None:
    before = tree(original)
    copy_content(original, copy)
    forget_revision(copy, 1)
    AssetFiles(copy / "assets").put(b"new")
    with closing(SqlStore(copy)) as store:
        assert store.read(lambda uow: uow.programmes.latest()) == 0
    with closing(SqlStore(original)) as store:
        assert store.read(lambda uow: uow.programmes.latest()) == 1
    assert assets(original) == {name: content for name, content in before.items() if name.startswith("assets/")}


def test_a_folder_without_a_store(tmp_path: Path, copy: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        copy_content(tmp_path / "nothing", copy)
    assert caught.value.code == "E-DB-MISSING"
    assert list(copy.iterdir()) == []
