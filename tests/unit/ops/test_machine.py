from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kiosk.ops.machine import Effort, effort, machine, pss_mib


def test_the_machine_is_told_in_words_and_numbers() -> None:
    told = machine()
    assert list(told) == ["cores", "gpu", "os", "python", "qt"]
    assert told["cores"] == len(os.sched_getaffinity(0))
    assert told["python"] == ".".join(map(str, sys.version_info[:3]))
    assert all(told.values())


def test_effort_counts_the_processor_time_of_a_process() -> None:
    before = effort(os.getpid())
    while sum(os.times()[:2]) < (before.cpu_s if before else 0) + 0.05:
        sum(range(10_000))
    after = effort(os.getpid())
    assert before is not None
    assert after is not None
    assert after.cpu_s > before.cpu_s
    assert before.percent_until(after) > 0


def test_percent_is_of_one_core() -> None:
    assert Effort(cpu_s=10.0, at_s=100.0).percent_until(Effort(cpu_s=10.5, at_s=102.0)) == 25.0
    assert Effort(cpu_s=10.0, at_s=100.0).percent_until(Effort(cpu_s=10.0, at_s=100.0)) == 0.0


def test_memory_is_the_fair_share_of_a_process() -> None:
    share = pss_mib(os.getpid())
    assert share is not None
    assert 1 < share < 100_000


@pytest.mark.parametrize("ask", [effort, pss_mib])
def test_of_a_process_that_is_gone_nothing_is_known(ask: type[effort]) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert ask(gone.pid) is None
