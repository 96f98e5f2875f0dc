from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.clock.local import clock_starting_at, local_clock, monotonic_us, wall_clock
from kiosk.store.telemetry import SqlTelemetry
from tests.support.store_samples import data_folder

YEAR_US = 365 * 86_400 * 1_000_000


def test_there_and_back() -> None:
    clock = clock_starting_at(YEAR_US)
    assert clock.shared_of(clock.monotonic_of(5 * YEAR_US)) == 5 * YEAR_US
    assert clock.monotonic_of(YEAR_US + 7) - clock.monotonic_of(YEAR_US) == 7


def test_a_clock_that_starts_at_another_time_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5_000_000)
    clock = clock_starting_at(YEAR_US)
    assert clock.now_us() == YEAR_US
    monkeypatch.setattr(time, "monotonic_ns", lambda: 8_000_000)
    assert clock.now_us() == YEAR_US + 3_000


def test_whoever_asks_first_sets_it_for_all(tmp_path: Path) -> None:
    first, second = SqlTelemetry(data_folder(tmp_path)), SqlTelemetry(tmp_path)
    set_by_first = local_clock(first, reads_us=YEAR_US)
    assert local_clock(second) == set_by_first
    assert local_clock(second, reads_us=9 * YEAR_US) == set_by_first
    first.close()
    second.close()


def test_a_step_of_the_wall_clock_moves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telemetry = SqlTelemetry(data_folder(tmp_path))
    before = local_clock(telemetry)
    stepped_ns = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: stepped_ns)
    assert local_clock(telemetry) == before
    telemetry.close()


def test_it_begins_by_the_wall_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: YEAR_US * 1000)
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5_000_000)
    telemetry = SqlTelemetry(data_folder(tmp_path))
    assert local_clock(telemetry).now_us() == YEAR_US
    telemetry.close()


def test_microseconds_of_the_monotonic_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic_ns", lambda: 12_345_678)
    assert monotonic_us() == 12_345


def test_the_wall_clock_reads_what_the_pc_reads() -> None:
    before = time.time_ns() // 1000
    assert abs(wall_clock().now_us() - before) < 5_000_000
