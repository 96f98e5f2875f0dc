"""Shelves to test on: the small exhibit of the store's samples with a playlist that staff made, and one of ten thousand slides."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from kiosk.domain.deck import Deck
from kiosk.domain.playlist import Playlist
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TitleFields
from kiosk.domain.text import Text
from kiosk.services.ports import UnitOfWork
from kiosk.services.shelf import Shelf, read_shelf
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.store_samples import EXHIBIT, PLAYLISTS

TOUR = Playlist(
    id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("opening", "view", "opening", "@a-east", "history")
)
"""A slide that stands in it twice, and a playlist as a whole."""
SPARE = Playlist(id="spare", section="east", title=Text(zh="备用"), slides=())
MANY = 10_000


def house(*more: Playlist) -> MemoryUnitOfWork:
    """Content in memory, with the tour and what else is named."""
    return MemoryUnitOfWork(draft=MemoryDraft(held_playlists=(*PLAYLISTS, TOUR, *more)))


def shelf(held: MemoryUnitOfWork | None = None, now_us: int = 1_000_000) -> Shelf:
    return read_shelf(cast(UnitOfWork, held or house(SPARE)), now_us)


def many_slides() -> MemoryUnitOfWork:
    """Ten thousand slides, all of them in one playlist."""
    slides = tuple(
        Slide(id=f"p-{number}", title=Text(zh=f"第 {number} 页"), fields=TitleFields(subtitle=Text(zh="副标题")))
        for number in range(MANY)
    )
    exhibit = replace(EXHIBIT, decks=(Deck(id="d", section="west", title=Text(zh="册"), slides=slides),), media=())
    whole = Playlist(id="d", section="west", title=Text(zh="册"), slides=tuple(slide.id for slide in slides))
    return MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=exhibit, held_playlists=(whole,), held_assignments=()))
