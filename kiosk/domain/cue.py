"""A cue: what staff told the screens to do, and the instant at which it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Language, Text


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
    MUTE = "mute"
    """Loudspeakers are silent; what is in sight stays as it is."""
    UNMUTE = "unmute"
    LANGUAGE = "language"
    """What nobody touches is shown in a language."""
    RECALL = "recall"
    """Another cue counts as never given."""


CARDS = frozenset({CueKind.IDENTIFY, CueKind.TEST_CARD})
"""The kinds that show staff which screen is which and how it is set up."""

BESIDE = frozenset({CueKind.MUTE, CueKind.LANGUAGE})
"""The kinds that decide nothing of what plays: they stand beside the holds, and only the last of each counts."""

WAITING = frozenset({CueKind.TAKE, CueKind.BLACK})
"""The kinds that can wait for a visitor to be done."""

HOLDING = frozenset({CueKind.TAKE, CueKind.FREEZE, CueKind.BLACK, CueKind.EMERGENCY, *BESIDE}) | CARDS
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
    leads to, so that nobody has to know what was in sight when it was given. `language` belongs to language. A cue of a
    kind in WAITING that counts `when_free` leaves a screen to the visitor who has it until the visit is over. `recalls` is
    the id of the cue that a recall takes back. Cues are ordered by (at_us, id).
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
    language: Language | None = None
    when_free: bool = False
    recalls: int | None = None

    def __post_init__(self) -> None:
        if (self.until_us is not None) != (self.kind in HOLDING):
            raise ValueError(f"{self.kind.value}: an end belongs to {sorted(kind.value for kind in HOLDING)} and to no other")
        if self.until_us is not None and self.until_us <= self.at_us:
            raise ValueError(f"{self.kind.value}: it ends before it begins")
        needed = {
            CueKind.TAKE: self.playlist,
            CueKind.EMERGENCY: self.level,
            CueKind.LANGUAGE: self.language,
            CueKind.RECALL: self.recalls,
        }
        if self.kind in needed and needed[self.kind] is None:
            raise ValueError(f"{self.kind.value}: what it shows is missing")
        if self.when_free and self.kind not in WAITING:
            raise ValueError(f"{self.kind.value}: only {sorted(kind.value for kind in WAITING)} wait for a visitor")

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

    def counts_from_us(self, cue: Cue, t: int) -> int:
        """Since when a cue that counts at `t` has done so without a break: it may have been taken back, and that taken back too."""
        about, from_us = {cue.id}, cue.at_us
        for other in self.items:
            if other.recalls in about and other.at_us <= t:
                about.add(other.id)
                from_us = other.at_us
        return from_us


def taken_back(recalls: Iterable[Cue]) -> frozenset[int]:
    """The ids that recalls, in their order, take back; a recall that is itself taken back by a later one takes back nothing."""
    named: set[int] = set()
    for recall in reversed(tuple(recalls)):
        if recall.recalls is not None and recall.id not in named:
            named.add(recall.recalls)
    return frozenset(named)


def recalled(cues: Iterable[Cue]) -> frozenset[int]:
    """Of cues in their order the ids of those that a later recall takes back; a recall can be taken back too."""
    known: set[int] = set()
    recalls: list[Cue] = []
    for cue in cues:
        if cue.recalls in known:
            recalls.append(cue)
        known.add(cue.id)
    return taken_back(recalls)


def counting(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Of cues in their order those that are left when every recall among them is heeded."""
    given = tuple(cues)
    gone = recalled(given)
    return tuple(cue for cue in given if cue.kind is not CueKind.RECALL and cue.id not in gone)


NO_CUES = Cues()
