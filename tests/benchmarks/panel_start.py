"""How long the panel takes from the start of its process until its first look at the hall is painted; run by hand:
python -m tests.benchmarks.panel_start [ROUNDS]

The command as operators type it, on the reference exhibit, on a screen that is not there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from kiosk.cli import main
from kiosk.ops.machine import machine

CHILD = "--data"


def rounds(count: int) -> list[float]:
    """Seconds from spawning the process to the first paint, each time anew."""
    took: list[float] = []
    with tempfile.TemporaryDirectory() as room:
        data = str(Path(room) / "data")
        for words in (["init"], ["slides", "load", "slides"], ["publish"]):
            if main([CHILD, data, *words]) != 0:
                raise SystemExit(f"kiosk {words} failed")
        command = [sys.executable, "-m", "tests.benchmarks.panel_start", CHILD, data, "panel"]
        for _ in range(count):
            began_s = time.monotonic()
            said = subprocess.run(
                command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, check=True
            )
            took.append(float(said.stdout) - began_s)
    return took


def child(words: list[str]) -> None:
    """Runs the verb, says when what is in sight has been painted, and ends."""
    from PySide6.QtCore import QEvent, QTimer

    from kiosk.panel import window

    class Watched(window.PanelWindow):
        def event(self, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, said_and_gone)
            return super().event(event)

    window.PanelWindow = Watched  # type: ignore[misc]
    main(words)


def said_and_gone() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    if CHILD in sys.argv:
        child(sys.argv[1:])
    else:
        found = rounds(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
        sys.stdout.write(
            f"panel in sight: median {median(found):.2f} s of {len(found)} ({min(found):.2f} to {max(found):.2f})\n"
        )
        sys.stdout.write(f"{machine()}\n")
