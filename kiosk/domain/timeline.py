"""Where a playlist stands at an instant: a position that moves, stands, or will move again.

The position of a playlist is a vector (position, velocity, at), as in the W3C's draft of a timing object: a player
that starts late computes the same position as one that was there all along. All values are integer microseconds.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of one slide on a timeline: which of the slides, and from where to where (`end_us` is outside)."""

    index: int
    start_us: int
    end_us: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Slides of known durations, one after another, for ever in a circle. At least one; each longer than 0."""

    durations_us: tuple[int, ...]
    _ends_us: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.durations_us or min(self.durations_us) <= 0:
            raise ValueError("a timeline needs at least one slide, each longer than 0")
        object.__setattr__(self, "_ends_us", tuple(accumulate(self.durations_us)))

    @property
    def total_us(self) -> int:
        return self._ends_us[-1]

    @property
    def count(self) -> int:
        return len(self._ends_us)

    def slot_at(self, position_us: int) -> Slot:
        """The slot a position falls into; positions beyond one pass stay on their own pass."""
        passes, within = divmod(position_us, self.total_us)
        return self._slot(bisect_right(self._ends_us, within), passes)

    def slot(self, index: int) -> Slot:
        """The slot of a slide in the pass it belongs to; indices beyond the last slide go round."""
        passes, within = divmod(index, self.count)
        return self._slot(within, passes)

    def _slot(self, index: int, passes: int) -> Slot:
        base = passes * self.total_us
        end = self._ends_us[index]
        return Slot(index=index, start_us=base + end - self.durations_us[index], end_us=base + end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A timeline's position over time: `position_us` at the instant `at_us`, then moving or standing (`velocity` 1 or 0).

    A track that stands moves again at `thaw_us`.
    """

    position_us: int
    at_us: int
    velocity: int = 1
    thaw_us: int | None = None

    def settled(self, t: int) -> Track:
        """The same track with a thaw that is past written into its position."""
        if self.thaw_us is None or t < self.thaw_us:
            return self
        return Track(position_us=self.position_us, at_us=self.thaw_us)

    def position(self, t: int) -> int:
        now = self.settled(t)
        return now.position_us + now.velocity * (t - now.at_us)

    def frozen(self, t: int) -> bool:
        return self.settled(t).velocity == 0

    def seek(self, position_us: int, t: int) -> Track:
        """Goes to a position at `t`; a track that stands goes on standing there."""
        return replace(self.settled(t), position_us=position_us, at_us=t)

    def freeze(self, t: int, thaw_us: int) -> Track:
        return Track(position_us=self.position(t), at_us=t, velocity=0, thaw_us=thaw_us)

    def resume(self, t: int) -> Track:
        return Track(position_us=self.position(t), at_us=t) if self.frozen(t) else self.settled(t)

    def instant_of(self, position_us: int, t: int) -> int | None:
        """When the position is, or was, reached by the movement of the instant `t`; None while it stands."""
        now = self.settled(t)
        return None if now.velocity == 0 else now.at_us + position_us - now.position_us
