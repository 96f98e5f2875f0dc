"""The panel at work: looks at the hall once a second, and passes on what staff ask for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QImage

from kiosk.domain.errors import KioskError
from kiosk.panel import log_wording, wording
from kiosk.panel.log_lines import Export, write_csv
from kiosk.panel.reader import Glance, Reader
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.panel.window import PanelWindow
from kiosk.panel.wording import Tone
from kiosk.qtkit.loop import Tasks
from kiosk.services.conductor import Given, Request
from kiosk.services.data_refresh import Taken
from kiosk.services.errands import Done, Errand, Hear, Heard
from kiosk.services.ports import Clock
from kiosk.services.publishing import Published

POLL_S = 1.0
FRESH_S = 2.0
"""How often it is looked whether a data file has changed."""
LEAST_REST_S = 0.015
"""How long the window is left to staff after a picture was drawn; half as long as it took if that is more."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the panel does to the house, on its thread: writes a cue down, says what returning to a revision would change,
    returns to it, takes in data files that have changed (None if the settings name no folder for them), and sees to errands
    about the schedule. `picture` draws a slide, on Qt's thread; None where it cannot be drawn."""

    give: Callable[[Request], Given]
    compare: Callable[[int], Published]
    return_to: Callable[[int], Published]
    refresh: Callable[[], list[Taken]] | None
    schedule: Callable[[Errand], Heard | Done]
    picture: Callable[[PictureOrder], Awaitable[QImage | None]]


class Panel:
    """Runs a window until staff quit or it is told to stop. Everything slow is done by one thread, in order."""

    def __init__(self, window: PanelWindow, reader: Reader, deeds: Deeds, clock: Clock, tasks: Tasks) -> None:
        self._window = window
        self._reader = reader
        self._deeds = deeds
        self._clock = clock
        self._tasks = tasks
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="panel")
        self._stopping = asyncio.Event()
        self._look = asyncio.Event()
        self._orders: tuple[PictureOrder, ...] = ()
        self._ordered = asyncio.Event()
        self._connect()

    def _connect(self) -> None:
        self._window.wished.connect(self._wished)
        self._window.turned.connect(self._look.set)
        self._window.content.pictures_wanted.connect(self._pictures_wanted)
        self._window.schedule.errand.connect(self._errand_wanted)
        self._window.log.compare.connect(self._compare_wanted)
        self._window.log.return_wanted.connect(self._return_wanted)
        self._window.log.export_wanted.connect(self._export_wanted)
        self._window.left.connect(self.stop)

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        self._window.see(await self._glance())
        self._window.show()
        self._tasks.spawn(self._keep_looking(), "keep looking")
        self._tasks.spawn(self._keep_drawing(), "keep drawing")
        if self._deeds.refresh is not None:
            self._tasks.spawn(self._keep_fresh(self._deeds.refresh), "keep fresh")
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
            self._window.see(await self._glance())

    async def _keep_fresh(self, refresh: Callable[[], list[Taken]]) -> None:
        while True:
            for taken in await self._off_thread(refresh):
                self._window.say(*wording.refreshed(taken))
            await asyncio.sleep(FRESH_S)

    async def _keep_drawing(self) -> None:
        """One picture after another, those that were asked for last: what is out of sight again is not drawn."""
        while True:
            await self._ordered.wait()
            order, *rest = self._orders
            self._orders = tuple(rest)
            if not rest:
                self._ordered.clear()
            began_s = time.monotonic()
            self._window.content.take_picture(order, await self._deeds.picture(order))
            await asyncio.sleep(max(LEAST_REST_S, (time.monotonic() - began_s) / 2))

    def _pictures_wanted(self, orders: tuple[PictureOrder, ...]) -> None:
        self._orders = orders
        if orders:
            self._ordered.set()
        else:
            self._ordered.clear()

    def _wished(self, request: Request) -> None:
        self._tasks.spawn(self._do(request), "give a cue")

    async def _do(self, request: Request) -> None:
        """Gives a cue, and looks at the hall at the instant from which it counts."""
        try:
            given = await self._off_thread(partial(self._deeds.give, request))
        except KioskError as error:
            self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.say(wording.told(request.kind, len(given.screens)))
        await asyncio.sleep(max(0, given.cue.at_us - self._clock.now_us()) / 1e6)
        self._look.set()

    def _compare_wanted(self, revision: int) -> None:
        self._tasks.spawn(self._compare(revision), "compare revisions")

    def _return_wanted(self, revision: int) -> None:
        self._tasks.spawn(self._return_to(revision), "return to a revision")

    def _errand_wanted(self, errand: Errand) -> None:
        self._tasks.spawn(self._run(errand), "see to the schedule")

    def _export_wanted(self, export: Export) -> None:
        self._tasks.spawn(self._export(export), "export the log")

    async def _compare(self, revision: int) -> None:
        try:
            self._window.log.offer(revision, await self._off_thread(partial(self._deeds.compare, revision)))
        except KioskError as error:
            self._window.log.let_go()
            self._window.say(wording.refused(error), Tone.ATTENTION)

    async def _return_to(self, revision: int) -> None:
        try:
            published = await self._off_thread(partial(self._deeds.return_to, revision))
        except KioskError as error:
            self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.say(log_wording.returned(revision, published))
        self._look.set()

    async def _run(self, errand: Errand) -> None:
        try:
            outcome = await self._off_thread(partial(self._deeds.schedule, errand))
        except KioskError as error:
            if isinstance(errand, Hear):
                self._window.schedule.not_heard(errand, error)
            else:
                self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.schedule.take(outcome)
        self._look.set()

    async def _export(self, export: Export) -> None:
        try:
            await self._off_thread(partial(write_csv, export))
        except KioskError as error:
            self._window.say(log_wording.not_exported(error), Tone.ATTENTION)
            return
        self._window.say(log_wording.exported(len(export.lines), export.file.name))

    async def _glance(self) -> Glance:
        return await self._off_thread(partial(self._reader.glance, self._window.wanted))

    async def _off_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)
