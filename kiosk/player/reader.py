"""The reader: reads the page of one visitor aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.player.lectern import Lectern, Recording

if TYPE_CHECKING:
    from kiosk.player.voice import Voice


class Reader(QObject):
    """Does as it is told: what a visitor wants to hear is known by the session. Errors are for staff, visitors hear nothing."""

    silent = Signal(object)
    """The Recording that it has read to its end, or cannot read."""

    def __init__(self, lectern: Lectern) -> None:
        super().__init__(lectern)
        self._lectern = lectern
        self._wanted: Recording | None = None
        self._paused = False
        self._muted = False
        self._voice: Voice | None = None

    @property
    def position_ms(self) -> int | None:
        """How far the reading has come; None while nothing is read, or the file is still being opened."""
        return self._voice.position_ms if self._voice is not None else None

    @property
    def reading(self) -> bool:
        """Whether the reading goes on."""
        return self._voice is not None and self._voice.reading

    @property
    def heard(self) -> bool:
        """Whether the reading goes on and may be heard, where there is a loudspeaker."""
        return self.reading and not self._muted and self._lectern.loudness > 0

    def read(self, recording: Recording) -> None:
        """Reads a recording from its beginning."""
        if recording == self._wanted and self._voice is not None:
            self._paused = False
            self._voice.begin_anew()
            return
        self.stop()
        self._wanted = recording
        self._lectern.tasks.spawn(self._begin(recording), "reading aloud")

    def pause(self) -> None:
        self._paused = True
        if self._voice is not None:
            self._voice.pause()

    def go_on(self) -> None:
        self._paused = False
        if self._voice is not None:
            self._voice.go_on()

    def hush(self, muted: bool) -> None:
        """Whether nothing is to be heard of what is read now, or later; it takes its time all the same."""
        self._muted = muted
        if self._voice is not None:
            self._voice.hush(muted)

    def stop(self) -> None:
        """Nothing is read any more."""
        self._wanted, self._paused = None, False
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def close(self) -> None:
        """The visit is over."""
        self.stop()
        self.deleteLater()

    async def _begin(self, recording: Recording) -> None:
        """Opens the file, unless something else is wanted meanwhile."""
        voice_type, file = await self._lectern.voice_type(), await self._lectern.file(recording)
        if self._wanted is not recording:
            return
        if file is None:
            self._end(recording)
            return
        self._voice = voice_type(self._lectern.loudness, self)
        self._voice.ended.connect(self._ended)
        self._voice.failed.connect(self._failed)
        self._voice.hush(self._muted)
        self._voice.read(file)
        if self._paused:
            self._voice.pause()

    def _ended(self, voice: Voice) -> None:
        if self._wanted is not None:
            self._lectern.was_read(self._wanted)
            self._end(self._wanted)

    def _failed(self, voice: Voice) -> None:
        if self._wanted is not None:
            self._lectern.failed(self._wanted, voice.trouble)
            self._end(self._wanted)

    def _end(self, recording: Recording) -> None:
        self.stop()
        self.silent.emit(recording)
