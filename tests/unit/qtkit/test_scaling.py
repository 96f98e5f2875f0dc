from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PySide6
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.multimedia import picture_of, prepare

prepare()

from PySide6.QtMultimedia import QMediaPlayer, QtVideo, QVideoFrame, QVideoFrameFormat  # noqa: E402

from kiosk.qtkit.scaling import Scaler  # noqa: E402

Format, Space, Range = QVideoFrameFormat.PixelFormat, QVideoFrameFormat.ColorSpace, QVideoFrameFormat.ColorRange
SIZE = QSize(192, 108)
LUMA, CHROMA = (60, 190), (90, 170)
DEEP = {Format.Format_YUV420P10: 4, Format.Format_P010: 256}
"""By what a value of 8 bits has to be multiplied where there are more."""


@pytest.fixture
def scaler(qapp: QApplication) -> Iterator[Scaler]:
    """With it Qt's own part for videos is loaded, as whenever there is a frame."""
    player, scaler = QMediaPlayer(), Scaler()
    yield scaler
    scaler.close()
    player.deleteLater()


def frame_of(kind: QVideoFrameFormat, luma: tuple[int, int] = LUMA, chroma: tuple[int, int] = CHROMA) -> QVideoFrame:
    """A frame whose brightness rises from left to right and whose colour turns from top to bottom."""
    frame = QVideoFrame(kind)
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    deep = DEEP.get(kind.pixelFormat(), 1)
    for plane in range(frame.planeCount()):
        rows = np.frombuffer(frame.bits(plane), np.uint8).reshape(-1, frame.bytesPerLine(plane))
        values = rows.view(np.uint16) if deep > 1 else rows
        high, wide = values.shape
        if plane == 0:
            values[:] = np.linspace(*luma, wide) * deep
        else:
            values[:] = np.linspace(*chroma, high)[:, None] * deep
    frame.unmap()
    return frame


def kind_of(pixels: Format, space: Space = Space.ColorSpace_BT601, size: QSize = SIZE) -> QVideoFrameFormat:
    kind = QVideoFrameFormat(size, pixels)
    kind.setColorSpace(space)
    kind.setColorRange(Range.ColorRange_Video)
    return kind


def pixels_of(image: QImage) -> NDArray[np.int16]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(np.int16)


def difference(one: QImage, other: QImage) -> int:
    return int(np.abs(pixels_of(one) - pixels_of(other)).max())


def place_of(image: QImage) -> int:
    return np.frombuffer(image.constBits(), np.uint8).ctypes.data


@pytest.mark.parametrize(
    "pixels", [Format.Format_YUV420P, Format.Format_YUV422P, Format.Format_NV12, Format.Format_P010, Format.Format_YUV420P10]
)
def test_a_picture_is_as_qt_makes_it_of_the_plain_format(scaler: Scaler, pixels: Format) -> None:
    frame, plain = frame_of(kind_of(pixels)), frame_of(kind_of(Format.Format_YUV420P))
    picture = scaler.picture(frame, SIZE)
    assert (picture.size(), picture.depth()) == (SIZE, 32)
    assert difference(picture, picture_of(plain)) <= 4
    assert not frame.isMapped()


@pytest.mark.parametrize("size", [QSize(96, 54), QSize(97, 54), QSize(383, 215), QSize(384, 216)])
def test_it_is_made_in_the_size_that_is_wanted(scaler: Scaler, size: QSize) -> None:
    frame = frame_of(kind_of(Format.Format_YUV420P))
    picture = scaler.picture(frame, size)
    assert picture.size() == size
    assert difference(picture, picture_of(frame).scaled(size)) <= 8


@pytest.mark.parametrize("size", [QSize(100, 108), QSize(101, 107), QSize(192, 60)])
@pytest.mark.parametrize("pixels", [Format.Format_YUV420P, Format.Format_YV12])
def test_what_hangs_over_is_cut_off_alike_on_both_sides(scaler: Scaler, pixels: Format, size: QSize) -> None:
    frame = frame_of(kind_of(pixels))
    picture, whole = scaler.picture(frame, size), picture_of(frame)
    assert picture.size() == size
    part = whole.copy((192 - size.width()) // 2, (108 - size.height()) // 2, size.width(), size.height())
    assert difference(picture, part) <= 6


@pytest.mark.parametrize(
    ("space", "height", "luma", "u", "v"),
    [
        (Space.ColorSpace_BT709, 108, 63, 102, 240),
        (Space.ColorSpace_BT601, 108, 81, 90, 240),
        (Space.ColorSpace_BT2020, 108, 74, 97, 240),
        (Space.ColorSpace_Undefined, 576, 81, 90, 240),
        (Space.ColorSpace_Undefined, 720, 63, 102, 240),
    ],
)
def test_red_is_red_by_whatever_matrix_it_is_coded(
    scaler: Scaler, space: Space, height: int, luma: int, u: int, v: int
) -> None:
    size = QSize(192, height)
    frame = QVideoFrame(kind_of(Format.Format_YUV420P, space, size))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    for plane, value in enumerate((luma, u, v)):
        np.frombuffer(frame.bits(plane), np.uint8)[:] = value
    frame.unmap()
    red = scaler.picture(frame, size).pixelColor(90, 50)
    assert red.red() >= 252
    assert max(red.green(), red.blue()) <= 3


def test_the_full_range_is_told_from_that_of_television(scaler: Scaler) -> None:
    kind = kind_of(Format.Format_YUV420P)
    kind.setColorRange(Range.ColorRange_Full)
    picture = scaler.picture(frame_of(kind, luma=(0, 255), chroma=(128, 128)), SIZE)
    assert [picture.pixelColor(x, 50).green() for x in (0, 96, 191)] == pytest.approx([0, 128, 255], abs=2)


def test_a_frame_that_ffmpeg_is_not_asked_about_is_made_by_qt(scaler: Scaler) -> None:
    frame = frame_of(kind_of(Format.Format_YV12))
    assert difference(scaler.picture(frame, SIZE), picture_of(frame)) == 0


def test_a_frame_that_was_filmed_upright_is_turned(scaler: Scaler) -> None:
    kind = kind_of(Format.Format_YUV420P)
    kind.setRotation(QtVideo.Rotation.Clockwise90)
    frame, upright = frame_of(kind), SIZE.transposed()
    assert difference(scaler.picture(frame, upright), picture_of(frame)) == 0
    assert picture_of(frame).size() == upright


def test_without_the_library_qt_makes_them(
    scaler: Scaler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(PySide6, "__file__", str(tmp_path / "PySide6" / "__init__.py"))
    frame = frame_of(kind_of(Format.Format_YUV420P))
    assert difference(scaler.picture(frame, SIZE), picture_of(frame)) == 0
    assert scaler.picture(frame, QSize(96, 54)).size() == QSize(96, 54)
    assert [(record.levelno, record.name) for record in caplog.records] == [(logging.WARNING, "kiosk.qtkit")]
    caplog.clear()


def test_a_frame_without_pixels_gives_no_picture(scaler: Scaler) -> None:
    assert scaler.picture(QVideoFrame(), SIZE).isNull()


def test_a_picture_stays_as_it_is_while_others_are_made_and_then_its_memory_is_used_again(scaler: Scaler) -> None:
    dark, bright = (frame_of(kind_of(Format.Format_YUV420P), luma=(value, value)) for value in (40, 200))
    first = scaler.picture(dark, SIZE)
    before, place = first.copy(), place_of(first)
    later = [scaler.picture(bright, SIZE) for _ in range(3)]
    assert difference(first, before) == 0
    assert place not in map(place_of, later)
    del first
    assert place_of(scaler.picture(bright, SIZE)) == place


def test_pictures_outlive_their_scaler_and_more_sizes_than_are_kept(scaler: Scaler) -> None:
    frame = frame_of(kind_of(Format.Format_YUV420P))
    pictures = [scaler.picture(frame, QSize(width, 54)) for width in range(60, 96, 2)]
    expected = [picture.copy() for picture in pictures]
    scaler.close()
    gc.collect()
    assert [difference(*pair) for pair in zip(pictures, expected, strict=True)] == [0] * len(pictures)
