"""A picture ready to be shown, and how to know it again on the glass."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPixmap

from kiosk.domain.resolve import Content, ContentKind

_STRIDE = 8
"""Every eighth pixel of every eighth line is looked at: 32,400 of a full-HD picture, in a tenth of a millisecond."""
_DARKEST = 2
"""A pixel whose red, green and blue are all at most this is black; the darkest ground of a theme is far above."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Painting:
    """A whole screen's picture: what it shows, its pixels, and the fingerprint by which it is known again."""

    content: Content
    pixmap: QPixmap
    fingerprint: int

    @classmethod
    def of(cls, content: Content, image: QImage) -> Painting:
        return cls(content=content, pixmap=QPixmap.fromImage(image), fingerprint=fingerprint(image))

    @property
    def word(self) -> str:
        return self.content.word

    @property
    def black_was_asked(self) -> bool:
        """Whether it is black because staff said so; a slide that came out black is not."""
        return self.content.kind is ContentKind.BLACK


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
