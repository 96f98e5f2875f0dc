"""What was told and what was published, newest first: for the log."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.cue import Cue
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.programme import Programme
from kiosk.services.data_refresh import NOTE
from kiosk.services.ports import Journal, Revision, UnitOfWork
from kiosk.services.publishing import changed_screens, note_of_return

_NUMBER = re.compile(r"\d+")


class Origin(Enum):
    """How a revision came about: somebody published it, somebody went back to an older one, a data file had changed."""

    PUBLISHED = "published"
    RETURNED = "returned"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A revision with what it changed on the screens, compared with the one before it; None where that cannot be told.

    `returned_to` is the older revision whose content it has.
    """

    revision: Revision
    origin: Origin
    returned_to: int | None
    changed: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The newest cues, and the revisions of the same span; `more` says whether there is anything older.

    `taken_back` are the cues before that span which recalls in it lead to.
    """

    cues: tuple[Cue, ...]
    issues: tuple[Issue, ...]
    more: bool
    taken_back: tuple[Cue, ...] = ()


Changed = MutableMapping[int, tuple[str, ...] | None]
"""What each revision changed. Revisions never change, so that it is worked out once."""


def history(uow: UnitOfWork, most: int, changed: Changed) -> History:
    """At most so many cues, and at most so many revisions that are not older than the oldest of them."""
    cues = uow.journal.latest(most + 1)
    told, earlier = cues[:most], cues[most:]
    from_us = told[-1].at_us if earlier else 0
    listed = [revision for revision in uow.programmes.revisions() if revision.published_us >= from_us]
    issues = tuple(_issue(uow, revision, changed) for revision in listed[:most])
    more = bool(earlier) or len(listed) > most
    return History(cues=told, issues=issues, more=more, taken_back=_taken_back(uow.journal, told))


def _taken_back(journal: Journal, told: Iterable[Cue]) -> tuple[Cue, ...]:
    """What the recalls among cues lead to and is not among these; recalls may lead to recalls."""
    known, found = {cue.id for cue in told}, list[Cue]()
    asked = _named(told) - known
    while asked:
        answered = journal.named(asked)
        found += answered
        known |= asked
        asked = _named(answered) - known
    return tuple(found)


def _named(cues: Iterable[Cue]) -> set[int]:
    return {cue.recalls for cue in cues if cue.recalls is not None}


def _issue(uow: UnitOfWork, revision: Revision, changed: Changed) -> Issue:
    number = revision.revision
    if number not in changed:
        changed[number] = _changed(uow, number)
    returned_to = _returned_to(revision.note)
    origin = Origin.RETURNED if returned_to is not None else Origin.DATA if revision.note == NOTE else Origin.PUBLISHED
    return Issue(revision=revision, origin=origin, returned_to=returned_to, changed=changed[number])


def _returned_to(note: str) -> int | None:
    found = _NUMBER.search(note)
    return int(found[0]) if found and note == note_of_return(int(found[0])) else None


def _changed(uow: UnitOfWork, revision: int) -> tuple[str, ...] | None:
    """None where it or the one before it is damaged: then nobody can tell."""
    try:
        before: Programme | None = uow.programmes.get(revision - 1) if revision > 1 else None
        return changed_screens(before, uow.programmes.get(revision))
    except EnvironmentFault:
        return None
