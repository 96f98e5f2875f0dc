"""What was found in a file that another program wrote: its pages, and what of them could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.slide import SlideKind, kind_of
from kiosk.domain.slide_fields import SlideFields
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing staff should know before it is on a wall: a stable code and its sentence."""

    code: str
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a page could be instead of a picture of itself: a live chart, table or wall of figures. Nobody is given it unasked."""

    fields: SlideFields

    @property
    def kind(self) -> SlideKind:
        return kind_of(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPage:
    """One page, numbered from 1 as its own program counts, hidden ones too.

    `picture` names the file drawn of it, made anew and as large as the panel shows it; empty for a hidden page that was not
    drawn. With a `video` (or an animation, made one) the picture is its still, and `length_us` how long it lasts.
    """

    number: int
    picture: str
    width_px: int
    height_px: int
    title: str = ""
    words: str = ""
    notes: str = ""
    alt: str = ""
    hidden: bool = False
    video: str = ""
    length_us: int = 0
    offers: tuple[Offer, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFont:
    """A font a file names and this PC has not, the one taken instead, and the pages it stands on."""

    font: str
    substitute: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A foreign file, read: its pages in order, the fonts it lacks, what concerns all of it."""

    title: str
    pages: tuple[ForeignPage, ...]
    missing_fonts: tuple[MissingFont, ...] = ()
    remarks: tuple[Remark, ...] = ()
