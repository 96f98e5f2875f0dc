"""What fading and standing cost: frames a second, processor time, memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from kiosk.ops.bench import Figure
from kiosk.ops.machine import effort, pss_mib
from kiosk.ops.player_process import PlayerProcess

STILL_SPAN_S = 10.0
_LOOK_S = 0.05
_APART_US = 150_000
"""Frames further apart than this belong to two transitions."""
_FEWEST_FRAMES = 3

Step = tuple[int, int]
"""The instant of a step in µs, and how many windows were painted in it."""


def fade_rates(steps: Sequence[Step], screens: int) -> Figure:
    """Frames a second of each transition that all screens made together."""
    runs: list[list[int]] = [[]]
    for at_us, windows in steps:
        if windows < screens:
            continue
        if runs[-1] and at_us - runs[-1][-1] > _APART_US:
            runs.append([])
        runs[-1].append(at_us)
    rates = tuple((len(run) - 1) * 1e6 / (run[-1] - run[0]) for run in runs if len(run) >= _FEWEST_FRAMES)
    return Figure(name="fade_fps", unit="frames/s", values=rates)


def still(player: PlayerProcess, rounds: int, told: Callable[[int, int], None]) -> list[Figure]:
    """What a player costs that shows still slides, in spans of STILL_SPAN_S."""
    cpu: list[float] = []
    for count in range(1, rounds + 1):
        before = effort(player.pid)
        player.run_for(STILL_SPAN_S)
        after = effort(player.pid)
        if before is not None and after is not None:
            cpu.append(before.percent_until(after))
        told(count, rounds)
    return [Figure(name="still_cpu_percent", unit="%", values=tuple(cpu)), memory("pss_still_mib", player)]


def fading_peak(player: PlayerProcess, seconds: float) -> Figure:
    """The most memory a player takes while its screens change again and again."""
    highest = 0.0
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        highest = max(highest, pss_mib(player.pid) or 0)
        player.run_for(_LOOK_S)
    return Figure(name="pss_fading_peak_mib", unit="MiB", values=(highest,))


def memory(name: str, player: PlayerProcess) -> Figure:
    found = pss_mib(player.pid)
    return Figure(name=name, unit="MiB", values=() if found is None else (found,))
