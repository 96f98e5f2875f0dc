import shutil
from collections.abc import Iterable
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.qtkit.contrast import contrast, linear, rgb_of
from kiosk.qtkit.theme import Theme, load_theme
from tests.support.pages import ASSETS

THEMES = ASSETS / "themes"
READABLE, LARGE_BOLD, CONTROL, STRONG = 4.5, 4.4, 3.0, 7.0
APART = 15
"""How far two hues must lie from each other for those who see fewer colours, as a distance in CIE L*a*b* (1976)."""

SEEN_BY = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What becomes of light for those without one kind of cone.

Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1.0.
"""

TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
"""From the light of an sRGB screen to CIE XYZ, and its white (D65)."""


@pytest.fixture(params=list(ThemeName), ids=lambda name: name.value)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(THEMES, request.param)


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
    lines = {"outline": theme.outline, "focus": theme.focus, "selected": theme.selected}
    grounds = (theme.bg, theme.surface, theme.raised)
    assert [name for name, line in lines.items() if min(contrast(line, ground) for ground in grounds) < CONTROL] == []


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* of the light of a screen."""
    xyz = np.asarray(TO_XYZ) @ light.clip(0, 1) / np.asarray(WHITE)
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def nearest(colours: Iterable[str], seen: ArrayLike) -> float:
    """How far the two most alike of some colours lie apart for those who see light so."""
    seen_as = [lab(np.asarray(seen) @ linear(rgb_of(colour))) for colour in colours]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen_as, 2))


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_sections_can_be_told_apart_by_those_who_see_fewer_colours(theme: Theme, eyes: str) -> None:
    assert nearest(asdict(theme.hues).values(), SEEN_BY[eyes]) >= APART


def test_hues_that_collapse_would_be_seen() -> None:
    assert nearest(("#4F7BE8", "#7A6BE0"), np.eye(3)) > APART
    assert nearest(("#4F7BE8", "#7A6BE0"), SEEN_BY["protan"]) < APART


def test_high_contrast_is_high() -> None:
    theme = load_theme(THEMES, ThemeName.CONTRAST)
    inks = [theme.text1, theme.text2, theme.text3, theme.brand, theme.selected, theme.focus]
    inks += [*asdict(theme.hues).values(), *asdict(theme.status).values()]
    assert [ink for ink in inks if contrast(ink, theme.bg) < STRONG] == []
    assert (theme.bg, theme.text1) == ("#000000", "#FFFFFF")


def test_what_lies_on_the_ground_can_be_told_from_it_where_it_is_black() -> None:
    theme = load_theme(THEMES, ThemeName.CONTRAST)
    assert theme.edge is not None
    assert min(contrast(theme.edge, ground) for ground in (theme.bg, theme.surface, theme.raised)) >= CONTROL


def test_all_themes_share_their_type() -> None:
    dark, light, strong = (load_theme(THEMES, name) for name in ThemeName)
    assert dark.type == light.type == strong.type
    assert len({dark.bg, light.bg, strong.bg}) == 3
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
