"""A sound deck with a part of it changed: it comes in or is refused in words and in time, and nothing is left of it."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from kiosk.domain.errors import BadInput
from tests.support.foreign import processes_below, read_or_refused
from tests.support.slideshows import everything, rewritten

LATEST_S = 90
FEW, MANY = 3, 200
HIT = 0.1
"""How many of the parts are changed."""

_PARTS = re.compile(r"\[Content_Types\]\.xml|ppt/(_rels/|slides/|charts/|theme/)?[^/]*\.(xml|rels)|ppt/slides/_rels/.*")
_VALUE, _TAG = re.compile(rb'"[^"]*"'), re.compile(rb"<[^>]*>")
_VALUES = (b"", b"-1", b"word", b"99999999999999999999", b"1.5", b"50%", b"rId404", "中".encode())


def changed(content: bytes, random: Random) -> bytes:
    """A part with a value replaced, a tag left out, or a few bytes changed."""
    places = list(random.choice((_VALUE, _TAG)).finditer(content))
    if not places or random.random() < 0.2:
        at = random.randrange(len(content))
        return content[:at] + random.randbytes(3) + content[at + 3 :]
    place = random.choice(places)
    value = b'"' + random.choice(_VALUES) + b'"' if place[0].startswith(b'"') else b""
    return content[: place.start()] + value + content[place.end() :]


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_every_deck_is_read_or_refused_in_words(count: int, tmp_path: Path) -> None:
    room, sound = tmp_path / "room", everything(tmp_path / "sound.pptx")
    room.mkdir()
    codes: Counter[str] = Counter()
    for number in range(count):
        random = Random(number)

        def change(name: str, content: bytes, random: Random = random) -> bytes:
            return changed(content, random) if _PARTS.fullmatch(name) and random.random() < HIT else content

        file = rewritten(sound, tmp_path / f"changed-{number}.pptx", change)
        began = time.monotonic()
        said = read_or_refused(file, room)
        assert time.monotonic() - began < LATEST_S
        codes[said.code if isinstance(said, BadInput) else "read"] += 1
        if isinstance(said, BadInput):
            assert said.message.zh != said.message.en
            assert said.where.startswith(file.name)
    print(codes)
    assert codes["E-IMP-CRASHED"] == 0
    assert codes["read"] > 0
    assert list(room.iterdir()) == []
    assert processes_below(room) == []
