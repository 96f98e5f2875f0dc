"""What is in the recycle bin: playlists, decks and slides that staff have discarded, whole, so that they can come back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.playlist import Playlist
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text

DAY_US = 86_400_000_000
KEPT_DAYS = 30
"""So long what was discarded is kept."""


class Thing(Enum):
    """What can be discarded by itself."""

    PLAYLIST = "playlist"
    DECK = "deck"
    SLIDE = "slide"


THINGS = {
    Thing.PLAYLIST: Text(zh="播放列表", en="playlist"),
    Thing.DECK: Text(zh="演示文稿", en="deck"),
    Thing.SLIDE: Text(zh="幻灯片", en="slide"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where a slide stood: a playlist, and the place in it (from 0)."""

    playlist: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """All that goes and comes back together.

    A playlist alone is its `playlist`. A deck comes with the playlist of its id and the file it was imported from. A slide
    comes with the deck it is of, its place there (from 0), and where it `stood` in that deck's playlist.
    """

    playlist: Playlist | None = None
    deck: Deck | None = None
    imported: ImportedFile | None = None
    slide: Slide | None = None
    home: str | None = None
    place: int = 0
    stood: tuple[Stood, ...] = ()
    media: tuple[MediaFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recycled:
    """A parcel in the bin: what it is, its id and title, since when it is there. 0 is one that has no `id` of the bin yet."""

    id: int = 0
    thing: Thing
    name: str
    title: Text
    discarded_us: int
    parcel: Parcel

    @property
    def until_us(self) -> int:
        """When it is gone for good."""
        return self.discarded_us + KEPT_DAYS * DAY_US

    def days_left(self, now_us: int) -> int:
        """How many days it is still kept, the last one counted whole."""
        return max(0, -(-(self.until_us - now_us) // DAY_US))
