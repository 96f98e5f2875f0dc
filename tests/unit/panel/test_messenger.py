from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.domain.cue import Cue
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.panel import messenger as messenger_module
from kiosk.panel.messenger import Messenger
from kiosk.qtkit.loop import Tasks, make_loop
from kiosk.services.emergency import End
from kiosk.services.emergency_errands import WriteDown
from kiosk.services.errand import Done, Errand
from tests.support.clock import MovableClock

CUE = End(targets=("hall",)).cue(5)
NO_STORE = EnvironmentFault(code="E-X", message=Text(zh="存不了"), where="x", fix=Text(zh="腾出空间"))


class Outside:
    """A player that hears or not, a store that takes or not, and what came to them."""

    def __init__(self) -> None:
        self.hears = True
        self.takes = True
        self.told: list[Cue] = []
        self.asked: list[Errand] = []
        self.free = Event()
        self.free.set()

    def tell(self, cue: Cue) -> bool:
        self.told.append(cue)
        return self.hears

    def perform(self, errand: Errand) -> Done:
        self.asked.append(errand)
        self.free.wait(30)
        if not self.takes:
            raise NO_STORE
        return Done(text=Text(zh="写下了"))


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messenger_module, "REPEAT_S", 0.02)
    monkeypatch.setattr(messenger_module, "RETRY_S", 0.02)


def at_work(
    qapp: QApplication, outside: Outside, use: Callable[[Messenger, list[object]], Awaitable[None]],
    clock: MovableClock | None = None,
) -> list[object]:  # fmt: skip
    """Runs a messenger while it is used; what it said, in order."""
    said: list[object] = []
    bugs: list[BaseException] = []
    with ExitStack() as closing:
        closing.callback(gc.collect)  # WORKAROUND qasync 0.28: a closed loop leaves a cycle with running timers
        loop = make_loop(qapp)
        closing.callback(asyncio.set_event_loop, None)
        closing.callback(loop.close)
        tasks = Tasks(bugs.append)
        messenger = Messenger(outside.tell, outside.perform, clock or MovableClock(5), tasks, qapp)
        closing.callback(messenger.deleteLater)
        for name in ("sent", "unheard", "written", "unwritten"):
            getattr(messenger, name).connect(lambda value, name=name: said.append((name, value)))

        async def run() -> None:
            tasks.spawn(messenger.keep_telling(), "keep telling")
            await use(messenger, said)
            await tasks.close()
            messenger.close()

        loop.run_until_complete(asyncio.wait_for(run(), 30))
    assert bugs == []
    return [name for name, _ in said]


async def until(arrived: Callable[[], bool]) -> None:
    while not arrived():
        await asyncio.sleep(0.005)


def test_it_is_told_and_written_down(qapp: QApplication) -> None:
    outside = Outside()

    async def use(messenger: Messenger, said: list[object]) -> None:
        messenger.send(End(targets=("hall",)))
        assert messenger.told == (CUE,)
        await until(lambda: len(said) == 2)
        assert messenger.told == ()

    assert sorted(at_work(qapp, outside, use)) == ["sent", "written"]
    assert outside.asked == [WriteDown(cue=CUE)]
    assert set(outside.told) == {CUE}


def test_as_long_as_it_is_not_written_down_it_is_told_again(qapp: QApplication) -> None:
    outside = Outside()
    outside.takes = False

    async def use(messenger: Messenger, said: list[object]) -> None:
        messenger.send(End(targets=("hall",)))
        await until(lambda: len(outside.told) > 3 and len(outside.asked) > 3)
        assert messenger.told == (CUE,)
        outside.takes = True
        await until(lambda: messenger.told == ())

    assert sorted(at_work(qapp, outside, use)) == ["sent", "unwritten", "written"], "its trouble is told once"


def test_telling_never_waits_for_writing(qapp: QApplication) -> None:
    outside, now = Outside(), MovableClock(5)
    outside.free.clear()

    async def use(messenger: Messenger, said: list[object]) -> None:
        for _ in range(4):
            messenger.send(End(targets=("hall",)))
            now.reads_us += 1
        await until(lambda: len(said) == 4)
        assert len({cue.id for cue in outside.told}) == 4
        assert len(outside.asked) == 1
        outside.free.set()
        await until(lambda: messenger.told == ())

    assert sorted(at_work(qapp, outside, use, now)) == ["sent"] * 4 + ["written"] * 4


def test_that_nobody_hears_is_said(qapp: QApplication) -> None:
    outside = Outside()
    outside.hears = outside.takes = False

    async def use(messenger: Messenger, said: list[object]) -> None:
        messenger.send(End(targets=("hall",)))
        await until(lambda: len(said) == 2)

    assert sorted(at_work(qapp, outside, use)) == ["unheard", "unwritten"]
