"""Small pictures of what each screen has really painted, for staff: taken anew when a screen has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from kiosk.domain.events import Thumbnail
from kiosk.player.fleet import Arrival, Fleet

BOX = QSize(376, 376)
"""Twice the largest place they are shown in; an upright screen's picture is as high as a lying one's is wide."""
_COARSE = 2
"""The GUI thread only picks out pixels, of so many times the size; making them small smoothly is done elsewhere."""
_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """Picked pixels of one screen's frame."""

    screen: str
    taken_us: int
    picture: str
    image: QImage

    def thumbnail(self) -> Thumbnail:
        """The sample made small, as a JPEG; takes some milliseconds, in any thread."""
        small = self.image.scaled(BOX, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        jpeg = QBuffer()
        jpeg.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(jpeg, b"jpeg")
        writer.setQuality(_QUALITY)
        writer.write(small)
        return Thumbnail(screen=self.screen, taken_us=self.taken_us, picture=self.picture, image=bytes(jpeg.data().data()))


class Thumbnails:
    """Knows which screens have changed since their thumbnail was taken."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet
        self._changed: dict[str, str] = {}

    def arrived(self, arrival: Arrival) -> None:
        self._changed[arrival.screen] = arrival.picture

    def take(self, now_us: int) -> list[Sample]:
        """Samples of all screens that have changed, a millisecond each."""
        changed, self._changed = self._changed, {}
        windows = self._fleet.windows
        return [
            Sample(screen=screen, taken_us=now_us, picture=picture, image=_picked(windows[screen].frame()))
            for screen, picture in changed.items()
            if screen in windows and windows[screen].in_sight
        ]

    def take_again(self, samples: Iterable[Sample]) -> None:
        """These could not be written down; what has changed since counts."""
        self._changed = {sample.screen: sample.picture for sample in samples} | self._changed


def _picked(frame: QImage) -> QImage:
    return frame.scaled(BOX * _COARSE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation)
