"""A cue: what staff told the screens to do, and the instant at which it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Text


class CueKind(Enum):
    TAKE = "take"
    NEXT = "next"
    PREVIOUS = "previous"
    GOTO = "goto"
    FREEZE = "freeze"
    RESUME = "resume"
    BLACK = "black"
    CLEAR = "clear"
    EMERGENCY = "emergency"
    ALL_CLEAR = "all-clear"
    """Ends emergencies and nothing else: whatever was held before stands again."""
    IDENTIFY = "identify"
    TEST_CARD = "test-card"


CARDS = frozenset({CueKind.IDENTIFY, CueKind.TEST_CARD})
"""The kinds that show staff which screen is which and how it is set up."""

HOLDING = frozenset({CueKind.TAKE, CueKind.FREEZE, CueKind.BLACK, CueKind.EMERGENCY}) | CARDS
"""The kinds that stand until an end, so that none of them can be forgotten."""


class EmergencyLevel(Enum):
    DANGER = "danger"
    CAUTION = "caution"
    EVACUATE = "evacuate"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """At shared time `at_us`, for every screen that one of `targets` (hall, a section, a screen) reaches.

    `until_us` is the end of a kind in HOLDING; `playlist` belongs to take, `level` and `text` to emergency. `numbers`
    says for each screen which slide (from 1, on its timeline) a seek goes to or a freeze holds: a cue carries what it
    leads to, so that nobody has to know what was in sight when it was given. Cues are ordered by (at_us, id).
    The journal counts ids from 1; a cue that the player was told before it was written down has one below 0, and keeps it.
    """

    id: int
    kind: CueKind
    at_us: int
    targets: tuple[str, ...]
    until_us: int | None = None
    playlist: str | None = None
    numbers: tuple[tuple[str, int], ...] = ()
    level: EmergencyLevel | None = None
    text: Text | None = None

    def __post_init__(self) -> None:
        if (self.until_us is not None) != (self.kind in HOLDING):
            raise ValueError(f"{self.kind.value}: an end belongs to {sorted(kind.value for kind in HOLDING)} and to no other")
        if self.until_us is not None and self.until_us <= self.at_us:
            raise ValueError(f"{self.kind.value}: it ends before it begins")
        needed = {CueKind.TAKE: self.playlist, CueKind.EMERGENCY: self.level}
        if self.kind in needed and needed[self.kind] is None:
            raise ValueError(f"{self.kind.value}: what it shows is missing")

    def holds(self, t: int) -> bool:
        """Whether a kind in HOLDING stands at `t`."""
        return self.until_us is not None and self.at_us <= t < self.until_us

    def reaches(self, targets: Iterable[str]) -> bool:
        """Whether one of a screen's targets is among those the cue was given to."""
        return not set(self.targets).isdisjoint(targets)

    def number_for(self, screen: str) -> int | None:
        return next((number for name, number in self.numbers if name == screen), None)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All cues that may count, in order; made once for each change of the journal (compared by identity)."""

    items: tuple[Cue, ...] = ()

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> Cues:
        """Orders the cues and drops what came twice."""
        return cls(tuple(sorted({cue.id: cue for cue in cues}.values(), key=lambda cue: (cue.at_us, cue.id))))

    def reaching(self, targets: tuple[str, ...]) -> tuple[Cue, ...]:
        return tuple(cue for cue in self.items if cue.reaches(targets))


NO_CUES = Cues()
