from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.panel.palette import THEMES, load_palette, stylesheet
from kiosk.qtkit.contrast import contrast
from tests.support.desks import palette
from tests.support.pages import ASSETS


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_every_ground(name: ThemeName) -> None:
    colours = palette(name)
    pairs = list(product((colours.text, colours.text2), (colours.bg, colours.surface, colours.raised)))
    pairs += [(fill.text, fill.fill) for fill in (colours.action, colours.go, colours.attention, colours.fault)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_focus_can_be_seen(name: ThemeName) -> None:
    colours = palette(name)
    pairs = list(product((colours.outline, colours.focus), (colours.bg, colours.surface)))
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


def test_lengths_grow_with_the_scale() -> None:
    small, large = (stylesheet(palette(), scale) for scale in (1.0, 2.5))
    assert "min-height: 40px" in small
    assert "min-height: 100px" in large
    assert "$" not in small


@pytest.mark.parametrize(
    "damage",
    [lambda text: text.replace("#15181D", "dark"), lambda text: text.replace("bg =", "ground ="), lambda text: text + "["],
)
def test_a_palette_that_cannot_be_read(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    file = tmp_path / "panel-dark.toml"
    shutil.copy(ASSETS / "themes" / "panel-dark.toml", file)
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        load_palette(tmp_path, ThemeName.DARK)
    assert (caught.value.code, caught.value.where) == ("E-THEME", str(file))


def test_a_palette_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="E-THEME"):
        load_palette(tmp_path, ThemeName.LIGHT)
