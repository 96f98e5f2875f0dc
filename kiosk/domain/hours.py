"""Opening hours: when the hall is open, and what its screens do when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from kiosk.domain.ids import FieldError
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    """The hours of a weekday (0 is Monday); one that closes at or before its opening closes on the next day.

    Without times it is closed all day.
    """

    weekday: int
    opens: time | None = None
    closes: time | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6 or (self.opens is None) != (self.closes is None):
            raise FieldError(Text(zh="开放时间要写星期几、几点开、几点关", en="opening hours are a weekday with both times"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A day on which the hall stays closed, and why if somebody said so."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours of the hall. A weekday that is not listed is open all day.

    The screens come on `warm_up_us` before the doors open, and show the farewell for `farewell_us` after they have closed;
    then they are dark.
    """

    weekly: tuple[DayHours, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    warm_up_us: int = 600_000_000
    farewell_us: int = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Daypart:
    """A part of the day by a name that entries can be given instead of times, such as the morning."""

    id: str
    name: Text
    start: time
    end: time


ALWAYS_OPEN = Hours()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The hall is closed from `start_us` until `end_us`, when its screens come on again; it is dark from `dark_us` on.

    A closing that began, or will end, too far away to be looked for begins and ends where the looking does.
    """

    start_us: int
    dark_us: int
    end_us: int
