"""A playlist: which slides play one after another, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.domain.ids import check_id
from kiosk.domain.text import Text

_WHOLE = "@"
"""How the item of a playlist begins that stands for another playlist; an id never begins so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Slides by id, in order, looping. `anchor_us` is the shared time at which its first slide began.

    In the draft an item may also stand for another playlist: `@` and its id. A programme has only slides, by `flattened`.
    """

    id: str
    section: str
    title: Text
    slides: tuple[str, ...]
    anchor_us: int = 0

    def __post_init__(self) -> None:
        check_id(self.id)

    @property
    def included(self) -> tuple[str, ...]:
        """The playlists that stand in it, in order."""
        return tuple(name for item in self.slides if (name := included(item)) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The playlist a target (the hall, a section or a screen) plays by default."""

    target: str
    playlist: str


class CycleError(ValueError):
    """A playlist that would play itself; `path` leads from it back to it."""

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__("→".join(path))
        self.path = path


def included(item: str) -> str | None:
    """The playlist that an item stands for, None for a slide."""
    return item.removeprefix(_WHOLE) if item.startswith(_WHOLE) else None


def whole(playlist: str) -> str:
    """The item that stands for a playlist."""
    return _WHOLE + playlist


def flattened(playlists: Iterable[Playlist]) -> tuple[Playlist, ...]:
    """The playlists with nothing but slides: those of another stand where it stands.

    Raises CycleError, and KeyError for one that is not among them.
    """
    listed = tuple(playlists)
    by_id = {playlist.id: playlist for playlist in listed}
    done: dict[str, tuple[str, ...]] = {}

    def slides_of(id: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if id in path:
            raise CycleError((*path[path.index(id) :], id))
        if id not in done:
            done[id] = tuple(slide for item in by_id[id].slides for slide in written_out(item, (*path, id)))
        return done[id]

    def written_out(item: str, path: tuple[str, ...]) -> Iterator[str]:
        other = included(item)
        yield from (item,) if other is None else slides_of(other, path)

    return tuple(replace(playlist, slides=slides_of(playlist.id, ())) for playlist in listed)
