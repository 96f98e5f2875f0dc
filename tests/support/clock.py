"""A clock that stands until a test moves it."""

from __future__ import annotations

FAR_US = 10**15
"""So far ahead of what the monotonic clock reads that no timer set by this clock comes due."""


class MovableClock:
    """Shared time as the test says."""

    def __init__(self, now_us: int) -> None:
        self.reads_us = now_us

    def now_us(self) -> int:
        return self.reads_us

    def monotonic_of(self, shared_us: int) -> int:
        return shared_us + FAR_US

    def shared_of(self, monotonic_us: int) -> int:
        return monotonic_us - FAR_US
