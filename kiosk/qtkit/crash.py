"""What happens with a bug: it is written to the log, and the process ends so that a sound one can take its place."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("kiosk")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler:
    """Hears of every error that nobody caught, in a slot or in a task: logs it and has the process stopped in order."""

    def __init__(self) -> None:
        self.happened = False
        self._stop: Callable[[], None] | None = None

    def install(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._hook = sys.excepthook
        sys.excepthook = self._uncaught
        self._messages = qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        sys.excepthook = self._hook
        qInstallMessageHandler(self._messages)

    def failed(self, error: BaseException) -> None:
        """A bug in a task: the same end as one in a slot."""
        self._uncaught(type(error), error, error.__traceback__)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("a bug ended this process", exc_info=(kind, error, trace))
        self.happened = True
        if self._stop is not None:
            self._stop()


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS[kind], "Qt: %s", message)
