"""The panel at work: looks at the hall once a second, and passes on what staff ask for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from kiosk.domain.errors import KioskError
from kiosk.panel import wording
from kiosk.panel.reader import Reader
from kiosk.panel.window import PanelWindow
from kiosk.panel.wording import Tone
from kiosk.qtkit.loop import Tasks
from kiosk.services.conductor import Given, Request
from kiosk.services.data_refresh import Taken
from kiosk.services.ports import Clock

POLL_S = 1.0
FRESH_S = 2.0
"""How often it is looked whether a data file has changed."""

T = TypeVar("T")


class Panel:
    """Runs a window until staff quit or it is told to stop. Everything slow is done by one thread, in order.

    `give` writes a cue down, `refresh` takes in data files that have changed; they are called on that thread.
    """

    def __init__(
        self, window: PanelWindow, reader: Reader, give: Callable[[Request], Given], clock: Clock, tasks: Tasks,
        refresh: Callable[[], list[Taken]] | None = None,
    ) -> None:  # fmt: skip
        self._window = window
        self._reader = reader
        self._give = give
        self._clock = clock
        self._tasks = tasks
        self._refresh = refresh
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="panel")
        self._stopping = asyncio.Event()
        self._look = asyncio.Event()
        self._connect()

    def _connect(self) -> None:
        self._window.wished.connect(self._wished)
        self._window.left.connect(self.stop)

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        self._window.see(await self._off_thread(self._reader.glance))
        self._window.show()
        self._tasks.spawn(self._keep_looking(), "keep looking")
        if self._refresh is not None:
            self._tasks.spawn(self._keep_fresh(self._refresh), "keep fresh")
        try:
            await self._stopping.wait()
        finally:
            await self._tasks.close()
            self._window.take_down()
            self._worker.shutdown()

    async def _keep_looking(self) -> None:
        """Once a second, and at once when there is a reason."""
        while True:
            # WORKAROUND Python 3.11: `wait_for` swallows a cancellation that comes with the look, and this would never end.
            with suppress(TimeoutError):
                async with asyncio.timeout(POLL_S):
                    await self._look.wait()
            self._look.clear()
            self._window.see(await self._off_thread(self._reader.glance))

    async def _keep_fresh(self, refresh: Callable[[], list[Taken]]) -> None:
        while True:
            for taken in await self._off_thread(refresh):
                self._window.say(*wording.refreshed(taken))
            await asyncio.sleep(FRESH_S)

    def _wished(self, request: Request) -> None:
        self._tasks.spawn(self._do(request), "give a cue")

    async def _do(self, request: Request) -> None:
        """Gives a cue, and looks at the hall at the instant from which it counts."""
        try:
            given = await self._off_thread(partial(self._give, request))
        except KioskError as error:
            self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.say(wording.told(request.kind, len(given.screens)))
        await asyncio.sleep(max(0, given.cue.at_us - self._clock.now_us()) / 1e6)
        self._look.set()

    async def _off_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)
