"""What a visitor has done to a page, and what a finger on a part of it does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a visitor sees a page: as it plays unless something was touched.

    `part` is what was opened or chosen (a moment, a card, a picture of a gallery, a page of a wall chart; from 0), `share` is
    where a handle was drawn to (0 to 1 of its way), `only` is what a list is filtered by. A page that somebody has `visited`
    shows what it can be touched by; one that only plays does without.
    """

    part: int | None = None
    share: float | None = None
    only: str = ""
    visited: bool = False


PLAIN = View()


class Act:
    """What a touch on a part of a page does; each kind is a subclass."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart(Act):
    """Opens a part of the page, or closes the one that is open."""

    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSlide(Act):
    """Goes to another slide."""

    slide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Act):
    """Shows only what belongs to a name; all of it for an empty one."""

    only: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip(Act):
    """A handle: a finger that moves over the area moves `View.share`, 0 at its left edge and 1 at its right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayVideo(Act):
    """Begins the page's video, which takes so long, or lets it stand and go on."""

    length_us: int
