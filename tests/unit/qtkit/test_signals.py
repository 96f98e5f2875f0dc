from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Iterator

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.loop import make_loop
from kiosk.qtkit.signals import ENDING, SignalWake


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    loop = make_loop(qapp)
    yield loop
    loop.close()
    asyncio.set_event_loop(None)
    del loop
    gc.collect()  # here, in the thread of Qt: a closed loop leaves timers behind


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_stops_a_loop_that_sleeps(loop: qasync.QEventLoop, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    stopping = asyncio.Event()
    with SignalWake() as wake, wake.calling(loop, stopping.set):
        threading.Timer(0.05, os.kill, (os.getpid(), number)).start()
        loop.run_until_complete(asyncio.wait_for(stopping.wait(), 30))
    assert signal.getsignal(number) is before
    assert signal.set_wakeup_fd(-1) == -1


@pytest.mark.parametrize("number", ENDING)
def test_one_that_came_before_there_was_a_loop_is_not_lost(loop: qasync.QEventLoop, number: signal.Signals) -> None:
    stopping = asyncio.Event()
    with SignalWake() as wake:
        os.kill(os.getpid(), number)
        with wake.calling(loop, stopping.set):
            loop.run_until_complete(asyncio.wait_for(stopping.wait(), 30))


def test_another_signal_stops_nothing(loop: qasync.QEventLoop) -> None:
    stopped: list[str] = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: None)
    with SignalWake() as wake, wake.calling(loop, lambda: stopped.append("stopped")):
        os.kill(os.getpid(), signal.SIGUSR1)
        loop.run_until_complete(asyncio.sleep(0.05))
    signal.signal(signal.SIGUSR1, before)
    assert stopped == []
