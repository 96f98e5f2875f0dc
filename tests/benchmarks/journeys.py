"""How soon the glass follows staff's hands, and how long the panel's thread is busy; run by hand:
python -m tests.benchmarks.journeys [ROUNDS]

The journeys of the tests on the reference exhibit, with a real player on eighteen virtual screens. The heartbeat is a timer of
the panel's own loop: the longest gap is how long no click would have been answered.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import defaultdict
from statistics import median
from time import monotonic

from kiosk import paths
from kiosk.ops.machine import machine
from tests.support.journeys import JOURNEYS
from tests.support.staff import Staff, at_work, reference_hall

BEAT_S = 0.01


class Heartbeat:
    """Beats in the loop of the panel and keeps the gaps."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self._beating = asyncio.ensure_future(self._beat())

    async def _beat(self) -> None:
        last_s = monotonic()
        while True:
            await asyncio.sleep(BEAT_S)
            now_s = monotonic()
            self.gaps_ms.append((now_s - last_s) * 1000)
            last_s = now_s

    async def stop(self) -> None:
        self._beating.cancel()
        await asyncio.gather(self._beating, return_exceptions=True)


def measure(rounds: int) -> list[str]:
    from PySide6.QtWidgets import QApplication

    from kiosk.qtkit.fonts import load_fonts

    application = QApplication(sys.argv[:1])
    load_fonts(paths.fonts())
    glass_ms: defaultdict[str, list[float]] = defaultdict(list)
    gaps_ms: defaultdict[str, list[float]] = defaultdict(list)

    with reference_hall() as house:
        for _ in range(rounds):
            for journey in JOURNEYS:

                async def use(staff: Staff, journey=journey) -> None:  # type: ignore[no-untyped-def]
                    heart = Heartbeat()
                    try:
                        did = await journey.walk(staff)
                    finally:
                        await heart.stop()
                    if heart.gaps_ms:  # some journeys are over before the heart has beaten once
                        gaps_ms[journey.name].append(max(heart.gaps_ms))
                    if did.glass_us is not None:
                        glass_ms[journey.name].append(did.glass_us / 1000)

                bugs = at_work(application, house, use)
                if bugs:
                    raise bugs[0]
    return [
        f"{name:4} glass {spread(glass_ms[name])}   longest gap of the panel's heartbeat {spread(gaps_ms[name])}"
        for name in gaps_ms | glass_ms
    ]


def spread(values: list[float]) -> str:
    if not values:
        return "—"
    return f"median {median(values):.0f} ms of {len(values)} ({min(values):.0f} to {max(values):.0f})"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    sys.stdout.write("\n".join([*measure(count), str(machine())]) + "\n")
