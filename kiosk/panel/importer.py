"""Imports one file after another, on a thread of its own: the panel's worker goes on seeing to everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Event

from kiosk.panel.import_jobs import Job, Jobs, JobState
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Again, Order
from kiosk.services.ports import Clock

LOOK_S = 0.2
"""How often it is asked how far the file is."""

Tell = Callable[[int, int], None]
Bring = Callable[[Order | Again, Tell, Callable[[], bool]], Outcome | None]
"""Takes a file into the draft, on the thread; None if it was cancelled."""


class Importer:
    """`show` is handed all jobs whenever one of them changes, `over` each that is over."""

    def __init__(self, bring: Bring, clock: Clock, show: Callable[[Jobs], None], over: Callable[[Job], None]) -> None:
        self._bring = bring
        self._clock = clock
        self._show = show
        self._over = over
        self._jobs = Jobs()
        self._waiting = asyncio.Event()
        self._cancelled = Event()
        self._progress = (0, 0)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")

    def add(self, wishes: tuple[Order | Again, ...]) -> None:
        """Files that are to come in, one after another."""
        self._put(self._jobs.add(*wishes))
        self._waiting.set()

    def cancel(self, id: int | None) -> None:
        """A file, or (None) all of them, is not wanted any more; nothing of it is kept."""
        self._put(self._jobs.cancel_waiting(id))
        if any(job.state is JobState.READING and id in (None, job.id) for job in self._jobs.listed):
            self._cancelled.set()

    def clear(self) -> None:
        """Those that are over need not be told of any more."""
        self._put(self._jobs.without_over())

    async def run(self) -> None:
        while True:
            await self._waiting.wait()
            self._waiting.clear()
            while (job := self._jobs.next) is not None:
                await self._import(job)

    def stop(self) -> None:
        """Cancels what is under way and waits for that."""
        self._cancelled.set()
        self._thread.shutdown(cancel_futures=True)

    async def _import(self, job: Job) -> None:
        self._cancelled.clear()
        self._progress = (0, 0)
        self._put(self._jobs.put(replace(job, state=JobState.READING, began_us=self._clock.now_us())))
        work = partial(self._bring, job.wish, self._tell, self._cancelled.is_set)
        working = asyncio.get_running_loop().run_in_executor(self._thread, work)
        while not (await asyncio.wait({working}, timeout=LOOK_S))[0]:
            self._put(self._jobs.put(self._jobs.get(job.id).told(*self._progress, self._clock.now_us())))
        ended = self._ended(self._jobs.get(job.id), working.result())
        self._put(self._jobs.put(ended))
        self._over(ended)

    def _ended(self, job: Job, outcome: Outcome | None) -> Job:
        if outcome is None:
            return replace(job, state=JobState.CANCELLED)
        return replace(job, state=JobState.REFUSED if outcome.error is not None else JobState.IN, outcome=outcome)

    def _tell(self, done: int, of: int) -> None:
        """On the thread: one assignment, read by the other side when it looks."""
        self._progress = (done, of)

    def _put(self, jobs: Jobs) -> None:
        if jobs != self._jobs:
            self._jobs = jobs
            self._show(jobs)
