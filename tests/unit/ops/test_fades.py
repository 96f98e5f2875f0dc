from __future__ import annotations

import sys
from pathlib import Path

from kiosk.ops.fades import fade_rates, fading_peak, memory
from kiosk.ops.player_process import PlayerProcess


def steps(begin_us: int, apart_us: int, count: int, windows: int) -> list[tuple[int, int]]:
    return [(begin_us + number * apart_us, windows) for number in range(count)]


def test_each_transition_has_its_rate() -> None:
    made = steps(0, 20_000, 21, 3) + steps(4_000_000, 40_000, 11, 3)
    assert fade_rates(made, 3).values == (50.0, 25.0)


def test_steps_in_which_some_screens_stand_do_not_count() -> None:
    made = steps(0, 20_000, 21, 3) + steps(410_000, 5_000, 100, 2)
    assert fade_rates(made, 3).values == (50.0,)


def test_where_nothing_faded_there_is_no_rate() -> None:
    figure = fade_rates(steps(0, 20_000, 2, 3), 3)
    assert (figure.values, figure.answer()["median"], figure.answer()["n"]) == ((), None, 0)


def test_memory_is_the_process_share(tmp_path: Path) -> None:
    sleeping = [sys.executable, "-c", "import time; held = bytearray(40_000_000); time.sleep(60)"]
    with PlayerProcess(sleeping, tmp_path / "log") as player:
        player.run_for(0.5)
        told = memory("pss_still_mib", player)
        assert told.name == "pss_still_mib"
        assert 38 < told.values[0] < 80
        assert fading_peak(player, 0.1).values[0] >= 38
