"""What was drawn of a slide, and who draws it: the checker's port to pixels and type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Protocol

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language

EDGE_PX = 24
"""No word comes nearer to an edge of the page: frames eat pixels, and fingers swipe there."""


class Surface(Enum):
    """What is drawn: a slide as it plays, its frame in the idle carousel, or the poster of a section."""

    SLIDE = "slide"
    FRAME = "frame"
    POSTER = "poster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the page, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Inscription:
    """A text as it is set: its size, the box of its lines, its contrast with what lies under it, and signs the font lacks."""

    text: str
    px: int
    box: Box
    contrast: float = 21.0
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A slide, frame or poster as it is laid out in one look on a page of a size.

    `cards` are the areas that words may not stand half on.
    """

    language: Language
    theme: ThemeName
    width: int
    height: int
    inscriptions: tuple[Inscription, ...]
    cards: tuple[Box, ...] = ()
    surface: Surface = Surface.SLIDE

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    def outside(self) -> Iterator[Inscription]:
        """Words that leave the page, or run over the edge of a card."""
        room = Box(left=EDGE_PX, top=EDGE_PX, right=self.width - EDGE_PX, bottom=self.height - EDGE_PX)
        for words in self.inscriptions:
            over = (card for card in self.cards if card.meets(words.box) and not card.holds(words.box))
            if not room.holds(words.box) or any(over):
                yield words

    def overlapping(self) -> Iterator[tuple[Inscription, Inscription]]:
        """Words that lie on each other."""
        return ((one, other) for one, other in combinations(self.inscriptions, 2) if one.box.meets(other.box))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture file (its path below the slides folder) and in how many pixels a screen shows it at most, all of it."""

    path: str
    width_px: int
    height_px: int


class Drawing(Protocol):
    """Draws what the screens will show; a slide and its frame go by the slide's id, a poster by its section's."""

    def sheets_of(self, id: str, surface: Surface) -> tuple[Sheet, ...]:
        """It on every kind of page that the wall has, in every language and theme."""
        ...

    def shown_on(self, id: str, surface: Surface) -> tuple[Shown, ...]:
        """Its pictures, as large as the wall shows them."""
        ...
