from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.screens import run_player
from kiosk.domain.errors import EnvironmentFault
from kiosk.store.lock import Role, role_lock
from tests.support.store_samples import data_folder


def start(data_dir: Path) -> EnvironmentFault:
    """What keeps the player from starting; the lock of its role is free again."""
    with pytest.raises(EnvironmentFault) as caught:
        run_player(data_dir, in_windows=False, start_at_us=None)
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
        run_player(tmp_path, in_windows=False, start_at_us=None)
