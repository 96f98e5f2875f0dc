"""A voice: one recording on its way to the loudspeaker; where there is none it takes as long, and is not heard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtMultimedia import QMediaPlayer

from kiosk.domain.text import Text
from kiosk.qtkit.loudspeaker import hush, let_hear


class Voice(QObject):
    """Opens a recording and reads it from its beginning to its end, or as far as it is told."""

    ended = Signal(object)
    """This voice: it has read all of it."""
    failed = Signal(object)
    """This voice: its recording cannot be played; `trouble` says why."""

    def __init__(self, loudness: float, parent: QObject) -> None:
        super().__init__(parent)
        self.trouble = Text(zh="", en="")
        self._player = QMediaPlayer(self)
        self._loudness = loudness
        self._muted = False
        self._connect()

    def _connect(self) -> None:
        self._player.mediaStatusChanged.connect(self._status)
        self._player.errorOccurred.connect(self._erred)

    def read(self, file: Path) -> None:
        """Opens a file and begins."""
        let_hear(self._player, self._loudness, in_time=True)
        hush(self._player, self._muted)
        self._player.setSource(QUrl.fromLocalFile(str(file)))
        self._player.play()

    def hush(self, muted: bool) -> None:
        """Lets nothing of it be heard, or all of it again."""
        self._muted = muted
        hush(self._player, muted)

    @property
    def position_ms(self) -> int:
        """How far it has come."""
        return self._player.position()

    @property
    def reading(self) -> bool:
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    def pause(self) -> None:
        self._player.pause()

    def go_on(self) -> None:
        self._player.play()

    def begin_anew(self) -> None:
        self._player.setPosition(0)
        self._player.play()

    def close(self) -> None:
        """Lets go of the file; the decoder's threads end before this returns."""
        self._player.stop()
        self._player.setSource(QUrl())
        self.deleteLater()

    @Slot(QMediaPlayer.MediaStatus)
    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit(self)

    @Slot(QMediaPlayer.Error, str)
    def _erred(self, error: QMediaPlayer.Error, words: str) -> None:
        if not self.trouble.zh:
            self.trouble = Text(zh=f"解码器报告：{words}", en=f"the decoder says: {words}")
            self.failed.emit(self)
