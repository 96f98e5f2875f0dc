import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.qtkit.theme import Theme, load_theme
from tests.support.pages import ASSETS

THEMES = ASSETS / "themes"
READABLE, LARGE_BOLD, CONTROL = 4.5, 4.4, 3.0


@pytest.fixture(params=list(ThemeName), ids=lambda name: name.value)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(THEMES, request.param)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_colour_is_readable_on_every_ground(theme: Theme) -> None:
    words = {"text1": theme.text1, "text2": theme.text2, "text3": theme.text3, "brand": theme.brand, **asdict(theme.status)}
    grounds = (theme.bg, theme.surface, theme.raised)
    assert [name for name, ink in words.items() if min(contrast(ink, ground) for ground in grounds) < READABLE] == []


def test_every_hue_is_readable_as_text_and_on_the_raised_ground_when_large_and_bold(theme: Theme) -> None:
    hues = asdict(theme.hues)
    assert [name for name, ink in hues.items() if min(contrast(ink, theme.bg), contrast(ink, theme.surface)) < READABLE] == []
    assert [name for name, ink in hues.items() if contrast(ink, theme.raised) < LARGE_BOLD] == []


def test_emergency_text_is_far_above_readable(theme: Theme) -> None:
    fills = [theme.emergency.of(level) for level in EmergencyLevel]
    assert min(contrast(fill.text, fill.fill) for fill in fills) > 7


def test_controls_can_be_told_from_their_ground(theme: Theme) -> None:
    assert min(contrast(theme.outline, ground) for ground in (theme.bg, theme.surface, theme.raised)) >= CONTROL


def test_both_themes_share_their_type() -> None:
    dark, light = (load_theme(THEMES, name) for name in ThemeName)
    assert dark.type == light.type
    assert dark.bg != light.bg
    assert (dark.type.body.px, dark.type.body.line_px, dark.type.h1.weight) == (36, 56, 700)


def test_no_type_is_thinner_than_regular_or_smaller_than_the_floor(theme: Theme) -> None:
    tokens = asdict(theme.type).values()
    assert min(token["weight"] for token in tokens) >= 400
    assert min(token["px"] for token in tokens) >= 28


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('brand = "#36C5F0"\n', "", "brand"),
        ('brand = "#36C5F0"\n', 'brand = "#36C5F0"\nglow = "#36C5F0"\n', "glow"),
        ('s1 = "#659FFF"', 's1 = "#659FFF"\ns6 = "#659FFF"', "hues.s6"),
        ('brand = "#36C5F0"', 'brand = "blue"', "brand"),
        ('brand = "#36C5F0"', "brand = ", "line"),
    ],
    ids=["missing", "unknown", "unknown below", "no colour", "no TOML"],
)
def test_a_wrong_token_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    folder = shutil.copytree(THEMES, tmp_path / "themes")
    file = folder / "dark.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        load_theme(folder, ThemeName.DARK)
    assert caught.value.code == "E-THEME"
    assert named in str(caught.value)
    assert caught.value.where == str(file)


def test_a_missing_file_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        load_theme(tmp_path, ThemeName.LIGHT)
    assert caught.value.code == "E-THEME"
