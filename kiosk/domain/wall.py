"""The wall: which screens there are, and which section of the exhibit each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.choreography import Choreography
from kiosk.domain.ids import HALL, FieldError, check_id, check_range
from kiosk.domain.text import Text


class Show(Enum):
    TOGETHER = "together"
    STAGGERED = "staggered"


class IdleSetting(Enum):
    ALTERNATE = "alternate"
    PROGRAMME = "programme"
    CAROUSEL = "carousel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the exhibit: its name, its hue (`s1`…`s5` of the theme), its poster, how its screens play."""

    id: str
    name: Text
    hue: str
    promise: Text
    poster: str
    show: Show = Show.TOGETHER
    idle: IdleSetting = IdleSetting.ALTERNATE
    choreography: Choreography = Choreography.TOGETHER

    def __post_init__(self) -> None:
        check_id(self.id)
        if self.hue not in {"s1", "s2", "s3", "s4", "s5"}:
            raise FieldError(Text(zh=f"没有色相“{self.hue}”，只有 s1–s5", en=f"there is no hue '{self.hue}', only s1-s5"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Which connector or monitor a screen hangs on; empty: the next free one."""

    name: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen: its place on the plan (column, row), its pixels, its physical measures, from how far away it is read."""

    id: str
    section: str
    place: tuple[int, int]
    pixels: tuple[int, int]
    width_mm: int
    bottom_edge_mm: int
    bezel_mm: int = 0
    output: Output = Output()
    view_distance_mm: int | None = None
    """None where nobody has measured it."""

    def __post_init__(self) -> None:
        check_id(self.id)
        for name, value in zip(("place.column", "place.row"), self.place, strict=True):
            check_range(name, value, 0, 999)
        for name, value in zip(("pixels.width", "pixels.height"), self.pixels, strict=True):
            check_range(name, value, 64, 7680)
        check_range("width_mm", self.width_mm, 100, 10_000)
        check_range("bottom_edge_mm", self.bottom_edge_mm, 0, 5_000)
        check_range("bezel_mm", self.bezel_mm, 0, 200)
        if self.view_distance_mm is not None:
            check_range("view_distance_mm", self.view_distance_mm, 200, 20_000)

    @property
    def targets(self) -> tuple[str, str, str]:
        """The targets that reach this screen, widest first."""
        return (HALL, self.section, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Every screen of the hall, in the order of their numbers."""

    hall: Text
    timezone: str
    screens: tuple[Screen, ...]

    def in_section(self, section: str) -> tuple[Screen, ...]:
        return tuple(screen for screen in self.screens if screen.section == section)
