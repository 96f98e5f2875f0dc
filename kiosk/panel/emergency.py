"""The emergencies that stand in the hall, as the panel shows them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.history import history
from kiosk.domain.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """An emergency: its cue, the screens it stands on, and those of which the player has said that they have taken it."""

    cue: Cue
    screens: tuple[str, ...]
    reached: frozenset[str] = frozenset()


def alarms_of(programme: Programme, cues: Cues, t: int) -> tuple[Alarm, ...]:
    """What stands at `t`, the newest first; a notice that was given for longer is told once."""
    found: dict[Cue, list[str]] = {}
    for screen in programme.wall.screens:
        for cue in history(programme, cues, screen).at(t).holding(t):
            if cue.kind is CueKind.EMERGENCY:
                found.setdefault(cue, []).append(screen.id)
    newest_first = sorted(found, key=lambda cue: (cue.at_us, cue.id), reverse=True)
    once = {(cue.level, cue.text, cue.targets): cue for cue in reversed(newest_first)}
    return tuple(Alarm(cue=cue, screens=tuple(found[cue])) for cue in newest_first if cue in once.values())
