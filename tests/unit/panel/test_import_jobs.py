from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.panel.import_jobs import MOST_KEPT, Job, Jobs, JobState
from kiosk.services.placing import Again, Order
from tests.support.report_cards import imported

SECOND = 1_000_000
DECK = Order(file=Path("a.pptx"))


def ended(jobs: Jobs, id: int, state: JobState) -> Jobs:
    return jobs.put(replace(jobs.get(id), state=state))


def test_the_next_is_the_first_that_waits() -> None:
    jobs = Jobs().add(DECK, Order(file=Path("b.pdf")))
    assert [job.file for job in jobs.listed] == ["a.pptx", "b.pdf"]
    jobs = ended(jobs, 1, JobState.READING)
    assert jobs.next == jobs.get(2)
    assert len(jobs.open) == 2
    jobs = ended(ended(jobs, 1, JobState.IN), 2, JobState.CANCELLED)
    assert jobs.next is None
    assert jobs.open == ()
    assert jobs.without_over() == Jobs()


def test_a_page_that_is_to_be_live_is_called_by_its_file() -> None:
    assert Jobs().add(Again(imported=imported(), live=2)).get(1).file == "年度汇报.pptx"


def test_only_what_waits_is_cancelled_by_name() -> None:
    jobs = ended(Jobs().add(DECK, DECK, DECK), 1, JobState.READING)
    states = [job.state for job in jobs.cancel_waiting(3).listed]
    assert states == [JobState.READING, JobState.WAITING, JobState.CANCELLED]
    states = [job.state for job in jobs.cancel_waiting(None).listed]
    assert states == [JobState.READING, JobState.CANCELLED, JobState.CANCELLED]


def test_ids_are_never_given_twice_and_old_ones_are_forgotten() -> None:
    jobs = Jobs()
    for _ in range(MOST_KEPT + 5):
        jobs = jobs.add(DECK)
        jobs = ended(jobs, jobs.listed[-1].id, JobState.IN)
    jobs = jobs.add(DECK)
    assert len(jobs.listed) == MOST_KEPT + 1
    assert [job.id for job in jobs.listed] == list(range(6, MOST_KEPT + 7))


def test_what_is_left_is_told_by_the_pages_and_not_by_the_conversion_before_them() -> None:
    job = Job(id=1, wish=DECK, state=JobState.READING, began_us=0)
    assert job.left_us(20 * SECOND) is None
    job = job.told(1, 11, 30 * SECOND)
    assert job.left_us(31 * SECOND) is None, "one page was there at once, nothing is known yet"
    job = job.told(3, 11, 34 * SECOND)
    assert job.left_us(34 * SECOND) == 16 * SECOND
    assert job.told(3, 11, 99 * SECOND) is job
