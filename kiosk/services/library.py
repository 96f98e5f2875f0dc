"""The library: the slides folder's content into the draft, and out again."""

from __future__ import annotations

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.services.ports import Draft


def load(draft: Draft, exhibit: Exhibit) -> None:
    """Puts an exhibit into the draft. Each deck makes the playlist of its id; a section's first deck is its default."""
    playlists = tuple(
        Playlist(id=deck.id, section=deck.section, title=deck.title, slides=tuple(slide.id for slide in deck.slides))
        for deck in exhibit.decks
    )
    first = {playlist.section: playlist.id for playlist in reversed(playlists)}
    hall = tuple(item for item in draft.assignments() if item.target not in {section.id for section in exhibit.sections})
    known = {playlist.id for playlist in playlists}
    assignments = tuple(Assignment(target=section, playlist=name) for section, name in sorted(first.items()))
    draft.put_exhibit(exhibit, playlists, (*assignments, *(item for item in hall if item.playlist in known)))


def wall_of(draft: Draft) -> Wall:
    """The wall of the draft. Raises EnvironmentFault E-DB-MISSING if no site was loaded."""
    wall = draft.wall()
    if wall is None:
        raise EnvironmentFault(
            code="E-DB-MISSING",
            message=Text(zh="还没有屏幕和展区", en="there are no screens yet"),
            where="content.db",
            fix=Text(zh="先运行 kiosk init", en="run kiosk init"),
        )
    return wall


def exhibit_of(draft: Draft) -> Exhibit:
    """The exhibit of the draft. Raises EnvironmentFault E-DRAFT-EMPTY if nothing was loaded."""
    exhibit = draft.exhibit()
    if exhibit is None:
        raise EnvironmentFault(
            code="E-DRAFT-EMPTY",
            message=Text(zh="还没有幻灯片", en="there are no slides yet"),
            where="content.db",
            fix=Text(zh="先运行 kiosk slides load slides", en="run kiosk slides load slides"),
        )
    return exhibit
