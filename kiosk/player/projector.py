"""A projector: one video on its way through one decoder, kept in step with shared time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from kiosk.domain.pace import LOOK_US, pace
from kiosk.domain.text import Text
from kiosk.player.lab import Lab, Order, Prints, Size
from kiosk.player.seat import Reel
from kiosk.qtkit.loudspeaker import let_hear

SETTLE_US, LONGEST_SETTLE_US = 1_000_000, 32_000_000
"""So long after it was put to another place a decoder may be late before it is judged again; each jump that does not help
makes it twice as long, for on a machine that is too slow jumps only cost time."""
FIRST_FRAME_MS = 8_000
"""A file that gives no frame within this time gives none at all."""

_NO_FRAME = Text(zh="打开后没有画面", en="it opens but gives no picture")


class Projector(QObject):
    """Opens a file, shows its first frame, and from then on runs or stands as it is told. It is mute unless told otherwise.

    `now_us` reads shared time. Frames come by the decoder's own clock, which is set to it when it starts and then trimmed.
    Pictures of them are made by the lab, when they are ordered.
    """

    framed = Signal(object)
    """This projector: there is another frame."""
    printed = Signal(object)
    """This projector: there are pictures of a frame, as they were ordered."""
    failed = Signal(object)
    """This projector: its video cannot be played; `trouble` says why."""

    def __init__(self, reel: Reel, now_us: Callable[[], int], lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.reel = reel
        self.trouble = Text(zh="", en="")
        self._start_us = 0
        self._now_us = now_us
        self._lab = lab
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._loudness = 0.0
        self._begins_us: int | None = None
        self._frame: QVideoFrame | None = None
        self._wanted: frozenset[Size] = frozenset()
        self._order: Order | None = None
        self._pictures: Mapping[Size, QImage] = {}
        self._pictured_us = 0
        self._least_late_us: int | None = None
        self._judge_at_us = 0
        self._settle_us = SETTLE_US
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._sink.videoFrameChanged.connect(self._framed)
        self._player.errorOccurred.connect(self._erred)
        self._player.mediaStatusChanged.connect(self._status)
        self._patience.timeout.connect(self._no_frame)
        self._lab.printed.connect(self._printed)

    def thread_in(self, file: Path, position_us: int) -> None:
        """Opens a file and stands at a position, its frame at hand."""
        self._start_us = position_us
        self._player.setSource(QUrl.fromLocalFile(str(file)))
        self._patience.start(FIRST_FRAME_MS)

    @property
    def ready(self) -> bool:
        """Whether there is a frame to show."""
        return self._frame is not None

    @property
    def loudness(self) -> float:
        """How loud it may be heard, where there is a loudspeaker: from 0, for not at all, to 1."""
        return self._loudness

    def be_heard(self, loudness: float) -> None:
        """Has its sound so loud from now on."""
        if loudness != self._loudness:
            self._loudness = loudness
            let_hear(self._player, loudness)

    def run(self, begins_us: int) -> None:
        """From now on it stands where a video stands that began at `begins_us`."""
        if self._begins_us == begins_us:
            return
        self._begins_us = begins_us
        if self.ready:
            self._set_going()

    def stand(self) -> None:
        """Stands still where it is."""
        self._begins_us = None
        if self.ready:
            self._player.pause()

    @property
    def position_us(self) -> int:
        """Where in the video the newest frame lies."""
        return self._frame.startTime() if self._frame is not None else 0

    @property
    def pictured_us(self) -> int:
        """Where in the video the frame lies that there are pictures of."""
        return self._pictured_us

    def close(self) -> None:
        """Lets go of the decoder; its threads end before this returns."""
        self._patience.stop()
        self._lab.printed.disconnect(self._printed)
        self._player.stop()
        self._player.setSource(QUrl())
        self.deleteLater()

    def order(self, sizes: Iterable[QSize]) -> None:
        """Has pictures made of the newest frame; while others are being made it waits, and by then may be a newer one."""
        self._wanted = frozenset((size.width(), size.height()) for size in sizes)
        if self._order is None:
            self._order_next()

    def picture(self, size: QSize) -> QImage | None:
        """The newest picture so large, the same for all screens; None if none was ordered."""
        return self._pictures.get((size.width(), size.height()))

    def _order_next(self) -> None:
        if self._frame is not None and self._wanted:
            self._order = Order(frame=self._frame, sizes=self._wanted)
            self._wanted = frozenset()
            self._lab.take(self._order)

    @Slot(object)
    def _printed(self, prints: Prints) -> None:
        if prints.order is self._order:
            self._order, self._pictures, self._pictured_us = None, prints.pictures, prints.order.frame.startTime()
            self._order_next()
            self.printed.emit(self)

    @Slot(QMediaPlayer.MediaStatus)
    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and not self.ready:
            self._player.setPosition(self._start_us // 1000)
            self._player.pause()

    @Slot(QMediaPlayer.Error, str)
    def _erred(self, error: QMediaPlayer.Error, words: str) -> None:
        self._fail(Text(zh=f"解码器报告：{words}", en=f"the decoder says: {words}"))

    @Slot()
    def _no_frame(self) -> None:
        self._fail(_NO_FRAME)

    def _fail(self, trouble: Text) -> None:
        self._patience.stop()
        if not self.trouble.zh:
            self.trouble = trouble
            self.failed.emit(self)

    @Slot(QVideoFrame)
    def _framed(self, frame: QVideoFrame) -> None:
        """Takes a frame in; the empty one that comes when the file is over is not one."""
        if not frame.isValid():
            return
        first = self._frame is None
        self._frame = QVideoFrame(frame)
        if first:
            self._patience.stop()
            if self._begins_us is not None:
                self._set_going()
        elif self._begins_us is not None:
            self._judge(self._now_us() - self._begins_us - frame.startTime())
        self.framed.emit(self)

    def _set_going(self) -> None:
        """Runs from where it should be now."""
        if self._begins_us is None:
            return
        self._least_late_us, self._judge_at_us = None, self._now_us() + LOOK_US
        if pace(self._now_us() - self._begins_us - self.position_us).jump:
            self._jump()
        self._player.play()

    def _judge(self, late_us: int) -> None:
        """Trims the pace by how late frames come: the least late of some, for what holds this process up only adds to it."""
        now_us = self._now_us()
        if now_us < self._judge_at_us - LOOK_US:
            return
        self._least_late_us = late_us if self._least_late_us is None else min(late_us, self._least_late_us)
        if now_us < self._judge_at_us:
            return
        told = pace(self._least_late_us)
        self._least_late_us, self._judge_at_us = None, now_us + LOOK_US
        self._player.setPlaybackRate(told.rate)
        if told.jump:
            self._jump()
        else:
            self._settle_us = SETTLE_US

    def _jump(self) -> None:
        if self._begins_us is None:
            return
        now_us = self._now_us()
        self._player.setPosition(max(0, now_us - self._begins_us) // 1000)
        self._judge_at_us = now_us + self._settle_us + LOOK_US
        self._settle_us = min(2 * self._settle_us, LONGEST_SETTLE_US)
