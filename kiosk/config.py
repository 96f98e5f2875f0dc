"""Reads the settings file of a data folder; its values and their defaults are the domain's."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.settings import Settings
from kiosk.importing.toml_file import Codes, TomlFile

SETTINGS_FILE = "settings.toml"
_CODES = Codes(syntax="E-CFG-SYNTAX", key="E-CFG-KEY", value="E-CFG-RANGE")


def read_settings(data_dir: Path) -> Settings:
    """The settings of a data folder, all defaults if it has none. Raises BadInput E-CFG-SYNTAX, E-CFG-KEY, E-CFG-RANGE."""
    path = data_dir / SETTINGS_FILE
    if not path.exists():
        return Settings()
    file = TomlFile(path, SETTINGS_FILE, _CODES)
    return file.build(Settings, file.values)
