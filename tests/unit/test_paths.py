from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from kiosk import paths
from tests.support.folders import ROOT


def test_in_a_checkout_all_lies_beside_the_code() -> None:
    assert paths.house() == ROOT
    assert paths.reference_site().is_file()
    assert (paths.reference_slides() / "sections.toml").is_file()
    assert (paths.migrations() / "env.py").is_file()
    assert list(paths.fonts().glob("*.[ot]tf"))
    assert list(paths.themes().iterdir())
    assert paths.tick().is_file()
    assert list(paths.calendars().glob("*.toml"))


def test_in_a_bundle_all_lies_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.house() == tmp_path
    assert paths.fonts() == tmp_path / "assets" / "fonts"


def test_the_data_folder_is_the_one_chosen_then_the_one_told_then_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", "/told")
    assert paths.data_folder(Path("/chosen")) == Path("/chosen")
    assert paths.data_folder(None) == Path("/told")
    monkeypatch.setenv("KIOSK_DATA", "")
    assert paths.data_folder(None) == Path(platformdirs.user_data_dir("kiosk", appauthor=False))


def test_how_the_program_starts_itself_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.own_command() == [sys.executable, "-m", "kiosk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.own_command() == [sys.executable]
