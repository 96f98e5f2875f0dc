"""QtMultimedia as a hall needs it: decoded and converted by the processor, and without a word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_NO_DEVICES = ","
_one_handler = Lock()
_BY_PROCESSOR = "No RHI backend. Using CPU conversion."


def prepare() -> None:
    """Before QtMultimedia is loaded: no device is looked for to decode it, and no OpenGL to convert its frames.

    PCs of a hall need no graphics card; where OpenGL is done by the processor, a frame takes longer through it than without.
    """
    os.environ.setdefault("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", _NO_DEVICES)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    QLoggingCategory.setFilterRules("qt.multimedia*=false")  # it tells of every file, and of every library that is not there


@contextmanager
def unsaid(words: str) -> Iterator[None]:
    """Keeps back what Qt says with these words, until the block ends; by one thread at a time, for Qt has one handler in all."""
    with _one_handler:
        others = qInstallMessageHandler(None)

        def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
            if words not in message and others is not None:
                others(kind, context, message)

        qInstallMessageHandler(hear)
        try:
            yield
        finally:
            qInstallMessageHandler(others)


def picture_of(frame: QVideoFrame) -> QImage:
    """The pixels of a frame, 32 bits each: 10 ms for full HD on a slow core, and Python waits. Null if there are none."""
    # WORKAROUND Qt 6.11: says once a thread, by no category that could be turned off, that it converts as it was told to.
    with unsaid(_BY_PROCESSOR):
        image = frame.toImage()
    return image if image.depth() == 32 else image.convertToFormat(QImage.Format.Format_RGB32)
