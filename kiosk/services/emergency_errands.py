"""The errand about an emergency: the screens were told already, so it only has to be written down."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language, Text
from kiosk.services.conductor import Request
from kiosk.services.cue_errands import Give
from kiosk.services.cue_wording import NAMES
from kiosk.services.errand import Done, Office
from kiosk.services.library import wall_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDown:
    """Writes down a cue that the screens were told, at its instant and under its id: asked twice, it is done once.

    An emergency is taken back by its end. The end of one is not taken back: no emergency begins by a key pressed once.
    """

    cue: Cue

    def perform(self, office: Office) -> Done:
        office.uow.journal.keep(self.cue)
        reached = sum(self.cue.reaches(screen.targets) for screen in wall_of(office.draft).screens)
        end = Give(request=Request(kind=CueKind.ALL_CLEAR, targets=self.cue.targets))
        undo = end if self.cue.kind is CueKind.EMERGENCY else None
        name = NAMES[self.cue.kind]
        text = Text(zh=f"{name.zh}：{reached} 块屏", en=f"{name.read(Language.EN)}, screens: {reached}")
        return Done(text=text, undo=undo, at_us=self.cue.at_us)
