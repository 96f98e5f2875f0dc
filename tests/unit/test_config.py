from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import SETTINGS_FILE, read_settings
from kiosk.domain.errors import BadInput
from kiosk.domain.settings import (
    DataSettings,
    HoldSettings,
    IdleSettings,
    ScreenSettings,
    Settings,
    SoundSettings,
    ThemeName,
    VisitSettings,
)
from kiosk.domain.text import Language


def written(folder: Path, text: str) -> Path:
    (folder / SETTINGS_FILE).write_text(text, "utf-8")
    return folder


def test_without_a_file_all_is_as_delivered(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    assert read_settings(tmp_path / "nowhere") == Settings()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "")) == Settings()


def test_every_setting_can_be_told(tmp_path: Path) -> None:
    text = (
        '[screens]\nlanguage = "en"\ntheme = "light"\n[idle]\nafter_s = 30\nframe_s = 4.5\nframes = 3\n[hold]\nminutes = 15\n'
        "[visits]\ncount = false\n[sound]\nmuted = true\nvolume = 0.5\ntick = false\n"
        '[data]\nfolder = "../slides"\n'
    )
    assert read_settings(written(tmp_path, text)) == Settings(
        screens=ScreenSettings(language=Language.EN, theme=ThemeName.LIGHT),
        idle=IdleSettings(after_s=30, frame_s=4.5, frames=3),
        hold=HoldSettings(minutes=15),
        visits=VisitSettings(count=False),
        sound=SoundSettings(muted=True, volume=0.5, tick=False),
        data=DataSettings(folder="../slides"),
    )


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("[idle]\nafter = 30\n", "E-CFG-KEY", "settings.toml:1 idle.after"),
        ("\n[hols]\nminutes = 1\n", "E-CFG-KEY", "settings.toml:2 hols"),
        ("[idle]\nafter_s = 4\n", "E-CFG-RANGE", "settings.toml:1 idle"),
        ("[idle]\nafter_s = nan\n", "E-CFG-RANGE", "settings.toml:1 idle"),
        ("[idle]\nafter_s = 1e9\n", "E-CFG-RANGE", "settings.toml:1 idle"),
        ('[idle]\nafter_s = "10 s"\n', "E-CFG-RANGE", "settings.toml:1 idle.after_s"),
        ("[idle]\nframes = 2.5\n", "E-CFG-RANGE", "settings.toml:1 idle.frames"),
        ("\n\n[hold]\nminutes = -1\n", "E-CFG-RANGE", "settings.toml:3 hold"),
        ('[screens]\ntheme = "blue"\n', "E-CFG-RANGE", "settings.toml:1 screens.theme"),
        ("[visits]\ncount = 1\n", "E-CFG-RANGE", "settings.toml:1 visits.count"),
        ("[sound]\nvolume = 1.5\n", "E-CFG-RANGE", "settings.toml:1 sound"),
        ("screens = 3\n", "E-CFG-RANGE", "settings.toml:1 screens"),
        ("[idle\n", "E-CFG-SYNTAX", "settings.toml:1"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, code: str, where: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_settings(written(tmp_path, text))
    assert (caught.value.code, caught.value.where) == (code, where)


def test_an_unknown_setting_is_told_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_settings(written(tmp_path, "[idle]\nafters = 30\n"))
    assert caught.value.fix.en == "did you mean after_s?"


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).mkdir()
    with pytest.raises(BadInput) as caught:
        read_settings(tmp_path)
    assert caught.value.code == "E-CFG-SYNTAX"
