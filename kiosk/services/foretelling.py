"""What will play: the agenda of a span, and what publishing the draft would change, in the shapes that scripts rely on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.domain import agenda, difference
from kiosk.domain.agenda import Turn
from kiosk.domain.cue import Cues
from kiosk.domain.difference import Difference
from kiosk.domain.programme import Programme, reigns
from kiosk.services.reporting import Moment, why

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A turn with the programme it comes from."""

    programme: Programme
    turn: Turn


def agenda_of(programmes: Iterable[Programme], cues: Cues, screen: str | None, from_us: int, to_us: int) -> tuple[Told, ...]:
    """Every change in a span, on all screens or one, by whatever programme counts then."""
    return tuple(
        Told(programme=programme, turn=turn)
        for programme, start_us, end_us in reigns(programmes, from_us, to_us)
        for turn in agenda.agenda(programme, cues, _screens(programme, screen), start_us, end_us)
    )


def _screens(programme: Programme, screen: str | None) -> Sequence[str]:
    known = programme.screen_by_id
    return [id for id in known if screen in (None, id)]


def difference_of(
    programmes: Iterable[Programme], draft: Programme, cues: Cues, from_us: int, to_us: int
) -> tuple[tuple[Programme, Difference], ...]:
    """What the draft changes in a span against what would play without it."""
    return tuple(
        (programme, item)
        for programme, start_us, end_us in reigns(programmes, from_us, to_us)
        for item in difference.difference(programme, draft, cues, start_us, end_us)
    )


def agenda_answer(told: Iterable[Told], moment: Moment, from_us: int, to_us: int) -> Answer:
    return {
        "from": moment.iso(from_us),
        "to": moment.iso(to_us),
        "changes": [
            {
                "at": moment.iso(each.turn.at_us),
                "screen": each.turn.screen,
                "section": each.programme.screen_by_id[each.turn.screen].section,
                "playlist": each.turn.playlist,
                "why": why(each.programme, each.turn.why, moment),
            }
            for each in told
        ],
    }


def difference_answer(
    found: Iterable[tuple[Programme, Difference]], draft: Programme, moment: Moment, from_us: int, to_us: int
) -> Answer:
    """`before` and `after` are a playlist's id, or what shows instead; null where the screen is not known."""
    return {
        "from": moment.iso(from_us),
        "to": moment.iso(to_us),
        "changes": [
            {
                "screen": item.screen,
                "from": moment.iso(item.from_us),
                "to": moment.iso(item.to_us),
                "before": _word(item.before),
                "after": _word(item.after),
                "before_text": _text(programme, item.before, moment),
                "after_text": _text(draft, item.after, moment),
            }
            for programme, item in found
        ],
    }


def _word(turn: Turn | None) -> str | None:
    if turn is None:
        return None
    return turn.playlist or (
        turn.why.source if turn.why.closing or turn.why.cue else f"{turn.why.rule.value}:{turn.why.source}"
    )


def _text(programme: Programme, turn: Turn | None, moment: Moment) -> str | None:
    return None if turn is None else str(why(programme, turn.why, moment)["text"])
