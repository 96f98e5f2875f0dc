"""The rack: the draft's playlists under the names of their sections, each with what there is to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Text
from kiosk.panel import content_wording as words
from kiosk.panel.view import Hall
from kiosk.services import playlist_wording
from kiosk.services.playlist_wording import counted
from kiosk.services.shelf import News, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RackLine:
    """A line of the rack: the name of a section, a playlist with its marks, all slides, or that a section has no playlist.

    `playlist` is None but for a playlist; `opens` tells whether it can be chosen, `section` the one it belongs to.
    """

    text: Text
    below: tuple[Text, ...] = ()
    playlist: str | None = None
    section: str | None = None
    opens: bool = True
    news: News | None = None
    default: bool = False


def rack_lines(shelf: Shelf, hall: Hall) -> tuple[RackLine, ...]:
    """All slides first, then section by section."""
    return tuple(_lines(shelf, hall))


def _lines(shelf: Shelf, hall: Hall) -> Iterator[RackLine]:
    yield RackLine(text=words.ALL, below=(counted(len(shelf.slides)),))
    for section in shelf.exhibit.sections:
        yield RackLine(text=section.name, section=section.id, opens=False)
        listed = [each for each in shelf.playlists if each.section == section.id]
        for playlist in listed:
            yield _line(playlist, shelf, hall)
        if not listed:
            yield RackLine(text=words.NO_PLAYLIST, section=section.id, opens=False)


def _line(playlist: Playlist, shelf: Shelf, hall: Hall) -> RackLine:
    use = shelf.uses[playlist.id]
    length = words.beside(counted(len(shelf.flat[playlist.id])), words.span(shelf.lengths_us[playlist.id]))
    used = tuple(where_used(playlist.id, shelf, hall)) or (words.NOWHERE,)
    return RackLine(
        text=playlist.title,
        below=(length, words.beside(*used)),
        playlist=playlist.id,
        section=playlist.section,
        news=shelf.news.get(playlist.id),
        default=playlist.section in use.targets,
    )


def where_used(playlist: str, shelf: Shelf, hall: Hall) -> Iterator[Text]:
    """Where the draft uses a playlist, and on which screens it is now."""
    yield from playlist_wording.where_used(shelf.uses[playlist], shelf.names)
    numbers = [tile.number for tile in hall.tiles if tile.playlist == playlist]
    if numbers:
        yield words.on_now(numbers)
