"""Makes the tick that answers a finger; run by hand when it is to sound otherwise.

python build_spec/tick.py
"""

from __future__ import annotations

import wave
from array import array
from math import exp, pi, sin
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "assets" / "sounds" / "tick.wav"
RATE_HZ = 48_000
LENGTH_S = 0.030
RISE_S = 0.002
"""A tick that began at once would crack."""
FADE_S = 0.006
"""In this time it falls to a third."""
PITCH_HZ = 1_400
PEAK = 0.35


def samples() -> array[int]:
    """A short soft knock: one pitch that rises in an instant, fades, and has gone at the end."""
    count = round(RATE_HZ * LENGTH_S)
    found = array("h")
    for number in range(count):
        at_s = number / RATE_HZ
        loud = min(1.0, at_s / RISE_S) * exp(-at_s / FADE_S) * (1 - number / count)
        found.append(round(32767 * PEAK * loud * sin(2 * pi * PITCH_HZ * at_s)))
    return found


def write(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(samples().tobytes())


if __name__ == "__main__":
    write(FILE)
