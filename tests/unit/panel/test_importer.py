from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, get_ident

from kiosk.panel.import_jobs import Job, Jobs, JobState
from kiosk.panel.importer import Importer, Tell
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Again, Order
from tests.support.clock import MovableClock
from tests.support.report_cards import PLAIN, locked

WITHIN_S = 30.0


@dataclass
class Reading:
    """Reads files that say by their names what is to become of them; one called `slow` waits until it is let go."""

    shown: list[Jobs] = field(default_factory=list)
    ended: list[Job] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    begun: Event = field(default_factory=Event)
    go: Event = field(default_factory=Event)

    def bring(self, wish: Order | Again, tell: Tell, cancelled: Callable[[], bool]) -> Outcome | None:
        assert isinstance(wish, Order)
        self.threads.add(get_ident())
        tell(1, 2)
        self.begun.set()
        deadline = time.monotonic() + WITHIN_S
        while wish.file.stem == "slow" and not self.go.is_set():
            if cancelled() or time.monotonic() > deadline:
                return None
            time.sleep(0.005)
        if wish.file.stem == "locked":
            return Outcome(file=wish.file.name, seconds=0, error=locked())
        return Outcome(file=wish.file.name, seconds=0, card=PLAIN)

    @property
    def states(self) -> list[JobState]:
        return [job.state for job in self.shown[-1].listed]

    async def until(self, arrived: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WITHIN_S
        while not arrived():
            assert time.monotonic() < deadline
            await asyncio.sleep(0.005)


def run(use: Callable[[Importer, Reading], Awaitable[None]]) -> Reading:
    reading = Reading()

    async def work() -> None:
        importer = Importer(reading.bring, MovableClock(7), reading.shown.append, reading.ended.append)
        running = asyncio.create_task(importer.run())
        try:
            await use(importer, reading)
        finally:
            running.cancel()
            importer.stop()

    asyncio.run(work())
    return reading


def orders(*names: str) -> tuple[Order, ...]:
    return tuple(Order(file=Path(name)) for name in names)


def test_files_come_in_one_after_another_and_a_refused_one_keeps_no_other_out() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("a.pdf", "locked.pptx"))
        importer.add(orders("b.pdf"))
        await reading.until(lambda: len(reading.ended) == 3)

    reading = run(use)
    assert [(job.file, job.state) for job in reading.ended] == [
        ("a.pdf", JobState.IN), ("locked.pptx", JobState.REFUSED), ("b.pdf", JobState.IN),
    ]  # fmt: skip
    assert reading.states == [JobState.IN, JobState.REFUSED, JobState.IN]
    assert len(reading.threads) == 1
    assert get_ident() not in reading.threads


def test_it_tells_how_far_a_file_is() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("slow.pdf"))
        await reading.until(lambda: bool(reading.shown) and reading.shown[-1].get(1).of == 2)
        reading.go.set()
        await reading.until(lambda: bool(reading.ended))

    reading = run(use)
    assert any((job.state, job.done) == (JobState.READING, 1) for jobs in reading.shown for job in jobs.listed)


def test_the_one_under_way_is_cancelled_and_the_next_has_its_turn() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("slow.pdf", "a.pdf"))
        await reading.until(reading.begun.is_set)
        importer.cancel(1)
        await reading.until(lambda: len(reading.ended) == 2)

    assert run(use).states == [JobState.CANCELLED, JobState.IN]


def test_one_that_waits_is_cancelled_before_its_turn_and_the_one_under_way_goes_on() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("slow.pdf", "a.pdf"))
        await reading.until(reading.begun.is_set)
        importer.cancel(2)
        reading.go.set()
        await reading.until(lambda: bool(reading.ended))

    reading = run(use)
    assert reading.states == [JobState.IN, JobState.CANCELLED]
    assert [job.file for job in reading.ended] == ["slow.pdf"]


def test_all_are_cancelled_and_then_cleared() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("slow.pdf", "a.pdf"))
        await reading.until(reading.begun.is_set)
        importer.cancel(None)
        await reading.until(lambda: bool(reading.ended))
        assert reading.states == [JobState.CANCELLED, JobState.CANCELLED]
        importer.clear()

    assert run(use).shown[-1] == Jobs()


def test_stopping_ends_what_is_under_way() -> None:
    async def use(importer: Importer, reading: Reading) -> None:
        importer.add(orders("slow.pdf"))
        await reading.until(reading.begun.is_set)

    began_s = time.monotonic()
    run(use)
    assert time.monotonic() - began_s < WITHIN_S, "it did not wait for the file to end by itself"
