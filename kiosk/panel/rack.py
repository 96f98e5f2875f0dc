"""The rack: the draft's playlists under the names of their sections, each with what there is to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Text
from kiosk.panel import content_wording as words
from kiosk.panel.view import Hall
from kiosk.services.shelf import News, Shelf

_HALL = Text(zh="全馆", en="the hall")


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
    yield RackLine(text=words.ALL, below=(words.slides(len(shelf.slides)),))
    for section in shelf.exhibit.sections:
        yield RackLine(text=section.name, section=section.id, opens=False)
        listed = [each for each in shelf.playlists if each.section == section.id]
        for playlist in listed:
            yield _line(playlist, shelf, hall)
        if not listed:
            yield RackLine(text=words.NO_PLAYLIST, section=section.id, opens=False)


def _line(playlist: Playlist, shelf: Shelf, hall: Hall) -> RackLine:
    use = shelf.uses[playlist.id]
    length = words.beside(words.slides(len(shelf.flat[playlist.id])), words.span(shelf.lengths_us[playlist.id]))
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
    """Where a playlist plays by default, by the schedule, as a part of others, and on which screens it is now."""
    use = shelf.uses[playlist]
    if use.targets:
        yield words.default_of([_target(target, shelf) for target in use.targets])
    if use.entries:
        yield words.scheduled(use.entries)
    if use.playlists:
        titles = {each.id: each.title for each in shelf.playlists}
        yield words.part_of([titles[name] for name in use.playlists])
    numbers: Sequence[int] = [tile.number for tile in hall.tiles if tile.playlist == playlist]
    if numbers:
        yield words.on_now(numbers)


def _target(target: str, shelf: Shelf) -> Text:
    """The name of what plays something by default: the hall, a section, or a screen by its number."""
    if target == HALL:
        return _HALL
    names = {section.id: section.name for section in shelf.exhibit.sections}
    screens = [screen.id for screen in shelf.wall.screens] if shelf.wall is not None else []
    return (
        names[target] if target in names else words.place([screens.index(target) + 1]) if target in screens else Text(zh=target)
    )
