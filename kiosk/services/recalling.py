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
    """The cue of that id, or the newest that still counts. Raises BadInput E-CUE-RECALL if there is none.

    One that is over and has left nothing behind is not taken back. One that another lies over is: that may be next.
    """
    known = {cue.id: cue for cue in cues.items}
    found = _newest(cues, now_us) if id is None else known.get(id)
    if found is not None and (found.id in recalled(cues.items) or _is_over(programme, cues, back_of(found, known), now_us)):
        found = None
    if found is None:
        raise BadInput(
            code="E-CUE-RECALL",
            message=Text(zh="这一步已经不起作用，不用撤回", en="that counts no longer, so there is nothing to take back"),
            where=f"cue {id}" if id is not None else "cue",
            fix=Text(zh="屏幕上本来就不受它影响", en="the screens show what they would without it"),
        )
    return back_of(found, known)


def back_of(cue: Cue, known: Mapping[int, Cue]) -> Back:
    """What taking back a cue comes to; of a chain of recalls as far as its cues are known."""
    root, again = cue, False
    while root.recalls is not None and root.recalls in known:
        root, again = known[root.recalls], not again
    return Back(cue=cue, root=root, again=again)


def _newest(cues: Cues, now_us: int) -> Cue | None:
    """What was told last and still counts, but for what is final."""
    given = (cue for cue in reversed(counting(cues.items)) if cue.kind not in FINAL)
    return next((cue for cue in given if cue.until_us is None or now_us < cue.until_us), None)


def _is_over(programme: Programme, cues: Cues, back: Back, now_us: int) -> bool:
    """Whether a hold has ended, and nothing stands differently on any screen for it."""
    if back.root.until_us is None or now_us < back.root.until_us:
        return False
    at_us = max(now_us, cues.items[-1].at_us)
    id, cue = max(each.id for each in cues.items) + 1, back.cue
    recall = Cue(id=id, kind=CueKind.RECALL, at_us=at_us, targets=cue.targets, recalls=cue.id)
    without = Cues.of((*cues.items, recall))
    return all(
        history(programme, cues, screen).at(at_us).settled(at_us)
        == history(programme, without, screen).at(at_us).settled(at_us)
        for screen in programme.wall.screens
        if cue.reaches(screen.targets)
    )
