from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.loop import SWITCH_INTERVAL_S, Tasks, make_loop


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    loop = make_loop(qapp)
    yield loop
    loop.close()
    asyncio.set_event_loop(None)
    del loop
    gc.collect()  # here, in the thread of Qt: a closed loop leaves timers behind


def test_the_loop_awaits_while_qt_runs(loop: qasync.QEventLoop) -> None:
    assert asyncio.get_event_loop_policy().get_event_loop() is loop
    assert loop.run_until_complete(asyncio.sleep(0.001, "done")) == "done"


def test_a_busy_thread_yields_soon(loop: qasync.QEventLoop) -> None:
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL_S)


async def test_an_error_is_heard_and_the_others_go_on() -> None:
    heard: list[BaseException] = []
    tasks = Tasks(heard.append)
    error = RuntimeError("a bug")

    async def fails() -> None:
        raise error

    other = tasks.spawn(asyncio.sleep(0.01, "done"), "other")
    tasks.spawn(fails(), "fails")
    assert await other == "done"
    assert heard == [error]


async def test_close_cancels_what_runs_and_waits_for_it() -> None:
    heard: list[BaseException] = []
    ended: list[str] = []
    tasks = Tasks(heard.append)

    async def lasting() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append("cleaned up")

    task = tasks.spawn(lasting(), "lasting")
    await asyncio.sleep(0)
    await tasks.close()
    assert task.cancelled()
    assert (ended, heard) == (["cleaned up"], [])
    await tasks.close()


async def test_tasks_are_kept_while_nobody_else_holds_them() -> None:
    done: list[int] = []
    tasks = Tasks(pytest.fail)

    async def work(number: int) -> None:
        await asyncio.sleep(0.001)
        done.append(number)

    for number in range(50):
        tasks.spawn(work(number), "work")
    gc.collect()
    while len(done) < 50:
        await asyncio.sleep(0.001)
