"""Turns a picture file into pixels of the size it is shown at. Runs in a thread pool: QImageReader lets Python go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text

ALLOCATION_LIMIT_MB = 256
"""A file that claims to be larger is damaged or hostile; Qt refuses it before it takes the memory."""

QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)


def decode(path: Path, box: QSize) -> QImage:
    """The picture as large as fits the box, its proportions kept; drawings are rendered sharp, photographs never enlarged.

    Raises EnvironmentFault E-ASSET-UNREADABLE for a file that is missing or damaged.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
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
            zh="重新导入这张图片；在那之前由版面代替",
            en="import the picture again; a plain plate stands in until then",
        ),
    )
