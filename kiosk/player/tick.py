"""The tick: a soft sound when a finger comes down, so that it is heard at once that a screen answers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from kiosk.player.fleet import Fleet
from kiosk.player.ladder import QUIET_POLL_S
from kiosk.qtkit.loop import Tasks
from kiosk.qtkit.multimedia import prepare
from kiosk.stage.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class Tick(QObject):
    """Is loaded after the first touch, which is left without, when the screens do not need the time.

    `file` is None where nobody wants to hear it. Without a loudspeaker it is silent.
    """

    def __init__(self, fleet: Fleet, stage: Stage, tasks: Tasks, file: Path | None, loudness: float, parent: QObject) -> None:
        super().__init__(parent)
        self._fleet = fleet
        self._stage = stage
        self._tasks = tasks
        self._wanted = file if loudness > 0 else None
        self._loudness = loudness
        self._effect: QSoundEffect | None = None

    @property
    def waits(self) -> bool:
        """Whether it is still to be loaded, by the next touch."""
        return self._wanted is not None

    def touched(self, screen: str) -> None:
        """A finger has come down."""
        if self._effect is not None:
            if not self._fleet.muted(screen):
                self._effect.play()
        elif self._wanted is not None:
            file, self._wanted = self._wanted, None
            self._tasks.spawn(self._load(file), "tick")

    async def _load(self, file: Path) -> None:
        await self._stage.in_pool(_import)
        while not self._fleet.quiet():
            await asyncio.sleep(QUIET_POLL_S)
        from PySide6.QtMultimedia import QSoundEffect

        from kiosk.qtkit.loudspeaker import loudspeaker

        device = loudspeaker()
        if device is not None:
            self._effect = QSoundEffect(device, self)
            self._effect.setVolume(self._loudness)
            self._effect.setSource(QUrl.fromLocalFile(str(file)))


def _import() -> None:
    """Runs in the pool: with it comes QtMultimedia, which nobody is to wait for."""
    prepare()
    import PySide6.QtMultimedia  # noqa: F401
