"""Takes in a data file that has changed: the slides fed from it show its new rows, everything else plays on as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.deck import Deck
from kiosk.domain.errors import KioskError
from kiosk.domain.exhibit import Exhibit, MediaFile, media_path
from kiosk.domain.programme import Programme
from kiosk.domain.slide import Slide
from kiosk.domain.war_map import Project, WarMap
from kiosk.services.ports import Draft, UnitOfWork
from kiosk.services.publishing import Published, issue

NOTE = "挂图数据更新 / wall chart data updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A data file as it was read anew, and what it says."""

    file: MediaFile
    rows: tuple[Project, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a data file that had changed: how many rows show and what was left out, or why it was not taken in."""

    file: str
    rows: int = 0
    left_out: tuple[KioskError, ...] = ()
    refused: KioskError | None = None


def refresh(uow: UnitOfWork, fresh: Fresh, now_us: int) -> tuple[Published, ...]:
    """Puts the rows into the draft, and into what is published as its next revision; answers what was published.

    What waits for its instant is published anew too, for otherwise the new revision would overtake it; nothing is if no
    slide of it changes.
    """
    _refresh_draft(uow.draft, fresh)
    listed = sorted(uow.programmes.playable(now_us), key=lambda programme: programme.revision)
    renewed = [_renewed(programme, fresh) for programme in listed]
    if all(new is old for new, old in zip(renewed, listed, strict=True)):
        return ()
    return tuple(issue(uow, programme, NOTE, now_us) for programme in renewed)


def fed_from(exhibit: Exhibit) -> frozenset[str]:
    """The paths of the data files that slides of an exhibit are fed from."""
    return frozenset(path for deck in exhibit.decks for slide in deck.slides if (path := _path(deck.section, deck.id, slide)))


def _path(section: str, deck: str, slide: Slide) -> str | None:
    return media_path(section, deck, slide.fields.file) if isinstance(slide.fields, WarMap) else None


def _refresh_draft(draft: Draft, fresh: Fresh) -> None:
    exhibit = draft.exhibit()
    if exhibit is None or fresh.file.path not in fed_from(exhibit):
        return
    decks = tuple(_fed_deck(deck, fresh) for deck in exhibit.decks)
    media = tuple(fresh.file if file.path == fresh.file.path else file for file in exhibit.media)
    draft.put_exhibit(replace(exhibit, decks=decks, media=media), draft.playlists(), draft.assignments())


def _fed_deck(deck: Deck, fresh: Fresh) -> Deck:
    slides = tuple(_fed(slide, _path(deck.section, deck.id, slide), fresh) for slide in deck.slides)
    return replace(deck, slides=slides)


def _renewed(programme: Programme, fresh: Fresh) -> Programme:
    """The programme with the rows; itself if nothing is seen of them."""
    slides = tuple(_fed(slide, _path_in(programme, slide), fresh) for slide in programme.slides)
    if slides == programme.slides:
        return programme
    media = tuple(fresh.file.as_shown() if file.path == fresh.file.path else file for file in programme.media)
    return replace(programme, slides=slides, media=media)


def _path_in(programme: Programme, slide: Slide) -> str | None:
    deck = programme.deck_of(slide.id)
    return _path(deck.section, deck.id, slide) if deck is not None else None


def _fed(slide: Slide, path: str | None, fresh: Fresh) -> Slide:
    """The slide with the rows, if it is fed from their file."""
    if path != fresh.file.path or not isinstance(slide.fields, WarMap):
        return slide
    return replace(slide, fields=replace(slide.fields, rows=fresh.rows, as_of=fresh.as_of))
