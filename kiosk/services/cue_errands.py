"""Errands about the screens as they are now: each gives a cue."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cue import CueKind
from kiosk.services import conductor
from kiosk.services.conductor import Request
from kiosk.services.cue_wording import NAMES, told
from kiosk.services.errand import Done, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """Tells the screens what was asked for."""

    request: Request

    def perform(self, office: Office) -> Done:
        given = conductor.give(office.uow, office.telemetry, office.clock, self.request)
        undo = None if given.cue.kind in conductor.FINAL else Recall(cue=given.cue.id)
        return Done(text=told(given.cue, given.programme), undo=undo, at_us=given.cue.at_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Takes a cue back: from then on the screens show what they would if it had never been given."""

    cue: int

    def perform(self, office: Office) -> Done:
        request = Request(kind=CueKind.RECALL, targets=(), recalls=self.cue)
        given = conductor.give(office.uow, office.telemetry, office.clock, request)
        return Done(text=NAMES[CueKind.RECALL], undo=Recall(cue=given.cue.id), at_us=given.cue.at_us)
