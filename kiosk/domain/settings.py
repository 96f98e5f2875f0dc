"""Settings a site may differ in, typed, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kiosk.domain.ids import check_range
from kiosk.domain.session import SessionRule
from kiosk.domain.text import Language


class ThemeName(Enum):
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"
    """White on black with strong colours, for visitors who ask for it."""


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
class SessionSettings:
    """After how long without a touch a visited screen asks whether somebody is still there, and then resets.

    `aided_…` are for visitors who use large text, high contrast or the low reach; `home_s` is for the menu, which does not ask.
    """

    quiet_s: float = 45
    asking_s: float = 20
    home_s: float = 30
    aided_quiet_s: float = 90
    aided_asking_s: float = 30

    def __post_init__(self) -> None:
        check_range("session.quiet_s", self.quiet_s, 30, 300)
        check_range("session.asking_s", self.asking_s, 20, 300)
        check_range("session.home_s", self.home_s, 30, 300)
        check_range("session.aided_quiet_s", self.aided_quiet_s, 30, 300)
        check_range("session.aided_asking_s", self.aided_asking_s, 20, 300)

    @property
    def rule(self) -> SessionRule:
        return SessionRule(
            quiet_us=round(self.quiet_s * 1e6), asking_us=round(self.asking_s * 1e6), home_us=round(self.home_s * 1e6),
            aided_quiet_us=round(self.aided_quiet_s * 1e6), aided_asking_us=round(self.aided_asking_s * 1e6),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSettings:
    """Whether it is counted what visitors use, by screen, page and minute; nothing of a person is known either way."""

    count: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """What visitors hear when they ask for it: a video they play, a page read aloud. A screen that plays by itself is silent.

    `tick` is a soft tick when a finger touches a screen.
    """

    muted: bool = False
    volume: float = 0.7
    tick: bool = True

    def __post_init__(self) -> None:
        check_range("sound.volume", self.volume, 0, 1)

    @property
    def loudness(self) -> float:
        """From 0, for nothing at all, to 1."""
        return 0.0 if self.muted else float(self.volume)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSettings:
    """The slides folder in which data files are looked at for changes, from the data folder on; none if it is empty."""

    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    screens: ScreenSettings = field(default_factory=ScreenSettings)
    idle: IdleSettings = field(default_factory=IdleSettings)
    hold: HoldSettings = field(default_factory=HoldSettings)
    session: SessionSettings = field(default_factory=SessionSettings)
    visits: VisitSettings = field(default_factory=VisitSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    data: DataSettings = field(default_factory=DataSettings)
