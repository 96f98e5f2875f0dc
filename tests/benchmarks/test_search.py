"""How soon words are found among ten thousand slides."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

import pytest

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import Text
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import SECTIONS, data_folder

pytestmark = pytest.mark.long

SLIDES, ROUNDS, MOST_MS = 10_000, 21, 50
HANZI = [chr(0x4E00 + number) for number in range(600)]
QUERIES = (HANZI[0], "".join(HANZI[1:3]), f"{HANZI[4]} GDP", "".join(HANZI[5:9]), "g", f"{HANZI[9]} {HANZI[10]} {HANZI[11]}")
"""One character, two, a character and a word, four that nobody wrote, a letter, three words apart."""


def test_words_are_found_in_time(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seeded = Random(5)

    def told(length: int) -> str:
        return "".join(seeded.choices(HANZI, k=length))

    slides = tuple(
        Slide(
            id=f"p-{number}",
            title=Text(zh=told(14)),
            fields=PageFields(file="x.png", alt=Text(zh="页"), words=f"{told(90)} GDP 8%", notes=told(120)),
        )
        for number in range(SLIDES)
    )
    deck = Deck(id="d", section="west", title=Text(zh="册"), slides=slides)
    exhibit = Exhibit(sections=SECTIONS, sources=(), decks=(deck,), media=())
    store = SqlStore(data_folder(tmp_path))
    store.write(lambda uow: uow.draft.put_exhibit(exhibit, (), ())).result()
    for query in QUERIES:
        took = []
        for _ in range(ROUNDS):
            began = time.process_time()  # the machine may have other things to do
            found = store.read(lambda uow, query=query: uow.draft.find_slides(query, 50))
            took.append(1000 * (time.process_time() - began))
        record_property(query, median(took))
        assert len(found) <= 50
        assert median(took) < MOST_MS, query
    store.close()
