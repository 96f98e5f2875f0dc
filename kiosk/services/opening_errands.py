"""The errand about the opening hours of the draft."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.hours import Hours
from kiosk.domain.text import Text
from kiosk.services import opening
from kiosk.services.errand import Done, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHours:
    """Puts other opening hours in the place of those there are, closed days and all."""

    hours: Hours

    def perform(self, office: Office) -> Done:
        """Raises BadInput E-HRS-RANGE."""
        draft, before = office.draft, office.draft.hours()
        draft.put_hours(self.hours)
        opening.set_edges(draft, self.hours.warm_up_us, self.hours.farewell_us)
        return Done(
            text=Text(
                zh="开放时间已改到草稿里，发布后生效",
                en="The opening hours of the draft have changed; publish to have them count",
            ),
            undo=SetHours(hours=before),
        )
