"""Turns a picture file into pixels of the size it is shown at.

Runs in a thread pool: reading, hashing and QImageReader let Python go on.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text

ALLOCATION_LIMIT_MB = 256
"""A file that claims to be larger is damaged or hostile; Qt refuses it before it takes the memory."""

QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)


def check(path: Path, sha256: str) -> None:
    """Whether the file holds what its name says: Qt decodes a truncated JPEG without a word.

    Raises EnvironmentFault E-ASSET-UNREADABLE for a file that is missing, truncated or changed.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    if found != sha256:
        raise _unreadable(path, "the bytes are not those that were imported (SHA-256)")


def decode(path: Path, box: QSize, clip: QRect | None = None) -> QImage:
    """The picture as large as fits the box, its proportions kept; drawings are rendered sharp, photographs never enlarged.

    With a `clip` it is scaled to the box exactly and only that part of it is decoded: of a picture over several screens.

    Raises EnvironmentFault E-ASSET-UNREADABLE for a file that is missing or damaged.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if clip is not None:
        reader.setScaledSize(box)
        reader.setScaledClipRect(clip)
    elif size.isValid():
        reader.setScaledSize(_target(size, _upright(reader, box), drawing=bytes(reader.format().data()).startswith(b"svg")))
    image = reader.read()
    if image.isNull():
        raise _unreadable(path, reader.errorString())
    wanted = QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    return image.convertToFormat(wanted)


def _upright(reader: QImageReader, box: QSize) -> QSize:
    """The box as the file's own pixels see it: a picture that is stored lying is turned after it is scaled."""
    turned = bool(reader.transformation() & reader.transformation().TransformationRotate90)
    return box.transposed() if turned else box


def _target(size: QSize, box: QSize, *, drawing: bool) -> QSize:
    fitted = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted if drawing or fitted.width() < size.width() else size


def _unreadable(path: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-ASSET-UNREADABLE",
        message=Text(zh=f"图片读不出来：{reason}", en=f"the picture cannot be read: {reason}"),
        where=str(path),
        fix=Text(
            zh="重新载入幻灯片并发布；在那之前播放别的画面",
            en="load the slides again and publish; other pictures stand in until then",
        ),
    )
