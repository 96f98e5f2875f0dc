"""What the verbs about times to come do, on an open house."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.app.content import may_count
from kiosk.app.house import House
from kiosk.domain.cue import Cues
from kiosk.domain.difference import Difference
from kiosk.domain.programme import Programme
from kiosk.services import conductor
from kiosk.services.foretelling import Told, agenda_of, difference_of
from kiosk.services.ports import UnitOfWork
from kiosk.services.publishing import Order, drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the draft would change against what plays without it, or against a revision."""

    revision: int
    draft: Programme
    found: tuple[tuple[Programme, Difference], ...]


def foretell(house: House, screen: str | None, from_us: int, to_us: int) -> tuple[Told, ...]:
    """The agenda of a span. Raises EnvironmentFault E-PGM-NONE where nothing counts in it."""
    programmes, cues = house.store.read(lambda uow: may_count(uow, from_us))
    told = agenda_of(programmes, cues, screen, from_us, to_us)
    if not told:
        raise conductor.nothing_published()
    return told


def compare(house: House, revision: int | None, from_us: int, to_us: int) -> Compared:
    """What publishing the draft now would change in a span. Raises what publishing does, and E-PGM-NONE, E-PGM-MISSING."""
    now_us = house.clock.now_us()

    def read(uow: UnitOfWork) -> tuple[Programme, tuple[Programme, ...], Cues]:
        order = Order(note="", now_us=now_us, anchor_us=now_us, idle=house.settings.idle)
        draft = drafted(uow, order)
        if revision is not None:
            return draft, (replace(uow.programmes.get(revision), anchor_us=0),), Cues.of(uow.journal.since(from_us))
        return draft, *may_count(uow, from_us)

    draft, programmes, cues = house.store.read(read)
    if not programmes:
        raise conductor.nothing_published()
    found = difference_of(programmes, draft, cues, from_us, to_us)
    return Compared(revision=min(programme.revision for programme in programmes), draft=draft, found=found)
