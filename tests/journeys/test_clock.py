"""All processes of a PC agree on the time, whatever the wall clock has been set to in between."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.clock.local import local_clock
from tests.support.hall import REPOSITORY, Hall, environment

HOUR_S = 3600

ASK = """
import json, sys, time
from pathlib import Path
from kiosk.app.house import open_house
wall_ns = time.time_ns
time.time_ns = lambda: wall_ns() + int(sys.argv[2]) * 10**9
with open_house(Path(sys.argv[1])) as house:
    print(json.dumps(house.clock.offset_us))
"""
"""A process whose wall clock is off by the seconds it is told."""


def offset_us(data_dir: Path, wrong_s: int) -> int:
    command = [sys.executable, "-c", ASK, str(data_dir), str(wrong_s)]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, timeout=60, check=True)
    return int(json.loads(done.stdout))


def test_two_processes_agree_whatever_their_wall_clocks_say(hall: Hall) -> None:
    offsets = {offset_us(hall.data_dir, wrong_s) for wrong_s in (0, HOUR_S, -HOUR_S)}
    with hall.telemetry() as telemetry:
        offsets |= {local_clock(telemetry).offset_us, local_clock(telemetry, 0).offset_us}
    assert len(offsets) == 1
