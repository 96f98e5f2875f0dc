"""What a sentence about the schedule is made of: the parts that phrases of either language stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from kiosk.domain.ids import FieldError
from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.sentence.dates import Day
from kiosk.domain.text import Text


class NotUnderstood(FieldError):
    """A sentence that cannot be read; `start` … `end` is the part of it that is meant."""

    def __init__(self, text: Text, start: int, end: int) -> None:
        super().__init__(text)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that no phrase has said, and where they stand.

    `named` are known names and what was quoted; `placed` are those that were said to be a place (在…, on …, …展区).
    """

    text: str
    start: int
    end: int
    named: bool = False
    placed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Again and again, by a rule of days. `of_holidays` is to be remarked unless it is said what holidays do."""

    rule: str
    remark: Text | None = None
    of_holidays: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """On each day from the first to the last; on one day if they are the same."""

    first: Day
    last: Day
    remark: Text | None = None

    @property
    def long(self) -> bool:
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (0 is Monday) with no word of how often."""

    number: int


@dataclass(frozen=True, slots=True)
class From:
    day: Day


@dataclass(frozen=True, slots=True)
class Until:
    day: Day
    remark: Text | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """So many times."""

    count: int


class Unit(Enum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Lasting:
    """For so many days, weeks, months or years."""

    count: int
    unit: Unit


class Half(Enum):
    """A word that says which of the two hours of a clock face is meant."""

    AM = "am"
    PM = "pm"
    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day as it is written. `padded` is one like 09:00; a half that stands behind may hold for the time before it."""

    hour: int
    minute: int = 0
    half: Half | None = None
    behind: bool = False
    padded: bool = False

    @property
    def of_24_hours(self) -> bool:
        return self.half is None and (self.padded or self.hour == 0 or self.hour > 12)


@dataclass(frozen=True, slots=True)
class Between:
    start: Clock
    end: Clock


@dataclass(frozen=True, slots=True)
class At:
    clock: Clock


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long it plays on a day."""

    count: int


@dataclass(frozen=True, slots=True)
class AllDay:
    pass


@dataclass(frozen=True, slots=True)
class Slot:
    """A daypart, by its id."""

    id: str


class Flag(Enum):
    MUST_PLAY = "must play"
    MAY_IDLE = "may idle"


class PlaceKind(Enum):
    HALL = "hall"
    SECTION = "section"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it plays, by number; the hall has none."""

    kind: PlaceKind
    number: int = 0


Part: TypeAlias = (
    Every | Span | Weekday | From | Until | Times | Lasting | Between | At | Minutes | AllDay | Slot | Half | Flag | Place
    | Holidays | Makeup
)  # fmt: skip


P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Found(Generic[P]):
    """A part, and where it stands in the sentence."""

    part: P
    start: int
    end: int

    def wrong(self, text: Text) -> NotUnderstood:
        """What is wrong with it."""
        return NotUnderstood(text, self.start, self.end)


Founds: TypeAlias = Sequence[Found[Part]]

CONTRARY = Text(
    zh="和前面说的不一致；一句只排一项", en="it does not agree with what was said before: one entry for each sentence"
)


def all_of(found: Founds, kind: type[P]) -> list[Found[P]]:
    """The parts of a kind, in the order of the sentence; what is said twice in the same way counts once."""
    listed: dict[P, Found[P]] = {}
    for item in found:
        if isinstance(item.part, kind):
            listed.setdefault(item.part, Found(item.part, item.start, item.end))
    return list(listed.values())


def one_of(found: Founds, kind: type[P]) -> Found[P] | None:
    """The part of a kind, if there is any. Raises NotUnderstood if there are two that differ."""
    listed = all_of(found, kind)
    if len(listed) > 1:
        raise listed[1].wrong(CONTRARY)
    return listed[0] if listed else None


def the_one(*found: Found[Any] | None) -> None:
    """Raises NotUnderstood if more than one of these was said."""
    listed = sorted((item for item in found if item is not None), key=lambda item: item.start)
    if len(listed) > 1:
        raise listed[1].wrong(CONTRARY)
