from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app.screens import Place, check_ready, run_player
from kiosk.domain.errors import EnvironmentFault
from kiosk.store.databases import CONTENT
from kiosk.store.lock import Role, role_lock
from tests.support.commands import published
from tests.support.store_samples import data_folder


def start(data_dir: Path) -> EnvironmentFault:
    """What keeps the player from starting; the lock of its role is free again."""
    with pytest.raises(EnvironmentFault) as caught:
        run_player(data_dir, Place.MONITORS, start_at_us=None)
    with role_lock(data_dir, Role.PLAYER):
        return caught.value


def test_without_a_display_it_says_so_before_qt_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert start(data_folder(tmp_path)).code == "E-SCREEN-NONE"


def test_with_nothing_published_it_does_not_start(tmp_path: Path) -> None:
    fault = start(data_folder(tmp_path))
    assert (fault.code, fault.where) == ("E-PGM-NONE", "content.db")


def test_without_a_store_it_does_not_start(tmp_path: Path) -> None:
    assert start(tmp_path).code == "E-DB-MISSING"


def test_only_one_player_on_a_data_folder(tmp_path: Path) -> None:
    with role_lock(data_folder(tmp_path), Role.PLAYER), pytest.raises(EnvironmentFault, match="E-DB-LOCKED"):
        run_player(tmp_path, Place.MONITORS, start_at_us=None)


def not_ready(data_dir: Path) -> str:
    """The code of what keeps player and panel from being started; the locks of both roles are free again."""
    with pytest.raises(EnvironmentFault) as caught:
        check_ready(data_dir)
    return caught.value.code


def test_a_store_with_a_programme_is_ready(tmp_path: Path) -> None:
    check_ready(published(tmp_path))
    for role in Role:
        with role_lock(tmp_path, role):
            pass


def test_a_damaged_programme_keeps_nobody_from_starting(tmp_path: Path) -> None:
    with closing(sqlite3.connect(published(tmp_path) / CONTENT.file)) as connection, connection:
        connection.execute("UPDATE programme SET document = x'7b7d'")
    check_ready(tmp_path)


@pytest.mark.parametrize("role", Role)
def test_with_one_of_them_running_it_is_not_ready(tmp_path: Path, role: Role) -> None:
    with role_lock(published(tmp_path), role):
        assert not_ready(tmp_path) == "E-DB-LOCKED"


def test_without_store_or_programme_or_display_it_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not_ready(tmp_path / "nowhere") == "E-DB-MISSING"
    assert not_ready(data_folder(tmp_path / "empty")) == "E-PGM-NONE"
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not_ready(published(tmp_path / "published")) == "E-SCREEN-NONE"
