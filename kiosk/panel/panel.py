"""The panel at work: looks at the hall once a second, and passes on what staff ask for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QImage

from kiosk.domain.cue import Cue
from kiosk.domain.errors import KioskError
from kiosk.panel import emergency_wording, import_wording, log_wording, wording
from kiosk.panel.desk import Page
from kiosk.panel.import_jobs import Job
from kiosk.panel.importer import Bring, Importer
from kiosk.panel.log_lines import Export, write_csv
from kiosk.panel.messenger import Messenger
from kiosk.panel.newest import Newest
from kiosk.panel.pages import load
from kiosk.panel.preview import Asked
from kiosk.panel.reader import Glance, Reader
from kiosk.panel.sights import SightOrder
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.panel.undoing import Commission
from kiosk.panel.window import DONE_S, PanelWindow
from kiosk.panel.wording import Tone
from kiosk.qtkit.loop import Tasks
from kiosk.services.data_refresh import Taken
from kiosk.services.errand import Done, Errand
from kiosk.services.ports import Clock, Hit
from kiosk.services.publishing import Published
from kiosk.services.schedule_errands import Hear, Heard, Weigh, Weighed

BETWEEN_PAGES_S = 0.3
"""From one page that is made at the start to the next: meanwhile the panel answers."""
POLL_S = 1.0
FRESH_S = 2.0
"""How often it is looked whether a data file has changed."""
SETTLED_S = 0.15
"""So long the instant that is asked about has to stand before it is drawn."""
LEAST_REST_S = 0.015
"""How long the window is left to staff after a picture was drawn; half as long as it took if that is more."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the panel does to the house, on its thread: sees to errands, says what a sentence or an entry means, on which slides
    words stand and what returning to a revision would change, and takes in data files that have changed (None if the settings
    name no folder for them). On Qt's thread `picture` draws a slide (None where it cannot be drawn), `preview` what a cue would
    put on a screen, `sight` the hall at an instant. `bring` takes a foreign file into the draft, on a thread of its own."""

    perform: Callable[[Errand], Done]
    hear: Callable[[Hear], Heard]
    weigh: Callable[[Weigh], Weighed]
    find: Callable[[str], tuple[Hit, ...]]
    compare: Callable[[int], Published]
    refresh: Callable[[], list[Taken]] | None
    preview: Callable[[Asked], Awaitable[QImage]]
    picture: Callable[[PictureOrder], Awaitable[QImage | None]]
    bring: Bring
    sight: Callable[[SightOrder], Awaitable[Mapping[str, QImage]]]
    tell: Callable[[Cue], bool]
    """Tells the player an emergency past the store; whether it hears."""


class Panel:
    """Runs a window until staff quit or it is told to stop. Everything slow is done
    by two threads, each in order: one looks, one does."""

    def __init__(self, window: PanelWindow, reader: Reader, deeds: Deeds, clock: Clock, tasks: Tasks) -> None:
        self._window = window
        self._reader = reader
        self._deeds = deeds
        self._clock = clock
        self._tasks = tasks
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="panel-looking")
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="panel-doing")
        self._messenger = Messenger(deeds.tell, deeds.perform, clock, tasks, window)
        self._stopping = asyncio.Event()
        self._look = asyncio.Event()
        self._previews = Newest(self._draw_preview)
        self._sights = Newest(self._draw_sight, SETTLED_S)
        self._sought = ""
        self._orders: tuple[PictureOrder, ...] = ()
        self._ordered = asyncio.Event()
        self._importer = Importer(deeds.bring, clock, window.show_imports, self._imported)
        self._connect()

    def _connect(self) -> None:
        self._window.commissioned.connect(self._commissioned)
        self._window.alerted.connect(self._messenger.send)
        self._messenger.sent.connect(self._told)
        self._messenger.unheard.connect(self._not_heard)
        self._messenger.written.connect(self._written)
        self._messenger.unwritten.connect(self._not_written)
        self._window.turned.connect(self._look.set)
        self._window.finder.sought.connect(self._find_wanted)
        self._window.left.connect(self.stop)
        self._window.furnished.connect(self._serve)
        self._serve(Page.LIVE)

    def _serve(self, page: Page) -> None:
        """Connects to a page that has been made."""
        window = self._window
        match page:
            case Page.LIVE:
                window.live.preview_wanted.connect(self._previews.want)
            case Page.CONTENT:
                window.content.pictures_wanted.connect(self._pictures_wanted)
                window.content.imports.wanted.connect(self._importer.add)
                window.content.imports.cancelled.connect(self._importer.cancel)
                window.content.imports.cleared.connect(self._importer.clear)
            case Page.SCHEDULE:
                window.schedule.asked.connect(self._hear_wanted)
                window.schedule.sight_wanted.connect(self._sights.want)
            case Page.LOG:
                window.log.compare.connect(self._compare_wanted)
                window.log.export_wanted.connect(self._export_wanted)
            case Page.SCREENS:
                pass  # it asks for nothing but cues

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        self._window.see(await self._glance())
        self._window.show()
        self._tasks.spawn(self._furnish(), "make the other pages")
        self._tasks.spawn(self._keep_looking(), "keep looking")
        self._tasks.spawn(self._keep_drawing(), "keep drawing")
        self._tasks.spawn(self._importer.run(), "import files")
        self._tasks.spawn(self._messenger.keep_telling(), "keep telling of emergencies")
        self._tasks.spawn(self._previews.run(), "draw what is not done yet")
        self._tasks.spawn(self._sights.run(), "draw the hall at an instant")
        if self._deeds.refresh is not None:
            self._tasks.spawn(self._keep_fresh(self._deeds.refresh), "keep fresh")
        try:
            await self._stopping.wait()
        finally:
            await self._tasks.close()
            self._messenger.close()
            self._window.take_down()
            self._importer.stop()
            for thread in (self._worker, self._hand):
                thread.shutdown()

    async def _furnish(self) -> None:
        """Makes the pages that nobody has opened yet, one at a time, so that opening them is no wait either."""
        for page in Page:
            await asyncio.sleep(BETWEEN_PAGES_S)
            await asyncio.to_thread(load, page)
            self._window.furnish(page)

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

    async def _draw_sight(self, order: SightOrder) -> None:
        self._window.schedule.take_sight(order, await self._deeds.sight(order))

    def _pictures_wanted(self, orders: tuple[PictureOrder, ...]) -> None:
        self._orders = orders
        if orders:
            self._ordered.set()
        else:
            self._ordered.clear()

    def _told(self, cue: Cue) -> None:
        self._tasks.spawn(self._look_at(cue.at_us), "look at an emergency")

    def _not_heard(self, cue: Cue) -> None:
        self._window.say(emergency_wording.NOT_HEARD, Tone.FAULT, DONE_S)
        self._told(cue)

    def _written(self, done: tuple[Commission, Done]) -> None:
        self._window.did(*done)
        self._look.set()

    def _not_written(self, error: KioskError) -> None:
        self._window.say(emergency_wording.not_written(error), Tone.ATTENTION, DONE_S)

    async def _look_at(self, at_us: int | None) -> None:
        """Looks at the hall again, once its screens have changed."""
        await asyncio.sleep(max(0, (at_us or 0) - self._clock.now_us()) / 1e6)
        self._look.set()

    def _commissioned(self, commission: Commission) -> None:
        """Begins at once: tasks get their turn only when what the window shows of it is drawn.

        What staff want done is done in order, but waits for nothing that is only read.
        """
        doing = self._hand.submit(self._deeds.perform, commission.errand)
        self._tasks.spawn(self._see_to(commission, asyncio.wrap_future(doing)), "see to an errand")

    async def _see_to(self, commission: Commission, doing: Awaitable[Done]) -> None:
        """Says what became of an errand, and looks at the hall again, once its screens have changed."""
        try:
            done = await doing
        except KioskError as error:
            self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.did(commission, done)
        await self._look_at(done.at_us)

    def _imported(self, job: Job) -> None:
        """Says what became of a file, and keeps the way back."""
        outcome = job.outcome
        if outcome is None:
            self._window.say(import_wording.cancelled(job.file))
        elif outcome.error is not None:
            self._window.say(import_wording.not_in(job.file, outcome.error), Tone.ATTENTION)
        elif outcome.card is not None and outcome.undo is not None:
            done = Done(text=import_wording.came_in(outcome.card), undo=outcome.undo)
            self._window.did(Commission(errand=outcome.undo), done)
        self._look.set()

    async def _draw_preview(self, asked: Asked) -> None:
        try:
            self._window.live.show_preview(asked, await self._deeds.preview(asked))
        except KioskError:
            self._window.live.show_preview(asked, None)  # why is told when it is asked for in earnest

    def _compare_wanted(self, revision: int) -> None:
        self._tasks.spawn(self._compare(revision), "compare revisions")

    def _hear_wanted(self, asked: Hear | Weigh) -> None:
        self._tasks.spawn(self._hear(asked), "understand an entry")

    def _export_wanted(self, export: Export) -> None:
        self._tasks.spawn(self._export(export), "export the log")

    async def _compare(self, revision: int) -> None:
        try:
            self._window.log.offer(revision, await self._off_thread(partial(self._deeds.compare, revision)))
        except KioskError as error:
            self._window.log.let_go()
            self._window.say(wording.refused(error), Tone.ATTENTION)

    def _find_wanted(self, words: str) -> None:
        self._sought = words
        self._tasks.spawn(self._find(words), "find slides")

    async def _find(self, words: str) -> None:
        """Of what somebody types on and on only the last is looked up."""
        try:
            hits = await self._off_thread(partial(self._looked_up, words))
        except KioskError as error:
            self._window.say(wording.refused(error), Tone.ATTENTION)
            return
        self._window.finder.put(words, hits)

    def _looked_up(self, words: str) -> tuple[Hit, ...]:
        return self._deeds.find(words) if words == self._sought else ()

    async def _hear(self, asked: Hear | Weigh) -> None:
        page = self._window.schedule
        try:
            if isinstance(asked, Hear):
                page.heard(await self._off_thread(partial(self._deeds.hear, asked)))
            else:
                page.weighed(await self._off_thread(partial(self._deeds.weigh, asked)))
        except KioskError as error:
            page.not_heard(asked, error)

    async def _export(self, export: Export) -> None:
        try:
            await self._off_thread(partial(write_csv, export))
        except KioskError as error:
            self._window.say(log_wording.not_exported(error), Tone.ATTENTION)
            return
        self._window.say(log_wording.exported(len(export.lines), export.file.name))

    async def _glance(self) -> Glance:
        wanted = replace(self._window.wanted, told=self._messenger.told)
        return await self._off_thread(partial(self._reader.glance, wanted))

    async def _off_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)
