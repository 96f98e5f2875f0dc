"""Why a screen shows what it shows: the rules by their strength, and the candidates that stand under them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.cue import Cue
from kiosk.domain.hours import Closing
from kiosk.domain.schedule import Occurrence

CLOSED = "closed"
"""The source of a reason where the opening hours decide."""


class Rule(Enum):
    """Who decides, strongest first."""

    EMERGENCY = "emergency"
    HOLD = "hold"
    SCHEDULE = "schedule"
    SECTION = "section"
    HALL = "hall"
    POSTER = "poster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A candidate for a screen: the rule it stands under, and where it comes from (a playlist, a section or a cue's kind).

    Of the schedule the source is the playlist of the occurrence, or CLOSED where the hall is. `screen` is named where a
    default is that screen's own: it stands under SECTION too, before the section's.
    """

    rule: Rule
    source: str
    cue: Cue | None = None
    occurrence: Occurrence | None = None
    closing: Closing | None = None
    screen: str | None = None
