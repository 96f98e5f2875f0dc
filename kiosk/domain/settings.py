"""Settings a site may differ in, typed, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kiosk.domain.ids import check_range
from kiosk.domain.text import Language


class ThemeName(Enum):
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleSettings:
    """After how long without a touch the idle carousel begins, and its frames."""

    after_s: float = 120
    frame_s: float = 8
    frames: int = 6

    def __post_init__(self) -> None:
        check_range("idle.after_s", self.after_s, 5, 3600)
        check_range("idle.frame_s", self.frame_s, 2, 60)
        check_range("idle.frames", self.frames, 1, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSettings:
    """How the screens look when nobody has chosen otherwise."""

    language: Language = Language.ZH
    theme: ThemeName = ThemeName.DARK


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldSettings:
    """How long a hold lasts when nobody says until when."""

    minutes: float = 60

    def __post_init__(self) -> None:
        check_range("hold.minutes", self.minutes, 1, 24 * 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSettings:
    """Whether it is counted what visitors use, by screen, page and minute; nothing of a person is known either way."""

    count: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    screens: ScreenSettings = field(default_factory=ScreenSettings)
    idle: IdleSettings = field(default_factory=IdleSettings)
    hold: HoldSettings = field(default_factory=HoldSettings)
    visits: VisitSettings = field(default_factory=VisitSettings)
