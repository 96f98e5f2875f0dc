from __future__ import annotations

import subprocess
import sys


def test_what_every_verb_knows_of_files_loads_nothing_that_reads_them() -> None:
    code = "import sys, kiosk.importing.telling; print([name for name in sys.modules if name.startswith(('PIL', 'kiosk.importing.f'))])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
