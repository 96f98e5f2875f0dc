from __future__ import annotations

import subprocess
import sys


def test_what_draws_is_not_loaded_before_it_is_asked_for() -> None:
    code = "import sys, kiosk.app.drawing; print('kiosk.stage.stage' in sys.modules, 'numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "False"]
