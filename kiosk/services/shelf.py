"""The shelf: what the draft has for those who put it in order, its playlists with their uses, and each slide by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit, MediaFile, media_path
from kiosk.domain.playlist import Playlist, flattened
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide
from kiosk.domain.wall import Wall
from kiosk.services.playlist_wording import PlaylistNames
from kiosk.services.playlists import Use, uses
from kiosk.services.ports import UnitOfWork
from kiosk.services.publishing import idle_rule

LEAST_PX = 64
"""A screen has no fewer pixels than this."""
EMPTY = Exhibit(sections=(), sources=(), decks=(), media=())


class News(Enum):
    """What of the draft visitors have not seen yet: all of it, or how it is now."""

    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelf:
    """The draft's content. `flat` are the slides of each playlist written out, `lengths_us` how long it takes once through;
    `news` and `slide_news` tell of those that are not published as they are now.

    Compared by identity: it is read anew when somebody has written the content.
    """

    wall: Wall | None
    exhibit: Exhibit
    playlists: tuple[Playlist, ...]
    uses: Mapping[str, Use]
    names: PlaylistNames
    slides: Mapping[str, Slide]
    homes: Mapping[str, Deck]
    media: Mapping[str, MediaFile]
    flat: Mapping[str, tuple[str, ...]]
    lengths_us: Mapping[str, int]
    news: Mapping[str, News]
    slide_news: Mapping[str, News]

    def alone(self, slide: Slide, box: tuple[int, int]) -> Programme:
        """A slide of the draft (or what it would be, under its id) as if it were all that is published, on one screen like its
        section's first, with as many pixels as fit a box. Its SHA-256 is that of all that is drawn of it."""
        wall, deck = self.wall, self.homes[slide.id]
        if wall is None:
            raise ValueError("there is no wall to draw a slide for")
        first = next(iter(wall.in_section(deck.section)), wall.screens[0])
        screen = replace(first, section=deck.section, pixels=_fitted(first.pixels, box))
        found = (self.media.get(media_path(deck.section, deck.id, file)) for file in slide.files)
        return Programme(
            revision=0,
            anchor_us=0,
            note="",
            wall=replace(wall, screens=(screen,)),
            sections=self.exhibit.sections,
            sources=tuple(source for source in self.exhibit.sources if source.id == slide.source),
            slides=(slide,),
            playlists=(Playlist(id=deck.id, section=deck.section, title=deck.title, slides=(slide.id,)),),
            assignments=(),
            media=tuple(media.as_shown() for media in found if media is not None),
            idle=idle_rule(IdleSettings()),
        )


def read_shelf(uow: UnitOfWork, now_us: int) -> Shelf:
    """The draft as it is now, compared with what is published."""
    draft = uow.draft
    exhibit, playlists = draft.exhibit() or EMPTY, draft.playlists()
    wall = draft.wall()
    slides = {slide.id: slide for deck in exhibit.decks for slide in deck.slides}
    flat = {playlist.id: playlist.slides for playlist in flattened(playlists)}
    now = in_force(uow.programmes.playable(now_us), now_us)
    slide_news = _slide_news(slides, now)
    durations_us = {slide.id: slide.duration_us for slide in slides.values()}
    return Shelf(
        wall=wall,
        exhibit=exhibit,
        playlists=playlists,
        uses=uses(draft),
        names=PlaylistNames.named(wall, exhibit.sections, playlists),
        slides=slides,
        homes={slide.id: deck for deck in exhibit.decks for slide in deck.slides},
        media={media.path: media for media in exhibit.media},
        flat=flat,
        lengths_us={id: sum(durations_us[slide] for slide in listed) for id, listed in flat.items()},
        news=_news(playlists, flat, slide_news, now),
        slide_news=slide_news,
    )


def _slide_news(slides: Mapping[str, Slide], now: Programme | None) -> dict[str, News]:
    if now is None:
        return dict.fromkeys(slides, News.NEW)
    before = now.slide_by_id
    return {
        id: News.CHANGED if id in before else News.NEW
        for id, slide in slides.items()
        if id not in before or before[id] != slide
    }


def _news(
    playlists: tuple[Playlist, ...], flat: Mapping[str, tuple[str, ...]], slides: Mapping[str, News], now: Programme | None
) -> dict[str, News]:
    """A playlist has changed with its title, its order, or with a slide that it plays."""
    before = now.playlist_by_id if now is not None else {}
    found: dict[str, News] = {}
    for playlist in playlists:
        old = before.get(playlist.id)
        if old is None:
            found[playlist.id] = News.NEW
        elif (old.title, old.slides) != (playlist.title, flat[playlist.id]) or not slides.keys().isdisjoint(old.slides):
            found[playlist.id] = News.CHANGED
    return found


def _fitted(pixels: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """As many pixels of the same proportions as fit a box."""
    scale = min(box[0] / pixels[0], box[1] / pixels[1])
    return max(LEAST_PX, round(pixels[0] * scale)), max(LEAST_PX, round(pixels[1] * scale))
