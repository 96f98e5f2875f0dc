"""A video's frame turned into a picture of a size, colours and size in one pass, by the scaler that comes with Qt's own FFmpeg.

Qt's way from a frame to a picture holds Python up for as long as it takes, in whatever thread; this one does not.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import weakref
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import PySide6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoFrameFormat

from kiosk.qtkit.multimedia import picture_of

log = logging.getLogger("kiosk.qtkit")

_LIBRARIES = {
    "win32": ("avutil-59.dll", "swscale-8.dll"),
    "darwin": ("Qt/lib/libavutil.59.dylib", "Qt/lib/libswscale.8.dylib"),
}
_LIBRARIES_ELSEWHERE = ("Qt/lib/libavutil.so.59", "Qt/lib/libswscale.so.8")
"""Below PySide6, in a bundle too. Another version may have another interface, and is not taken."""

_Format, _Space = QVideoFrameFormat.PixelFormat, QVideoFrameFormat.ColorSpace
_NAMES = {
    _Format.Format_YUV420P: b"yuv420p",
    _Format.Format_YUV422P: b"yuv422p",
    _Format.Format_YUV420P10: b"yuv420p10le",
    _Format.Format_NV12: b"nv12",
    _Format.Format_P010: b"p010le",
}
"""What FFmpeg calls the formats that decoders give."""
_BT709, _BT601, _BT2020 = 1, 5, 9
_MATRICES = {_Space.ColorSpace_BT601: _BT601, _Space.ColorSpace_BT709: _BT709, _Space.ColorSpace_BT2020: _BT2020}
_TALLEST_OF_TV = 576
"""What does not say how its colours are meant is taken for television if it is no taller, else for high definition."""

_BILINEAR, _ACCURATE = 2, 1 << 18
"""WORKAROUND FFmpeg 7.1: without the second, frames that keep their size are written over the end of the picture's memory, or
lack their last columns, unless their width suits the processor."""
_NEUTRAL = 0, 1 << 16, 1 << 16
"""Brightness, contrast and saturation as they are."""
_EVEN = 2
"""FFmpeg takes five times as long to make a picture whose width is odd."""
_WAYS_KEPT = 8
_PIXEL_BYTES = 4
_Planes, _Strides = ctypes.c_void_p * 4, ctypes.c_int * 4


@dataclass(frozen=True, slots=True)
class _Way:
    """From what to what: a frame becomes a picture that covers a size, of which only that is seen."""

    name: bytes
    width: int
    height: int
    matrix: int
    full_range: bool
    to_width: int
    to_height: int
    seen: tuple[int, int]

    @property
    def stride(self) -> int:
        return self.to_width * _PIXEL_BYTES

    @property
    def seen_from(self) -> int:
        """Where in the picture's memory the part that is seen begins; it lies in the middle."""
        across, down = ((whole - part) // 2 for whole, part in zip((self.to_width, self.to_height), self.seen, strict=True))
        return down * self.stride + across * _PIXEL_BYTES


class Scaler:
    """Makes pictures of frames, in one thread at a time. Where there is no such library, or it does not know a frame, Qt does."""

    def __init__(self) -> None:
        self._set_up: dict[_Way, _SetUp] = {}

    @cached_property
    def _libraries(self) -> _Libraries | None:
        """Looked for when there is a frame: by then Qt has loaded them. By themselves they lack what Qt puts in OpenSSL's place."""
        return _load()

    def close(self) -> None:
        while self._set_up:
            self._forget_oldest()

    def picture(self, frame: QVideoFrame, size: QSize) -> QImage:
        """A frame that covers a size, its overhang cut off alike on both sides, 32 bits each pixel; null if it has no pixels."""
        name = _NAMES.get(frame.pixelFormat())
        if self._libraries is None or name is None or _turned(frame) or not frame.map(QVideoFrame.MapMode.ReadOnly):
            return _by_qt(frame, size)
        try:
            covers = frame.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            made = covers.width() + covers.width() % _EVEN, covers.height()
            way = _Way(name, frame.width(), frame.height(), *_colours(frame), *made, size.toTuple())
            return self._scaled(frame, self._for(way, self._libraries))
        finally:
            frame.unmap()

    def _for(self, way: _Way, libraries: _Libraries) -> _SetUp:
        if way not in self._set_up:
            if len(self._set_up) == _WAYS_KEPT:
                self._forget_oldest()
            self._set_up[way] = _SetUp(way, libraries)
        return self._set_up[way]

    def _scaled(self, frame: QVideoFrame, set_up: _SetUp) -> QImage:
        planes = range(frame.planeCount())
        pixels = _Planes(*(ctypes.addressof(ctypes.c_char.from_buffer(frame.bits(plane))) for plane in planes))
        return set_up.picture(pixels, _Strides(*(frame.bytesPerLine(plane) for plane in planes)))

    def _forget_oldest(self) -> None:
        self._set_up.pop(next(iter(self._set_up))).close()


class _SetUp:
    """What FFmpeg has worked out for a way, some milliseconds' work, and memory for its pictures.

    A picture lies in memory that an earlier one has let go: new memory costs as much time as all the rest.
    """

    def __init__(self, way: _Way, libraries: _Libraries) -> None:
        self._way = way
        self._scaler = libraries.scaler
        self._context = libraries.context(way)
        self._spare: list[ctypes.Array[ctypes.c_ubyte]] = []

    def picture(self, pixels: ctypes.Array[ctypes.c_void_p], strides: ctypes.Array[ctypes.c_int]) -> QImage:
        way = self._way
        memory = self._spare.pop() if self._spare else (ctypes.c_ubyte * (way.stride * (way.to_height + 1)))()
        made = _Planes(ctypes.addressof(memory)), _Strides(way.stride)
        self._scaler.sws_scale(self._context, pixels, strides, 0, way.height, *made)
        seen = memoryview(memory).cast("B")[way.seen_from :]
        picture = QImage(seen, *way.seen, way.stride, QImage.Format.Format_RGB32)
        weakref.finalize(picture, self._spare.append, memory).atexit = False
        return picture

    def close(self) -> None:
        self._scaler.sws_freeContext(self._context)


class _Libraries:
    """The functions that are called, with the types of what they take."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self._formats, self.scaler = (ctypes.CDLL(str(file)) for file in files)
        number, pointer = ctypes.c_int, ctypes.c_void_p
        self._formats.av_get_pix_fmt.argtypes = [ctypes.c_char_p]
        self.scaler.sws_getContext.argtypes = [*[number] * 7, *[pointer] * 3]
        self.scaler.sws_getContext.restype = pointer
        self.scaler.sws_getCoefficients.argtypes = [number]
        self.scaler.sws_getCoefficients.restype = pointer
        self.scaler.sws_setColorspaceDetails.argtypes = [pointer, pointer, number, pointer, *[number] * 4]
        self.scaler.sws_scale.argtypes = [pointer, _Planes, _Strides, number, number, _Planes, _Strides]
        self.scaler.sws_freeContext.argtypes = [pointer]

    def context(self, way: _Way) -> int:
        format_in, format_out = (self._formats.av_get_pix_fmt(name) for name in (way.name, b"bgra"))
        size = way.width, way.height, format_in, way.to_width, way.to_height, format_out
        context: int | None = self.scaler.sws_getContext(*size, _BILINEAR | _ACCURATE, None, None, None)
        if context is None:
            raise MemoryError(f"FFmpeg has no way for {way}")
        matrix = self.scaler.sws_getCoefficients(way.matrix)
        self.scaler.sws_setColorspaceDetails(context, matrix, way.full_range, matrix, True, *_NEUTRAL)
        return context


def _load() -> _Libraries | None:
    """The libraries; None, and a word in the log, if they are not there."""
    below = Path(PySide6.__file__).parent
    try:
        return _Libraries(tuple(below / name for name in _LIBRARIES.get(sys.platform, _LIBRARIES_ELSEWHERE)))
    except (OSError, AttributeError) as error:
        log.warning("videos are converted by Qt, which is slower: %s", error)
        return None


def _colours(frame: QVideoFrame) -> tuple[int, bool]:
    """By which matrix the colours of a frame are meant, and whether they use the full range."""
    told = frame.surfaceFormat()
    matrix = _MATRICES.get(told.colorSpace(), _BT601 if frame.height() <= _TALLEST_OF_TV else _BT709)
    return matrix, told.colorRange() is QVideoFrameFormat.ColorRange.ColorRange_Full


def _turned(frame: QVideoFrame) -> bool:
    """Whether the pixels do not lie as they are to be seen, as in what was filmed with a telephone held upright."""
    told = frame.surfaceFormat()
    upright = frame.rotation() is told.rotation() is QtVideo.Rotation.None_ and not frame.mirrored() and not told.isMirrored()
    return not upright or told.scanLineDirection() is not QVideoFrameFormat.Direction.TopToBottom


def _by_qt(frame: QVideoFrame, size: QSize) -> QImage:
    image, smooth = picture_of(frame), Qt.TransformationMode.SmoothTransformation
    if image.isNull() or image.size() == size:
        return image
    covers = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
    over = covers.size() - size
    return covers.copy(QRect(QPoint(over.width() // 2, over.height() // 2), size))
