"""What it does on screens is tried with the whole player; here, what it does not do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_who_shows_no_video_does_not_wait_for_what_plays_them() -> None:
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    asked = "import sys, kiosk.app, kiosk.player.player; print('PySide6.QtMultimedia' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], env=told, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False"]
