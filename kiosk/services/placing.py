"""Where an imported deck goes: its section, its id, and its place among the other decks and in the playlists."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.foreign import Remark
from kiosk.domain.ids import FieldError, check_id
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.report_card import SHORTER, ImportedFile
from kiosk.domain.text import Text
from kiosk.services.imported_deck import Before, Made

_LONGEST_SLUG = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file, and where it goes: a section (its first one, or where its deck stands already), and a playlist beside its own.

    `live` are the numbers of the pages to be taken as the charts they offer; `hidden` takes hidden pages in as well.
    """

    file: Path
    section: str | None = None
    playlist: str | None = None
    live: frozenset[int] = frozenset()
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A file that came before, once more from the original that is kept, with one of its pages as the chart it offers."""

    imported: ImportedFile
    live: int

    def order(self, original: Path) -> Order:
        """What is to be done with the original: it goes where it went, with the pages that it had."""
        card = self.imported.card
        hidden = any(page.hidden and page.slide for page in card.pages)
        return Order(file=original, section=card.section, live=frozenset({self.live}), hidden=hidden)


def folder_of(section: str, deck: str) -> str:
    """How the paths of a deck's files begin."""
    return f"{section}/{deck}/"


def in_place(exhibit: Exhibit, made: Made) -> Exhibit:
    """The exhibit with a deck in its place, and without the files that only the deck before it showed."""
    return with_deck(exhibit, made.deck.section, made.deck.id, made.deck, made.media)


def with_deck(exhibit: Exhibit, section: str, id: str, deck: Deck | None, media: Iterable[MediaFile]) -> Exhibit:
    """The exhibit with a deck and its files in the place of the one of its id; without either where there is to be none."""
    order = [section.id for section in exhibit.sections]
    decks = [each for each in exhibit.decks if each.id != id] + ([deck] if deck is not None else [])
    decks.sort(key=lambda deck: (order.index(deck.section), deck.id))
    files = [file for file in exhibit.media if not file.path.startswith(folder_of(section, id))] + list(media)
    return replace(exhibit, decks=tuple(decks), media=tuple(sorted(files, key=lambda file: file.path)))


def playlists(held: Sequence[Playlist], deck: Deck, before: Before | None, name: str) -> tuple[Playlist, ...]:
    """The playlists with the deck's own and the one it goes to beside that; from all others only slides that are gone are taken."""
    new = tuple(slide.id for slide in deck.slides)
    old = {slide.id for slide in before.deck.slides} if before else set[str]()
    known = {playlist.id: playlist for playlist in held}
    for id, title in ((deck.id, deck.title), (name, Text(zh=name))):
        known.setdefault(id, Playlist(id=id, section=deck.section, title=title, slides=()))
    gone = old - set(new)
    return tuple(
        replace(each, slides=_replaced(each.slides, old, new))
        if each.id in (deck.id, name)
        else replace(each, slides=tuple(slide for slide in each.slides if slide not in gone))
        for each in known.values()
    )


def losses(held: Iterable[Playlist], after: Iterable[Playlist], own: tuple[str, ...]) -> tuple[Remark, ...]:
    """What is to be said of playlists from which slides were taken because they are gone; not of the deck's `own`."""
    left = {playlist.id: set(playlist.slides) for playlist in after}
    gone = {playlist.id: [slide for slide in playlist.slides if slide not in left[playlist.id]] for playlist in held}
    return tuple(
        Remark(
            code=SHORTER,
            message=Text(
                zh=f"播放列表“{id}”里的 {'、'.join(dict.fromkeys(slides))} 已经没有了，已从列表里去掉",
                en=f"{', '.join(dict.fromkeys(slides))} in playlist '{id}' went with the file's pages and was taken out of it",
            ),
        )
        for id, slides in gone.items()
        if slides and id not in own
    )


def _replaced(slides: tuple[str, ...], old: set[str], new: tuple[str, ...]) -> tuple[str, ...]:
    """A playlist in which the slides of a deck stand where they stood, at the end if they are new to it."""
    at = next((place for place, slide in enumerate(slides) if slide in old), len(slides))
    return (*slides[:at], *new, *(slide for slide in slides[at:] if slide not in old))


def assigned(held: Iterable[Assignment], section: str, playlist: str) -> tuple[Assignment, ...]:
    """A section that plays nothing of its own yet plays what came."""
    listed = tuple(held)
    return (
        listed if any(item.target == section for item in listed) else (*listed, Assignment(target=section, playlist=playlist))
    )


def section(exhibit: Exhibit, before: ImportedFile | None, order: Order) -> str:
    """Where the deck goes. Raises BadInput E-IMP-SECTION, and E-IMP-PLAYLIST for a playlist that cannot be called so."""
    sections = [section.id for section in exhibit.sections]
    if order.section is not None and order.section not in sections:
        raise BadInput(
            code="E-IMP-SECTION",
            message=Text(zh=f"没有展区“{order.section}”", en=f"there is no section '{order.section}'"),
            where="--section",
            fix=Text(zh=f"可用：{'、'.join(sections)}", en=f"there are {', '.join(sections)}"),
        )
    if order.playlist is not None:
        try:
            check_id(order.playlist)
        except FieldError as error:
            fix = Text(zh="换一个名称", en="choose another name")
            raise BadInput(code="E-IMP-PLAYLIST", message=error.text, where="--playlist", fix=fix) from None
    return order.section or (before.card.section if before else sections[0])


def earlier(exhibit: Exhibit, imports: Iterable[ImportedFile], order: Order) -> ImportedFile | None:
    """The file of the same name that came before, into the same section if one is named, and whose deck is still there."""
    decks = {deck.id: deck.section for deck in exhibit.decks}
    same = (each for each in imports if each.file == order.file.name and each.deck in decks)
    return next((each for each in same if order.section in (None, decks[each.deck])), None)


def free_id(stem: str, exhibit: Exhibit, held: Iterable[Playlist]) -> str:
    """An id that no deck and no playlist has: the file's name in small Latin letters, or a figure that stands for it."""
    plain = unicodedata.normalize("NFKD", stem).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain))[:_LONGEST_SLUG].strip("-")
    if not re.search("[a-z]", slug):
        slug = f"deck-{hashlib.sha256(stem.encode(errors='surrogateescape')).hexdigest()[:8]}"
    taken = {deck.id for deck in exhibit.decks} | {playlist.id for playlist in held}
    return next(id for n in count(1) if (id := slug if n == 1 else f"{slug}-{n}") not in taken)
