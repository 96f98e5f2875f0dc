"""The exhibit: everything the slides folder holds, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.asset import Asset, Media
from kiosk.domain.deck import Deck
from kiosk.domain.programme import Programme, Source
from kiosk.domain.wall import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A picture of the exhibit: its path below the slides folder, the file as it came, and what is shown of it."""

    path: str
    original: Asset
    shown: Asset

    def as_shown(self) -> Media:
        return Media(path=self.path, shown=self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Sections in order, their decks (by section, then by id), the sources of the figures, and every picture."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    decks: tuple[Deck, ...]
    media: tuple[MediaFile, ...]


def media_path(section: str, deck: str, file: str) -> str:
    """The path below the slides folder of a file that a slide of a deck names."""
    return f"{section}/{deck}/{file}"


def media_of(programme: Programme, slide_id: str) -> Media | None:
    """The picture a slide of a programme shows; None if it shows none, or one that the programme does not have."""
    file, deck = programme.slide_by_id[slide_id].fields.picture_file, programme.deck_of(slide_id)
    return programme.media_by_path.get(media_path(deck.section, deck.id, file)) if file and deck else None
