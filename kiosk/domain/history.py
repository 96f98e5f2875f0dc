"""What stood on one screen over time: the cues one after another, without those that were taken back by then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from kiosk.domain.cue import Cue, Cues, taken_back
from kiosk.domain.programme import Programme
from kiosk.domain.standing import Standing, after, untouched
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What stood on one screen over time: `states[i]` counts from `instants[i - 1]` on."""

    instants: tuple[int, ...]
    states: tuple[Standing, ...]

    def at(self, t: int) -> Standing:
        return self.states[bisect_right(self.instants, t)]

    def next_instant(self, t: int) -> int | None:
        index = bisect_right(self.instants, t)
        return self.instants[index] if index < len(self.instants) else None


@lru_cache(maxsize=512)
def history(programme: Programme, cues: Cues, screen: Screen) -> History:
    """Applies the cues that reach a screen, in order; worked out once for each programme, cues and screen.

    A recall leaves what would stand if the cue it names had never been given: what came after that cue is applied anew.
    """
    reaching, known = cues.reaching(screen.targets), _known(programme, screen)
    begun = known.longest_of(reaching)
    course = begun.copy() if begun is not None else _Course(untouched=untouched(programme, screen))
    for cue in reaching[len(course.told) :]:
        course.take_in(programme, screen, cue)
    known.courses = (course, begun) if begun is not None else (course, *known.courses)[:2]
    return History(instants=tuple(cue.at_us for cue in reaching), states=(course.untouched, *course.states))


@dataclass(slots=True)
class _Course:
    """How the cues of one screen were applied.

    `states[i]` is what stood after `told[i]`. Of those that count after the last one, `places` says where they stand among the
    told, in order, and `left` what each has left standing. `gone` are the ids of those taken back, by `recalls`.
    """

    untouched: Standing
    told: list[Cue] = field(default_factory=list)
    states: list[Standing] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    left: list[Standing] = field(default_factory=list)
    place_of: dict[int, int] = field(default_factory=dict)
    recalls: list[Cue] = field(default_factory=list)
    gone: frozenset[int] = frozenset()

    def copy(self) -> _Course:
        return _Course(
            untouched=self.untouched, told=[*self.told], states=[*self.states], places=[*self.places], left=[*self.left],
            place_of={**self.place_of}, recalls=[*self.recalls], gone=self.gone,
        )  # fmt: skip

    def take_in(self, programme: Programme, screen: Screen, cue: Cue) -> None:
        place = len(self.told)
        self.told.append(cue)
        if cue.recalls is None:
            self._apply(programme, screen, place)
        elif cue.recalls in self.place_of:
            self._take_back(programme, screen, cue)
        self.place_of[cue.id] = place
        self.states.append(self.left[-1] if self.left else self.untouched)

    def _apply(self, programme: Programme, screen: Screen, place: int) -> None:
        before = self.left[-1] if self.left else self.untouched
        self.left.append(after(programme, screen, before, self.told[place]))
        self.places.append(place)

    def _take_back(self, programme: Programme, screen: Screen, recall: Cue) -> None:
        """From the first cue that counts now and did not before, or the other way round, all are applied anew."""
        self.recalls.append(recall)
        before, self.gone = self.gone, taken_back(self.recalls)
        first = min((self.place_of[id] for id in before ^ self.gone), default=len(self.told))
        kept = bisect_left(self.places, first)
        del self.places[kept:], self.left[kept:]
        for place, cue in enumerate(self.told[first:], first):
            if cue.recalls is None and cue.id not in self.gone:
                self._apply(programme, screen, place)


@dataclass(slots=True)
class _Known:
    """The last course of one screen, and the one it went on from; it only saves work, and answers nothing by itself.

    Most cues that are asked about are those known and one more, which may be tried before one is given.
    """

    courses: tuple[_Course, ...] = ()

    def longest_of(self, cues: tuple[Cue, ...]) -> _Course | None:
        """The longest course that these cues go on with."""
        fitting = (course for course in self.courses if cues[: len(course.told)] == tuple(course.told))
        return max(fitting, key=lambda course: len(course.told), default=None)


@lru_cache(maxsize=512)
def _known(programme: Programme, screen: Screen) -> _Known:
    return _Known()
