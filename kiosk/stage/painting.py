"""A picture ready to be shown, and how to know it again on the glass."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Protocol

import lz4.block
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.domain.resolve import Content, ContentKind

_STRIDE = 8
"""Every eighth pixel of every eighth line is looked at: 32,400 of a full-HD picture, in a tenth of a millisecond."""
_DARKEST = 2
"""A pixel whose red, green and blue are all at most this is black; the ground of the dark theme is far above.

That of high contrast is not, but no page is without words, and one word is enough.
"""


class Growth(Protocol):
    """The values of a chart growing in, from 0 (nothing yet) to 1 (as it stays)."""

    def paint(self, sheet: QImage, share: float) -> None:
        """Paints the part that grows onto a sheet that holds the picture."""
        ...


class Painting:
    """A whole screen's picture as it stays: what it shows, its pixels, the fingerprint by which it is known again.

    `growth` is there for a chart whose values grow in once, after the picture has come in. A painting that is not needed
    soon rests: its pixels are packed into a fiftieth of their memory, for most of a slide is one colour.
    """

    __slots__ = ("_image", "content", "fingerprint", "growth", "packed")

    def __init__(self, content: Content, image: QImage, growth: Growth | None = None) -> None:
        self.content = content
        self.fingerprint = fingerprint(image)
        self.growth = growth
        self.packed: Packed | None = None
        self._image: QImage | None = image

    @property
    def word(self) -> str:
        return self.content.word

    @property
    def black_was_asked(self) -> bool:
        """Whether it is black because staff said so; a slide that came out black is not."""
        return self.content.kind is ContentKind.BLACK

    @property
    def image(self) -> QImage:
        """The pixels; those of a painting that rests are unpacked for this once."""
        return unpacked(self.packed) if self._image is None and self.packed is not None else self._pixels()

    @property
    def resting(self) -> bool:
        return self._image is None

    def rest(self, packed: Packed) -> None:
        """Lets go of the pixels, as they are packed now. Packing and unpacking need no painting, so any thread may do it."""
        self.packed = packed
        self._image = None

    def wake(self, image: QImage) -> None:
        """Has the pixels at hand again."""
        self._image = image

    def _pixels(self) -> QImage:
        if self._image is None:
            raise AssertionError("a painting has its pixels or has packed them")
        return self._image


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The pixels of a picture, packed."""

    size: QSize
    data: bytes


def pack(image: QImage) -> Packed:
    """Takes 2 ms for a full-HD picture, and lets Python go on."""
    return Packed(size=image.size(), data=lz4.block.compress(image.constBits()))


def unpacked(packed: Packed) -> QImage:
    """Takes 2 ms for a full-HD picture, and lets Python go on."""
    image = QImage(packed.size, QImage.Format.Format_RGB32)
    memoryview(image.bits())[:] = lz4.block.decompress(packed.data)
    return image


def fingerprint(image: QImage) -> int:
    """The same for the same picture, wherever its pixels are read from (32 bits a pixel, alpha is not looked at)."""
    return zlib.crc32((_sample(image) & 0xFFFFFF).tobytes())


def is_black(image: QImage) -> bool:
    """Whether nothing can be seen: every pixel looked at is as good as #000000."""
    sample = _sample(image)
    return all(int(((sample >> shift) & 0xFF).max()) <= _DARKEST for shift in (0, 8, 16))


def _sample(image: QImage) -> NDArray[np.uint32]:
    if image.depth() != 32:
        raise ValueError(f"a picture of 32 bits a pixel is needed, not {image.depth()}")
    lines = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return lines[::_STRIDE, : image.width() : _STRIDE]
