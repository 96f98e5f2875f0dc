from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Iterator

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.attached import let_go
from kiosk.qtkit.loop import make_loop


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    loop = make_loop(qapp)
    yield loop
    loop.close()
    asyncio.set_event_loop(None)
    del loop
    gc.collect()  # here, in the thread of Qt: a closed loop leaves timers behind


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """The end to read from and the end to write to; the second is closed by the test."""
    near, far = os.pipe()
    yield near, far
    os.close(near)


def test_it_waits_until_the_pipe_is_closed(loop: qasync.QEventLoop, pipe: tuple[int, int]) -> None:
    near, far = pipe
    loop.call_later(0.05, os.close, far)
    loop.run_until_complete(asyncio.wait_for(let_go(near), 30))


def test_a_pipe_that_was_closed_before_is_noticed(loop: qasync.QEventLoop, pipe: tuple[int, int]) -> None:
    near, far = pipe
    os.close(far)
    loop.run_until_complete(asyncio.wait_for(let_go(near), 30))


def test_what_is_written_is_passed_over(loop: qasync.QEventLoop, pipe: tuple[int, int]) -> None:
    near, far = pipe

    async def written() -> None:
        waiting = asyncio.ensure_future(let_go(near))
        os.write(far, b"not the end")
        await asyncio.sleep(0.05)
        assert not waiting.done()
        os.close(far)
        await waiting

    loop.run_until_complete(asyncio.wait_for(written(), 30))


def test_one_that_is_no_longer_waited_for_leaves_the_loop_alone(loop: qasync.QEventLoop, pipe: tuple[int, int]) -> None:
    near, far = pipe

    async def given_up() -> None:
        waiting = asyncio.ensure_future(let_go(near))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert not asyncio.get_running_loop().remove_reader(near)
        os.close(far)

    loop.run_until_complete(asyncio.wait_for(given_up(), 30))
