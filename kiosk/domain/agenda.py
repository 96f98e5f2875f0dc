"""The agenda: every change of programme on the screens in a span.

It asks `decide`, the first half of `resolve`, from change to change: nothing is sampled, and nothing decided anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.domain.cue import Cues
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason
from kiosk.domain.resolve import decide, plays
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From `at_us` on a screen plays what `why` says; `playlist` is None for a poster, a card, a farewell or a dark screen."""

    at_us: int
    screen: str
    playlist: str | None
    why: Reason
    overridden: tuple[Reason, ...] = ()


def agenda(programme: Programme, cues: Cues, screens: Iterable[str], from_us: int, to_us: int) -> tuple[Turn, ...]:
    """Every change from `from_us` (what plays then is the first) to `to_us` (exclusive), by time and screen."""
    turns = [turn for screen in screens for turn in _turns(programme, cues, programme.screen_by_id[screen], from_us, to_us)]
    order = {screen.id: place for place, screen in enumerate(programme.wall.screens)}
    return tuple(sorted(turns, key=lambda turn: (turn.at_us, order[turn.screen])))


def _turns(programme: Programme, cues: Cues, screen: Screen, from_us: int, to_us: int) -> Iterator[Turn]:
    """The changes on one screen; where only those who lose have changed, nothing has."""
    t: int | None = from_us
    before: Turn | None = None
    while t is not None and t < to_us:
        turn, until_us = turn_at(programme, cues, screen, t)
        if before is None or not _same(before, turn):
            yield turn
            before = turn
        t = until_us


def turn_at(programme: Programme, cues: Cues, screen: Screen, t: int) -> tuple[Turn, int | None]:
    """What plays on a screen at an instant, and until when that may not change."""
    decision = decide(programme, cues, screen, t)
    why, *overridden = decision.reasons
    shown = plays(programme, screen, decision, t)
    return Turn(at_us=t, screen=screen.id, playlist=shown, why=why, overridden=tuple(overridden)), decision.until_us


def _same(one: Turn, other: Turn) -> bool:
    """Whether one turn goes on in another; a long closing is told in pieces, and is one."""
    closed = one.why.closing is not None and other.why.closing is not None
    return closed or (one.why == other.why and one.playlist == other.playlist)
