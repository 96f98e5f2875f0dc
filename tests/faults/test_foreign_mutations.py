"""Sound files with a few bytes changed: each is read or refused in words and in time, and nothing is left of it."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from kiosk.domain.errors import BadInput
from tests.support import corpus
from tests.support.foreign import processes_below, read_or_refused

LATEST_S = 15
AT_ONCE = 2
FEW, MANY = 48, 2040


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_every_file_is_read_or_refused_in_words(count: int, tmp_path: Path) -> None:
    room, made, changed = (tmp_path / name for name in ("room", "made", "changed"))
    for folder in (room, made, changed):
        folder.mkdir()
    sound = list(corpus.sound(made).items())

    def outcome(number: int) -> tuple[str, float]:
        name, content = sound[number % len(sound)]
        file = changed / f"{number}-{name}"
        file.write_bytes(corpus.mutated(content, Random(file.name)))
        began = time.monotonic()
        said = read_or_refused(file, room)
        if isinstance(said, BadInput):
            assert said.message.zh != said.message.en, file.name
        return said.code if isinstance(said, BadInput) else "read", time.monotonic() - began

    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(outcome, range(count)))
    assert max(seconds for _, seconds in outcomes) < LATEST_S
    codes = Counter(code for code, _ in outcomes)
    print(codes)
    assert len(codes) > 3  # some are read, and others are wrong in several ways
    assert codes["E-IMP-CRASHED"] <= count / 100
    assert list(room.iterdir()) == []
    assert processes_below(room) == []
