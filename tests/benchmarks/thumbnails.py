"""What the thumbnails for staff cost the player; run by hand: python -m tests.benchmarks.thumbnails [FILE.png]

Processor time, not time on the clock: picking the pixels of a full-HD frame, which the GUI thread does once a screen has changed,
and making them small as a JPEG, which another thread does. Eighteen screens of slides of ten seconds change 1.8 times a second.
"""

from __future__ import annotations

import sys
from statistics import median
from time import process_time

from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.ops.machine import machine
from kiosk.player.thumbnails import Sample, _picked

ROUNDS, CHANGES_A_SECOND = 101, 1.8
WALL = paths.themes().parent / "pictures" / "panel.png"


def took_ms(file: str) -> tuple[float, float]:
    frame = QImage(file).scaled(1920, 1080).convertToFormat(QImage.Format.Format_RGB32)
    picking: list[float] = []
    packing: list[float] = []
    for number in range(ROUNDS):
        began_s = process_time()
        picked = _picked(frame)
        picked_s = process_time()
        Sample(screen="screen-01", taken_us=number, picture="x", image=picked).thumbnail()
        picking.append((picked_s - began_s) * 1000)
        packing.append((process_time() - picked_s) * 1000)
    return median(picking), median(packing)


if __name__ == "__main__":
    pick_ms, pack_ms = took_ms(sys.argv[1] if len(sys.argv) > 1 else str(WALL))
    share = (pick_ms + pack_ms) * CHANGES_A_SECOND / 10
    sys.stdout.write(f"picking {pick_ms:.2f} ms, packing {pack_ms:.2f} ms (n {ROUNDS}): {share:.2f} % of a core\n{machine()}\n")
