from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.qtkit.ticker import PreciseTicker, TimerfdTicker, make_ticker

Kind = type[TimerfdTicker] | type[PreciseTicker]
KINDS: list[Kind] = [TimerfdTicker, PreciseTicker]
each_kind = pytest.mark.parametrize("kind", KINDS)


def now_us() -> int:
    return time.monotonic_ns() // 1000


@contextmanager
def ticking(kind: Kind) -> Iterator[tuple[TimerfdTicker | PreciseTicker, list[tuple[int, int]]]]:
    """A ticker, and what it has emitted: the instant, and what the clock read then."""
    parent = QObject()
    ticker = kind(parent)
    heard: list[tuple[int, int]] = []
    ticker.due.connect(lambda at_us: heard.append((at_us, now_us())))
    yield ticker, heard
    ticker.close()


@each_kind
def test_it_is_never_early(qtbot: QtBot, kind: Kind) -> None:
    with ticking(kind) as (ticker, heard):
        for ahead_us in (0, 1, 500, 999, 1_000, 1_001, 1_500, 2_001, 7_300, 20_000):
            ticker.arm(now_us() + ahead_us)
            heard.clear()
            qtbot.waitUntil(lambda: len(heard) == 1)
            ((at_us, read_us),) = heard
            assert read_us >= at_us
            assert ticker.at_us is None


@each_kind
@pytest.mark.parametrize("past_us", [1, 0, -1, -(10**12)])
def test_an_instant_that_is_past_comes_at_once(qtbot: QtBot, kind: Kind, past_us: int) -> None:
    with ticking(kind) as (ticker, heard):
        at_us = past_us if past_us < 2 else now_us()
        ticker.arm(at_us)
        qtbot.waitUntil(lambda: len(heard) == 1)
        assert heard[0][0] == at_us


@each_kind
def test_arming_again_replaces_the_instant(qtbot: QtBot, kind: Kind) -> None:
    with ticking(kind) as (ticker, heard):
        first, second = now_us() + 5_000, now_us() + 30_000
        ticker.arm(first)
        ticker.arm(second)
        assert ticker.at_us == second
        qtbot.waitUntil(lambda: len(heard) == 1)
        qtbot.wait(10)
        assert [at_us for at_us, _ in heard] == [second]
        sooner = now_us() + 5_000
        ticker.arm(now_us() + 10**9)
        ticker.arm(sooner)
        qtbot.waitUntil(lambda: len(heard) == 2)
        assert heard[1][0] == sooner


@each_kind
def test_none_disarms(qtbot: QtBot, kind: Kind) -> None:
    with ticking(kind) as (ticker, heard):
        ticker.arm(now_us() + 5_000)
        ticker.arm(None)
        assert ticker.at_us is None
        qtbot.wait(30)
        assert heard == []


@each_kind
def test_it_may_be_armed_anew_while_it_is_heard(qtbot: QtBot, kind: Kind) -> None:
    with ticking(kind) as (ticker, heard):
        ticker.due.connect(lambda at_us: ticker.arm(at_us + 3_000) if len(heard) < 5 else None)
        first = now_us() + 3_000
        ticker.arm(first)
        qtbot.waitUntil(lambda: len(heard) == 5)
        assert [at_us for at_us, _ in heard] == [first + count * 3_000 for count in range(5)]


@each_kind
def test_it_leaks_no_descriptor(kind: Kind) -> None:
    before = open_descriptors()
    for _ in range(20):
        with ticking(kind) as (ticker, _heard):
            for ahead_us in range(500):
                ticker.arm(now_us() + 10**6 + ahead_us)
            assert len(open_descriptors() - before) == (1 if kind is TimerfdTicker else 0)
    assert open_descriptors() == before


def test_linux_has_the_exact_one() -> None:
    parent = QObject()
    ticker = make_ticker(parent)
    assert isinstance(ticker, TimerfdTicker)
    ticker.close()


def open_descriptors() -> set[str]:
    """The open files of this process by number; the one that looks is closed again and has no name any more."""
    return {entry.name for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()}
