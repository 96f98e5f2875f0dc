"""The agenda: every change of programme on the screens in a span, and how two programmes differ in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.cue import Cues
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From `at_us` on a screen plays what `why` says; `playlist` is None for a poster, a farewell and a dark screen."""

    at_us: int
    screen: str
    playlist: str | None
    why: Reason
    overridden: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """From `from_us` to `to_us` a screen plays something else: `before` by one programme, `after` by another.

    A side is None for a screen that its programme does not know.
    """

    screen: str
    from_us: int
    to_us: int
    before: Reason | None
    after: Reason | None


def agenda(programme: Programme, cues: Cues, screens: Iterable[str], from_us: int, to_us: int) -> tuple[Turn, ...]:
    """Every change from `from_us` (what plays then is the first) to `to_us` (exclusive), by time and screen."""
    raise NotImplementedError


def difference(before: Programme, after: Programme, cues: Cues, from_us: int, to_us: int) -> tuple[Difference, ...]:
    """The spans in which screens play something else by `after` than by `before`, by time and screen."""
    raise NotImplementedError
