"""Shared time of one PC: the monotonic clock, set once after each start of the PC by the wall clock.

Every process of the PC adds the same offset, so all of them agree, and a step of the wall clock moves nothing on screen.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.services.ports import Telemetry


@dataclass(frozen=True, slots=True)
class LocalClock:
    """Shared time = CLOCK_MONOTONIC + `offset_us`."""

    offset_us: int

    def now_us(self) -> int:
        return monotonic_us() + self.offset_us

    def monotonic_of(self, shared_us: int) -> int:
        return shared_us - self.offset_us

    def shared_of(self, monotonic_us: int) -> int:
        return monotonic_us + self.offset_us


def monotonic_us() -> int:
    return time.monotonic_ns() // 1000


def local_clock(telemetry: Telemetry, reads_us: int | None = None) -> LocalClock:
    """The clock that all processes of this PC share until it is switched off.

    The first to ask sets it: by the wall clock, or to read `reads_us` now.
    """
    now_us = time.time_ns() // 1000 if reads_us is None else reads_us
    return LocalClock(telemetry.clock_offset_us(_boot_id(), now_us - monotonic_us()))


def wall_clock() -> LocalClock:
    """The PC's own date and time, for work that shares its time with no other process."""
    return clock_starting_at(time.time_ns() // 1000)


def clock_starting_at(start_us: int) -> LocalClock:
    """A clock that reads `start_us` now: for looking at another time of day."""
    return LocalClock(start_us - monotonic_us())


def _boot_id() -> str:
    """What changes when the PC starts anew and with it the monotonic clock's origin."""
    linux = Path("/proc/sys/kernel/random/boot_id")
    if linux.exists():
        return linux.read_text("ascii").strip()
    return f"started-{round((time.time_ns() // 1000 - monotonic_us()) / 60_000_000)}"
