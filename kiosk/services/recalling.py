"""Taking cues back: which cue can be, and what taking it back comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.cue import CARDS, Cue, CueKind, Cues, counting, recalled
from kiosk.domain.errors import BadInput
from kiosk.domain.history import history
from kiosk.domain.programme import Programme
from kiosk.domain.text import Text

FINAL = CARDS | {CueKind.ALL_CLEAR}
"""The kinds that are not taken back: cards end by themselves, and no emergency begins again by a key pressed once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A cue that is taken back; `root` is what was told in the first place, which is done `again` if the cue is a recall of it."""

    cue: Cue
    root: Cue
    again: bool


def to_recall(programme: Programme, cues: Cues, id: int | None, now_us: int) -> Back:
    """The cue of that id, or the newest that has something left to take back. Raises BadInput E-CUE-RECALL if there is none."""
    gone = recalled(cues.items)
    named = [cue for cue in cues.items if cue.id == id and id not in gone] if id is not None else _newest_first(cues, now_us)
    found = next((cue for cue in named if _matters(programme, cues, cue, now_us)), None)
    if found is None:
        raise BadInput(
            code="E-CUE-RECALL",
            message=Text(zh="这一步已经不起作用，不用撤回", en="that counts no longer, so there is nothing to take back"),
            where=f"cue {id}" if id is not None else "cue",
            fix=Text(zh="屏幕上本来就不受它影响", en="the screens show what they would without it"),
        )
    return back_of(found, {cue.id: cue for cue in cues.items})


def back_of(cue: Cue, known: Mapping[int, Cue]) -> Back:
    """What taking back a cue comes to; of a chain of recalls as far as its cues are known."""
    root, again = cue, False
    while root.recalls is not None and root.recalls in known:
        root, again = known[root.recalls], not again
    return Back(cue=cue, root=root, again=again)


def _newest_first(cues: Cues, now_us: int) -> list[Cue]:
    """What was told and still counts, but for what is final."""
    return [
        cue
        for cue in reversed(counting(cues.items))
        if cue.kind not in FINAL and (cue.until_us is None or now_us < cue.until_us)
    ]


def _matters(programme: Programme, cues: Cues, cue: Cue, now_us: int) -> bool:
    """Whether anything stands differently on a screen once a cue is taken back."""
    at_us = max(now_us, cues.items[-1].at_us)
    recall = Cue(
        id=max(each.id for each in cues.items) + 1, kind=CueKind.RECALL, at_us=at_us, targets=cue.targets, recalls=cue.id
    )
    without = Cues.of((*cues.items, recall))
    return any(
        history(programme, cues, screen).at(at_us).settled(at_us)
        != history(programme, without, screen).at(at_us).settled(at_us)
        for screen in programme.wall.screens
        if cue.reaches(screen.targets)
    )
