"""What a visitor has done to a page, and what a finger on a part of it does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a visitor sees a page: as it plays unless something was touched.

    `part` is what was opened or chosen (a moment, a card, a picture of a gallery, a page of a wall chart; from 0), `share` is
    where a handle was drawn to (0 to 1 of its way), `only` is what a list is filtered by, `row` the project that is told of, by
    its Chinese name: rows move when their data change, and then it is still the same one. A page that somebody has `visited`
    shows what it can be touched by; one that only plays does without.
    """

    part: int | None = None
    share: float | None = None
    only: str = ""
    row: str = ""
    visited: bool = False

    @property
    def closing(self) -> Act | None:
        """What closes again that which is told of; None where nothing was opened."""
        if self.row:
            return OpenRow(row=self.row)
        return OpenPart(part=self.part) if self.part is not None else None


PLAIN = View()


class Act:
    """What a touch on a part of a page does; each kind is a subclass."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart(Act):
    """Opens a part of the page, or closes the one that is open."""

    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow(Act):
    """Tells of a project of a wall chart, by its Chinese name, or closes what is told of it."""

    row: str


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
