"""The theme: colours, type and space as tokens, read from the product's theme files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

import msgspec

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9A-F]{6}$")]


LARGEST_READ_PX = 64
"""Type up to this size is read; what is larger is seen at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeToken:
    """A size of type: pixels on the logical canvas, line height as a multiple of them, weight."""

    px: int
    line: float
    weight: int
    zoom: float = 1.0
    """How much larger all type is set than the design says."""

    @property
    def line_px(self) -> int:
        return round(self.px * self.line)

    def at(self, px: int) -> TypeToken:
        """The same type at another of the design's sizes."""
        return replace(self, px=round(px * self.zoom))

    def enlarged(self, zoom: float) -> TypeToken:
        return replace(self, px=round(self.px * zoom), zoom=zoom)

    def regular(self) -> TypeToken:
        return replace(self, weight=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    hero_num: TypeToken
    num_xl: TypeToken
    num_m: TypeToken
    display: TypeToken
    h1: TypeToken
    h2: TypeToken
    quote: TypeToken
    body_l: TypeToken
    body: TypeToken
    label: TypeToken
    caption: TypeToken


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Between two cards, and inside a card."""

    gap: int
    pad: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Radius:
    """How round corners are."""

    card: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How thick lines are."""

    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hues:
    """One hue a section."""

    s1: Colour
    s2: Colour
    s3: Colour
    s4: Colour
    s5: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Colours of a project's state; never used without a shape and a word."""

    normal: Colour
    warning: Colour
    overdue: Colour
    done: Colour
    paused: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A coloured ground and the colour of the text on it."""

    fill: Colour
    text: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    danger: Fill
    caution: Fill
    evacuate: Fill
    notice: Fill

    def of(self, level: EmergencyLevel) -> Fill:
        fill: Fill = getattr(self, level.value)
        return fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything that gives the screens their look; colours are `#RRGGBB`."""

    bg: Colour
    surface: Colour
    raised: Colour
    text1: Colour
    text2: Colour
    text3: Colour
    outline: Colour
    hairline: Colour
    brand: Colour
    selected: Colour
    """What was chosen."""
    focus: Colour
    """The ring around what the keyboard is at."""
    hues: Hues
    status: Status
    emergency: Emergency
    type: TypeScale
    space: Space
    radius: Radius
    stroke: Stroke
    edge: Colour | None = None
    """The line around a card, where its surface alone would hardly be told from the ground."""

    def enlarged(self, zoom: float) -> Theme:
        """The same theme with larger type to read; figures and headlines that are read across a hall stay as they are.

        Where a layout has no room for it, type goes back to what fits.
        """
        tokens = {item.name: getattr(self.type, item.name) for item in fields(self.type)}
        larger = {name: token.enlarged(zoom) for name, token in tokens.items() if token.px <= LARGEST_READ_PX}
        return replace(self, type=TypeScale(**(tokens | larger)))

    def hue(self, name: str) -> Colour:
        """The colour of a section's hue, `s1` to `s5`."""
        colour: str = getattr(self.hues, name)
        return colour


def load_theme(folder: Path, name: ThemeName) -> Theme:
    """Reads a theme and the type all share. Raises EnvironmentFault E-THEME for a token too many, too few or wrong."""
    colours = folder / f"{name.value}.toml"
    try:
        told = _read(colours) | _read(folder / "type.toml")
        theme = msgspec.convert(told, Theme)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _fault(colours, str(error)) from error
    unknown = _names(told) - _names(asdict(theme))
    if unknown:
        raise _fault(colours, f"unknown token: {', '.join(sorted(unknown))}")
    return theme


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _names(tokens: Mapping[str, Any], above: str = "") -> set[str]:
    """Every token's name with the tables it lies in."""
    names: set[str] = set()
    for name, value in tokens.items():
        names |= {above + name} | (_names(value, f"{above}{name}.") if isinstance(value, dict) else set())
    return names


def _fault(path: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-THEME",
        message=Text(zh=f"主题文件读不出来：{reason}", en=f"the theme cannot be read: {reason}"),
        where=str(path),
        fix=Text(zh="请重新安装程序，主题文件随程序提供", en="install the program again; themes come with it"),
    )
