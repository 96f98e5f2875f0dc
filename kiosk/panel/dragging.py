"""What becomes of an occurrence, or of empty time, while it is dragged: values without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.schedule import Occurrence

MINUTE_US = 60_000_000
STEP_US = 5 * MINUTE_US
"""Times snap to so much, unless they are to be exact to the minute."""


class Grip(Enum):
    """By what it is held: as a whole, by its beginning, by its end; or it is drawn anew."""

    WHOLE = "whole"
    START = "start"
    END = "end"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """Held at `from_us`, dragged to `to_us`. `own` is None for what is drawn anew in a lane."""

    lane: int
    own: Occurrence | None
    grip: Grip
    from_us: int
    to_us: int
    step_us: int = STEP_US

    @property
    def begun(self) -> bool:
        """Whether it would change anything."""
        return self.own is None or (self.start_us, self.end_us) != (self.own.start_us, self.own.end_us)

    @property
    def start_us(self) -> int:
        by_us = self.to_us - self.from_us
        if self.own is None:
            return self._snap(min(self.from_us, self.to_us))
        match self.grip:
            case Grip.START:
                return min(self._moved(self.own.start_us, by_us), self._snap(self.own.end_us - self.step_us))
            case Grip.END:
                return self.own.start_us
            case _:
                return self._moved(self.own.start_us, by_us)

    @property
    def end_us(self) -> int:
        by_us = self.to_us - self.from_us
        if self.own is None:
            return max(self._snap(max(self.from_us, self.to_us)), self.start_us + self.step_us)
        match self.grip:
            case Grip.START:
                return self.own.end_us
            case Grip.END:
                return max(self._moved(self.own.end_us, by_us), self._snap(self.own.start_us + self.step_us))
            case _:
                return self.start_us + self.own.end_us - self.own.start_us

    def _moved(self, t: int, by_us: int) -> int:
        """An edge that is not dragged so far as to snap stays exactly where it was."""
        return self._snap(t + by_us) if abs(by_us) >= self.step_us // 2 else t

    def _snap(self, t: int) -> int:
        return (t + self.step_us // 2) // self.step_us * self.step_us
