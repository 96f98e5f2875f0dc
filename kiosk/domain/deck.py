"""A deck: the slides of one folder, as staff edit them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.ids import check_id
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Slides in order, belonging to one section."""

    id: str
    section: str
    title: Text
    slides: tuple[Slide, ...]

    def __post_init__(self) -> None:
        check_id(self.id)
