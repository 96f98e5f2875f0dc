"""Errands about the screens as they are now: each gives a cue."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Text
from kiosk.services import conductor
from kiosk.services.conductor import Given, Request
from kiosk.services.cue_wording import told, told_back
from kiosk.services.errand import Done, Office
from kiosk.services.recalling import FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """Tells the screens what was asked for."""

    request: Request

    def perform(self, office: Office) -> Done:
        given = conductor.give(office.uow, office.telemetry, office.clock, self.request)
        undo = None if given.cue.kind in FINAL else Recall(cue=given.cue.id)
        return Done(text=said(given), undo=undo, at_us=given.cue.at_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Takes a cue back: from then on the screens show what they would if it had never been given."""

    cue: int

    def perform(self, office: Office) -> Done:
        return Give(request=Request(kind=CueKind.RECALL, targets=(), recalls=self.cue)).perform(office)


def said(given: Given) -> Text:
    """What was told, or taken back of it."""
    return told(given.cue, given.programme) if given.back is None else told_back(given.back, given.programme)
