"""How much of a film is seen: of the frames that were due, those that were never painted."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.ops.bench import Figure

RATE = 30
"""Frames a second of the films that are measured."""
FROM_S, TO_S = 1, 21
"""So much of a film counts: it begins over its still, and its last frame stays."""
DUE = (TO_S - FROM_S) * RATE


class Films:
    """What is seen of films that run again and again on some screens, from the places in the film of the frames painted there."""

    def __init__(self, screens: Iterable[str]) -> None:
        self._running: dict[str, list[int]] = {screen: [] for screen in screens}
        self._seen: dict[str, list[int]] = {screen: [] for screen in self._running}

    def painted(self, screen: str, position_us: int) -> None:
        running = self._running[screen]
        if running and position_us < running[-1]:
            self._end(screen)
        self._running[screen].append(position_us)

    def _end(self, screen: str) -> None:
        """Counts a film that is over, if it was there from its beginning to its end."""
        run, self._running[screen] = self._running[screen], []
        if run[0] < FROM_S * 1e6 and run[-1] >= TO_S * 1e6:
            frames = {round(position_us * RATE / 1e6) for position_us in run}
            self._seen[screen].append(sum(FROM_S * RATE <= frame < TO_S * RATE for frame in frames))

    @property
    def rounds(self) -> int:
        """How often all films have been seen."""
        return min(len(seen) for seen in self._seen.values())

    def dropped(self) -> Figure:
        """The share of frames not painted, for each film each time."""
        values = tuple(100 * (1 - frames / DUE) for seen in self._seen.values() for frames in seen)
        return Figure(name="frames_dropped_percent", unit="%", values=values)
