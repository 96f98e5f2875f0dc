from __future__ import annotations

import wave
from array import array

from kiosk import paths


def test_it_is_short_and_soft_and_begins_and_ends_without_a_crack() -> None:
    with wave.open(str(paths.tick())) as sound:
        length_s = sound.getnframes() / sound.getframerate()
        told = array("h", sound.readframes(sound.getnframes()))
    assert 0.020 <= length_s <= 0.040
    assert 0.1 < max(map(abs, told)) / 32767 < 0.5
    assert max(abs(told[0]), abs(told[-1])) < 33
    half = len(told) // 2
    assert max(map(abs, told[half:])) < max(map(abs, told[:half])) / 4
