"""What of the draft's content is in sight: the slides of a playlist or all of them, and those on which words were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.playlist import Playlist, included
from kiosk.domain.slide import Slide
from kiosk.panel.desk import Browsing
from kiosk.services.arranging import Key, keys_of
from kiosk.services.shelf import News, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The slides on which words were found, the nearest first; `cut` where there may be more of them."""

    words: str
    slides: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One item of the grid: a slide, or a playlist that stands in another as a whole.

    `place` is where it stands in the playlist that is shown, from 1; None among all slides.
    """

    item: str
    place: int | None
    slide: Slide | None
    playlist: Playlist | None
    news: News | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """What the grid shows: items of a shelf in their order, and the place of each where they are those of a playlist."""

    shelf: Shelf
    items: tuple[str, ...]
    places: Sequence[int] | None

    def cell(self, at: int) -> Cell:
        """Made when it is looked at: of ten thousand slides a few are in sight."""
        item, shelf = self.items[at], self.shelf
        other = included(item)
        return Cell(
            item=item,
            place=self.places[at] if self.places is not None else None,
            slide=shelf.slides[item] if other is None else None,
            playlist=next(each for each in shelf.playlists if each.id == other) if other is not None else None,
            news=shelf.slide_news.get(item) if other is None else shelf.news.get(other),
        )

    def keys(self) -> tuple[Key, ...]:
        """What the items are known by when others come or go."""
        return keys_of(self.items)


def playlist_of(shelf: Shelf, browsing: Browsing) -> Playlist | None:
    """The playlist that is shown, None for all slides, and where it is gone."""
    return next((each for each in shelf.playlists if each.id == browsing.playlist), None)


def searched(browsing: Browsing, found: Found | None) -> Found | None:
    """What was found for the words that are looked for, or for those typed before them; None while nothing was."""
    return found if found is not None and browsing.words.strip() and found.words.strip() else None


def view_of(shelf: Shelf, browsing: Browsing, found: Found | None) -> View:
    """What is in sight."""
    playlist, hits = playlist_of(shelf, browsing), searched(browsing, found)
    if playlist is None:
        items = tuple(item for item in hits.slides if item in shelf.slides) if hits is not None else tuple(shelf.slides)
        return View(shelf=shelf, items=items, places=None)
    if hits is None:
        return View(shelf=shelf, items=playlist.slides, places=range(1, len(playlist.slides) + 1))
    here = set(hits.slides)
    standing = [(place, item) for place, item in enumerate(playlist.slides, 1) if item in here]
    return View(shelf=shelf, items=tuple(item for _, item in standing), places=tuple(place for place, _ in standing))
