"""The files that are being imported, as a value: which wait, how far one is, and what became of the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

from kiosk.services.import_report import Outcome
from kiosk.services.placing import Again, Order

MOST_KEPT = 30
"""So many that are over are still shown."""


class JobState(Enum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    IN = "in"
    REFUSED = "refused"
    CANCELLED = "cancelled"


_OVER = {JobState.IN, JobState.REFUSED, JobState.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file, and how many of its pages are read. `began_us` is when its turn came, `counted_us` when it had `counted` pages
    for the first time: before that it is converted, which says nothing of how long its pages take."""

    id: int
    wish: Order | Again
    state: JobState = JobState.WAITING
    done: int = 0
    of: int = 0
    began_us: int = 0
    counted: int = 0
    counted_us: int | None = None
    outcome: Outcome | None = None

    @property
    def file(self) -> str:
        return self.wish.file.name if isinstance(self.wish, Order) else self.wish.imported.file

    @property
    def is_over(self) -> bool:
        return self.state in _OVER

    def told(self, done: int, of: int, now_us: int) -> Self:
        """So many pages are read, of so many."""
        if (done, of) == (self.done, self.of):
            return self
        job = replace(self, done=done, of=of)
        return job if self.counted_us is not None else replace(job, counted=done, counted_us=now_us)

    def left_us(self, now_us: int) -> int | None:
        """How long it will probably take yet; None while there is nothing to tell it by."""
        if self.counted_us is None or self.done <= self.counted:
            return None
        return (now_us - self.counted_us) * (self.of - self.done) // (self.done - self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """All of them, in the order they came."""

    listed: tuple[Job, ...] = ()

    @property
    def open(self) -> tuple[Job, ...]:
        """Those that are not over."""
        return tuple(job for job in self.listed if not job.is_over)

    @property
    def next(self) -> Job | None:
        """The one whose turn it is."""
        return next((job for job in self.listed if job.state is JobState.WAITING), None)

    def add(self, *wishes: Order | Again) -> Jobs:
        """With more at the end; the oldest that are over are shown no longer."""
        first = self.listed[-1].id + 1 if self.listed else 1
        new = tuple(Job(id=id, wish=wish) for id, wish in enumerate(wishes, first))
        over = [job.id for job in self.listed if job.is_over]
        dropped = over[: max(0, len(over) - MOST_KEPT)]
        return Jobs(listed=(*(job for job in self.listed if job.id not in dropped), *new))

    def put(self, job: Job) -> Jobs:
        """With a job in place of the one of its id."""
        return Jobs(listed=tuple(job if each.id == job.id else each for each in self.listed))

    def get(self, id: int) -> Job:
        return next(job for job in self.listed if job.id == id)

    def cancel_waiting(self, id: int | None) -> Jobs:
        """A job that waits, or (None) all of them, will not come to its turn."""
        return Jobs(
            listed=tuple(
                replace(job, state=JobState.CANCELLED) if job.state is JobState.WAITING and id in (None, job.id) else job
                for job in self.listed
            )
        )

    def without_over(self) -> Jobs:
        """Only those that are still to be told of."""
        return Jobs(listed=self.open)
