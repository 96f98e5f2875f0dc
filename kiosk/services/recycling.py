"""Discarding: what staff do not want any more goes into the recycle bin whole, and comes back as it was, or goes for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit, MediaFile, media_path
from kiosk.domain.playlist import Playlist, included
from kiosk.domain.recycled import Parcel, Recycled, Stood, Thing
from kiosk.domain.text import Text
from kiosk.services import recycling_errors as errors
from kiosk.services.library import exhibit_of
from kiosk.services.playlists import drop, found
from kiosk.services.ports import Draft, UnitOfWork
from kiosk.services.usage import home_of, in_use, usage


def discard(uow: UnitOfWork, thing: Thing, name: str, now_us: int) -> Recycled:
    """Takes something out of the draft and keeps it in the bin.

    Raises BadInput E-BIN-USED with all places where it is used, E-BIN-GONE, E-PL-NAME for what is not there, E-BIN-LAST.
    """
    title, parcel = _parcel(uow.draft, thing, name)
    places = usage(uow, thing, name, now_us)
    if places:
        raise in_use(thing, name, title, places)
    _take_out(uow.draft, parcel)
    return uow.draft.put_recycled(
        Recycled(thing=thing, name=name, title=title, discarded_us=now_us, parcel=parcel),
    )


def drop_playlist(draft: Draft, name: str, now_us: int) -> Recycled:
    """Puts a playlist into the bin by its name alone. Raises BadInput E-PL-NAME, E-PL-USED, as dropping one does."""
    playlist = drop(draft, name)
    parcel = Parcel(playlist=playlist)
    return draft.put_recycled(
        Recycled(thing=Thing.PLAYLIST, name=name, title=playlist.title, discarded_us=now_us, parcel=parcel)
    )


def restore(draft: Draft, id: int) -> tuple[Recycled, int]:
    """Puts something back where it was; answers it, and how many of a playlist's items are there no more.

    Raises BadInput E-BIN-GONE, E-BIN-TAKEN where its id is another's by now, E-BIN-HOME where that is gone which it was in.
    """
    recycled = in_bin(draft, id)
    lost = _put_back(draft, recycled)
    draft.remove_recycled(id)
    return recycled, lost


def delete_for_good(draft: Draft, id: int) -> Recycled:
    """Takes something out of the bin. Raises BadInput E-BIN-GONE."""
    recycled = in_bin(draft, id)
    draft.remove_recycled(id)
    return recycled


def sweep(draft: Draft, now_us: int) -> int:
    """Forgets what has been in the bin for too long; answers how many things."""
    over = [each.id for each in draft.recycled() if each.until_us <= now_us]
    for id in over:
        draft.remove_recycled(id)
    return len(over)


def kept(draft: Draft, now_us: int) -> tuple[Recycled, ...]:
    """What is in the bin and not over, the last discarded first."""
    return tuple(each for each in draft.recycled() if each.until_us > now_us)


def in_bin(draft: Draft, id: int) -> Recycled:
    """Raises BadInput E-BIN-GONE."""
    for each in draft.recycled():
        if each.id == id:
            return each
    raise errors.not_in_bin(id)


def _parcel(draft: Draft, thing: Thing, name: str) -> tuple[Text, Parcel]:
    """What is discarded under a name, with its title. Raises BadInput for what is not there."""
    if thing is Thing.PLAYLIST:
        playlist = found(draft, name)
        return playlist.title, Parcel(playlist=playlist)
    exhibit = exhibit_of(draft)
    home = next((deck for deck in exhibit.decks if deck.id == name), None) if thing is Thing.DECK else home_of(draft, name)
    if home is None:
        raise errors.not_there(thing, name)
    own = next((each for each in draft.playlists() if each.id == home.id), None)
    if thing is Thing.DECK:
        imported = next((each for each in draft.imports() if each.deck == name), None)
        media = _media_of(exhibit, home, home)
        return home.title, Parcel(playlist=own, deck=home, imported=imported, media=media)
    place, slide = next((at, each) for at, each in enumerate(home.slides) if each.id == name)
    if len(home.slides) == 1:
        raise errors.last(home)
    return slide.title, Parcel(
        slide=slide,
        home=home.id,
        place=place,
        stood=tuple(Stood(playlist=own.id, place=at) for at, item in enumerate(own.slides) if item == name) if own else (),
        media=_media_of(exhibit, home, replace(home, slides=(slide,))),
    )


def _media_of(exhibit: Exhibit, home: Deck, part: Deck) -> tuple[MediaFile, ...]:
    paths = {media_path(home.section, home.id, file) for slide in part.slides for file in slide.files}
    return tuple(media for media in exhibit.media if media.path in paths)


def _take_out(draft: Draft, parcel: Parcel) -> None:
    gone = {parcel.playlist.id} if parcel.playlist is not None else set[str]()
    slide = parcel.slide.id if parcel.slide is not None else None
    playlists = tuple(
        replace(each, slides=tuple(item for item in each.slides if item != slide)) if each.id == parcel.home else each
        for each in draft.playlists()
        if each.id not in gone
    )
    if parcel.deck is None and slide is None:
        draft.put_playlists(playlists, draft.assignments())
        return
    exhibit = exhibit_of(draft)
    decks = tuple(
        replace(deck, slides=tuple(each for each in deck.slides if each.id != slide))
        for deck in exhibit.decks
        if parcel.deck is None or deck.id != parcel.deck.id
    )
    left = replace(exhibit, decks=decks)
    draft.put_exhibit(replace(left, media=_used(left, parcel.media)), playlists, draft.assignments())
    draft.put_imports([each for each in draft.imports() if parcel.deck is None or each.deck != parcel.deck.id])


def _used(exhibit: Exhibit, going: Iterable[MediaFile]) -> tuple[MediaFile, ...]:
    """The files of an exhibit without those that go, as far as nothing else needs them."""
    needed = {section.poster for section in exhibit.sections} | {
        media_path(deck.section, deck.id, file) for deck in exhibit.decks for slide in deck.slides for file in slide.files
    }
    gone = {media.path for media in going} - needed
    return tuple(media for media in exhibit.media if media.path not in gone)


def _put_back(draft: Draft, recycled: Recycled) -> int:
    parcel, exhibit = recycled.parcel, exhibit_of(draft)
    playlists = draft.playlists()
    _check_free(draft, recycled)
    if parcel.playlist is not None:
        known = {slide.id for deck in exhibit.decks for slide in deck.slides} | {playlist.id for playlist in playlists}
        known |= {slide.id for slide in parcel.deck.slides} if parcel.deck is not None else set()
        whole = tuple(item for item in parcel.playlist.slides if (included(item) or item) in known)
        lost = len(parcel.playlist.slides) - len(whole)
        playlists = (*playlists, replace(parcel.playlist, slides=whole))
    else:
        lost = 0
        playlists = tuple(_standing(each, recycled) for each in playlists)
    if recycled.thing is Thing.PLAYLIST:
        draft.put_playlists(playlists, draft.assignments())
        return lost
    there = {media.path for media in exhibit.media}
    media = (*exhibit.media, *(each for each in parcel.media if each.path not in there))
    whole_exhibit = replace(exhibit, decks=_decks(exhibit, parcel), media=tuple(sorted(media, key=lambda each: each.path)))
    draft.put_exhibit(whole_exhibit, playlists, draft.assignments())
    if parcel.imported is not None:
        draft.put_imports([*draft.imports(), parcel.imported])
    return lost


def _decks(exhibit: Exhibit, parcel: Parcel) -> tuple[Deck, ...]:
    """The decks with what comes back, by section, then by id."""
    if parcel.deck is not None:
        order = [section.id for section in exhibit.sections]
        whole = (*exhibit.decks, parcel.deck)
        return tuple(sorted(whole, key=lambda deck: (order.index(deck.section), deck.id)))
    slide = parcel.slide
    return tuple(
        replace(deck, slides=(*deck.slides[: parcel.place], slide, *deck.slides[parcel.place :]))
        if slide is not None and deck.id == parcel.home
        else deck
        for deck in exhibit.decks
    )


def _standing(playlist: Playlist, recycled: Recycled) -> Playlist:
    """A playlist with the slide at the places where it stood."""
    items = list(playlist.slides)
    for stood in recycled.parcel.stood:
        if stood.playlist == playlist.id:
            items.insert(stood.place, recycled.name)
    return replace(playlist, slides=tuple(items))


def _check_free(draft: Draft, recycled: Recycled) -> None:
    """Its ids are free, and what it was in is still there."""
    parcel, exhibit = recycled.parcel, exhibit_of(draft)
    sections, decks = {each.id for each in exhibit.sections}, {deck.id for deck in exhibit.decks}
    homes = [each.section for each in (parcel.playlist, parcel.deck) if each is not None]
    if any(section not in sections for section in homes) or (parcel.home is not None and parcel.home not in decks):
        raise errors.homeless(recycled)
    slides = {slide.id for deck in exhibit.decks for slide in deck.slides}
    coming = {slide.id for slide in parcel.deck.slides} if parcel.deck is not None else set[str]()
    coming |= {parcel.slide.id} if parcel.slide is not None else set()
    playlist_taken = parcel.playlist is not None and parcel.playlist.id in {each.id for each in draft.playlists()}
    if coming & slides or playlist_taken or (parcel.deck is not None and parcel.deck.id in decks):
        raise errors.taken(recycled)
