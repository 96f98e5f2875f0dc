"""What staff have told the player past the store: emergencies and their ends, kept as long as they may count."""

from __future__ import annotations

import logging
from dataclasses import replace

from kiosk.bus.message import LONGEST_US, cue_of
from kiosk.domain.cue import Cue, Cues
from kiosk.player.inputs import Inputs

log = logging.getLogger("kiosk.player")

MOST = 64
"""How many are kept; there are never so many in earnest."""
SOON_US = 60_000_000
"""A cue for a later time than this is none of the panel's."""
LOGGED_EVERY_US = 60_000_000
"""How often it is said that something else than a cue has come."""


class Told:
    """Cues that lie beside those of the journal. One that is written down later has the same id there, so it counts once."""

    def __init__(self) -> None:
        self._cues: dict[int, Cue] = {}
        self._logged_us: int | None = None

    def hear(self, message: bytes, now_us: int) -> bool:
        """Takes a message in; whether that changes anything. What is no cue for now is passed over."""
        try:
            cue = cue_of(message)
            if cue.at_us > now_us + SOON_US:
                raise ValueError(f"it is for {(cue.at_us - now_us) // 1_000_000} s from now")
        except ValueError as error:
            self._tell_of(error, now_us)
            return False
        if cue.id in self._cues or self._is_over(cue, now_us):
            return False
        kept = [known for known in self._cues.values() if not self._is_over(known, now_us)]
        self._cues = {known.id: known for known in (*kept, cue)[-MOST:]}
        return True

    def beside(self, inputs: Inputs) -> Inputs:
        """The inputs with what was told."""
        return replace(inputs, cues=Cues.of((*self._cues.values(), *inputs.cues.items))) if self._cues else inputs

    def _is_over(self, cue: Cue, now_us: int) -> bool:
        """An end counts as long as there may be something that it ended."""
        return now_us >= (cue.until_us if cue.until_us is not None else cue.at_us + LONGEST_US)

    def _tell_of(self, error: ValueError, now_us: int) -> None:
        if self._logged_us is None or now_us - self._logged_us >= LOGGED_EVERY_US:
            self._logged_us = now_us
            log.warning("a message that is none was passed over: %s", error)
