"""A playlist: which slides play one after another, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.ids import check_id
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Slides by id, in order, looping. `anchor_us` is the shared time at which its first slide began."""

    id: str
    section: str
    title: Text
    slides: tuple[str, ...]
    anchor_us: int = 0

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The playlist a target (the hall or a section) plays by default."""

    target: str
    playlist: str
