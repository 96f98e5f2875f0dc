"""Errands about the screens as they are now: each gives a cue."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.services import conductor
from kiosk.services.conductor import Request
from kiosk.services.cue_wording import given
from kiosk.services.errand import Done, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """Tells the screens what was asked for."""

    request: Request

    def perform(self, office: Office) -> Done:
        told = conductor.give(office.uow, office.telemetry, office.clock, self.request)
        return Done(text=given(self.request.kind, len(told.screens)), at_us=told.cue.at_us)
