"""Reads what was really painted: which picture is on the glass, and every frame that was black without being asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kiosk.player.window import ScreenWindow
from kiosk.stage.painting import Painting, fingerprint, is_black

UNKNOWN = "?"


@dataclass(slots=True)
class _Black:
    frames: int = 0
    us: int = 0
    since_us: int | None = None


class Watch:
    """Looks at the pixels of every window after each paint event."""

    def __init__(self) -> None:
        self._words: dict[int, str] = {}
        self._black: dict[str, _Black] = defaultdict(_Black)

    def learn(self, painting: Painting) -> None:
        """From now on this picture is known again wherever it is seen."""
        self._words[painting.fingerprint] = painting.word

    def see(self, window: ScreenWindow, now_us: int) -> None:
        """Counts a frame that is black though no black was asked for, and for how long the screen stayed so."""
        black = self._black[window.screen_id]
        if black.since_us is not None:
            black.us += now_us - black.since_us
            black.since_us = None
        if is_black(window.frame()) and not window.commanded_black():
            black.frames += 1
            black.since_us = now_us

    def actual(self, window: ScreenWindow) -> str:
        """The word of the picture that is on the glass, UNKNOWN if it is none of ours."""
        return self._words.get(fingerprint(window.frame()), UNKNOWN)

    def black_frames(self, screen: str) -> int:
        return self._black[screen].frames

    def black_us(self, screen: str, now_us: int) -> int:
        """For how long altogether, up to now."""
        black = self._black[screen]
        return black.us + (now_us - black.since_us if black.since_us is not None else 0)
