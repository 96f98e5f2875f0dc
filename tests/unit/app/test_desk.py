from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.desk import run_panel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.store.lock import Role, role_lock
from tests.support.store_samples import data_folder


def start(data_dir: Path) -> str:
    """What keeps the panel from starting."""
    with pytest.raises(EnvironmentFault) as caught:
        run_panel(data_dir, Language.ZH)
    return caught.value.code


def test_without_a_display_it_says_so_before_qt_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert start(data_folder(tmp_path)) == "E-SCREEN-NONE"
    with role_lock(tmp_path, Role.PANEL):
        pass


def test_without_a_store_it_does_not_start(tmp_path: Path) -> None:
    assert start(tmp_path) == "E-DB-MISSING"


def test_only_one_panel_on_a_data_folder_and_it_may_stand_beside_a_player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with role_lock(data_folder(tmp_path), Role.PANEL):
        assert start(tmp_path) == "E-DB-LOCKED"
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with role_lock(tmp_path, Role.PLAYER):
        assert start(tmp_path) == "E-SCREEN-NONE"
