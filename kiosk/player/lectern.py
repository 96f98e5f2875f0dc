"""The lectern: what all reading aloud has in common, its files, its loudness, and what staff are told of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.player.fleet import Fleet
from kiosk.player.notebook import Notebook
from kiosk.qtkit.loop import Tasks
from kiosk.qtkit.multimedia import prepare
from kiosk.services.ports import Clock
from kiosk.services.wording import audio_not_playing
from kiosk.stage.stage import Stage

if TYPE_CHECKING:
    from kiosk.player.voice import Voice

log = logging.getLogger("kiosk.player")

_CODE = "E-AUDIO-PLAY"
_UNREADABLE = Text(zh="录音文件不见了或已损坏", en="its file is missing or damaged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A slide as it is read aloud, and the file that has it."""

    slide: str
    sha256: str


class Lectern(QObject):
    """Opens recordings. QtMultimedia is loaded with the first; a recording that is no use is a fault until it is or has gone."""

    def __init__(
        self, fleet: Fleet, stage: Stage, notebook: Notebook, clock: Clock, tasks: Tasks, loudness: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.loudness = loudness
        self._fleet = fleet
        self._stage = stage
        self._notebook = notebook
        self._clock = clock
        self._troubles: dict[Recording, Text] = {}
        self._connect()

    def _connect(self) -> None:
        self._fleet.turned.connect(self._tell)

    async def voice_type(self) -> type[Voice]:
        return await self._stage.in_pool(_load)

    async def file(self, recording: Recording) -> Path | None:
        """The file of a recording, when it was seen to hold what its name says; None, and staff are told, if it does not."""
        try:
            return await self._stage.sound_file(recording.sha256)
        except EnvironmentFault as fault:
            log.warning("%s: the recording cannot be read: %s", recording.slide, fault.where)
            self.failed(recording, _UNREADABLE)
            return None

    def failed(self, recording: Recording, trouble: Text) -> None:
        """It cannot be read aloud."""
        self._troubles[recording] = trouble
        self._tell()

    def was_read(self, recording: Recording) -> None:
        """It was read aloud to its end."""
        if self._troubles.pop(recording, None) is not None:
            self._show()

    def _tell(self) -> None:
        """What staff have to know now: each recording that does not play, while it is one of what is played from."""
        if self._troubles:
            self._show()

    def _show(self) -> None:
        programme = self._fleet.inputs.programme_at(self._clock.now_us())
        known = {media.shown.sha256 for media in programme.media}
        self._troubles = {
            recording: trouble
            for recording, trouble in self._troubles.items()
            if recording.sha256 in known and recording.slide in programme.slide_by_id
        }
        told = {(_CODE, each.slide): audio_not_playing(programme, each.slide, why) for each, why in self._troubles.items()}
        self._notebook.replace_faults({_CODE}, told)


def _load() -> type[Voice]:
    """Runs in the pool: with it comes QtMultimedia, which nobody is to wait for who has nothing read aloud."""
    prepare()
    from kiosk.player.voice import Voice

    return Voice
