from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qCritical, qDebug, qWarning
from pytestqt.qtbot import QtBot

from kiosk.qtkit.crash import CrashHandler


class Handler(CrashHandler):
    """The handler, and how often it had the process stopped."""

    stopped = 0


@pytest.fixture
def crash() -> Iterator[Handler]:
    handler = Handler()

    def stop() -> None:
        handler.stopped += 1

    handler.install(stop)
    yield handler
    handler.uninstall()


def test_a_bug_in_a_slot_is_logged_and_stops_the_process(
    qtbot: QtBot, crash: Handler, caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, lambda: 1 // 0)
    assert not crash.happened
    qtbot.waitUntil(lambda: crash.stopped == 1)
    assert crash.happened
    (record,) = caplog.records
    assert record.levelno == logging.CRITICAL
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_bug_in_a_task_ends_the_same_way(crash: Handler, caplog: pytest.LogCaptureFixture) -> None:
    crash.failed(RuntimeError("in a task"))
    assert (crash.happened, crash.stopped) == (True, 1)
    assert "RuntimeError: in a task" in caplog.text
    caplog.clear()


@pytest.mark.parametrize(("say", "level"), [(qDebug, logging.DEBUG), (qWarning, logging.WARNING), (qCritical, logging.ERROR)])
def test_what_qt_says_goes_to_the_log(
    crash: Handler, caplog: pytest.LogCaptureFixture, say: type[qWarning], level: int
) -> None:
    with caplog.at_level(logging.DEBUG):
        say("100 % of it")
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, "Qt: 100 % of it")]
    assert not crash.happened
    caplog.clear()


def test_afterwards_all_is_as_it_was() -> None:
    before = sys.excepthook
    handler = CrashHandler()
    handler.install(lambda: None)
    assert sys.excepthook is not before
    handler.uninstall()
    assert sys.excepthook is before
