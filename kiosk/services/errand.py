"""An errand: what staff want done at the panel, as a value; what came of it, and the errand that takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Text
from kiosk.services.ports import Clock, Draft, Telemetry, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where an errand is done: one transaction over the content, what happens on the screens, shared time, the idle settings."""

    uow: UnitOfWork
    telemetry: Telemetry
    clock: Clock
    idle: IdleSettings

    @property
    def draft(self) -> Draft:
        return self.uow.draft

    @property
    def now_us(self) -> int:
        return self.clock.now_us()


class Errand(Protocol):
    """Whatever can be done and, mostly, be taken back."""

    def perform(self, office: Office) -> Done:
        """Does it, in the one transaction of the office. Raises what the services it uses raise; then nothing was done."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, in a sentence; the errand that takes it back, if one can; and from when on screens show it, if they do."""

    text: Text
    undo: Errand | None = None
    at_us: int | None = None
