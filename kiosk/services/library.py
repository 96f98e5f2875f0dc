"""The library: the slides folder's content into the draft, and out again."""

from __future__ import annotations

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.services.ports import Draft
from kiosk.services.staying import staying


def load(draft: Draft, exhibit: Exhibit) -> None:
    """Puts an exhibit into the draft. Each deck makes the playlist of its id; a section's first deck is its default.

    Decks that came from foreign files stay, with their playlists, unless the exhibit has one of that id. Raises BadInput
    E-DECK-FIELD for a slide of the exhibit that is called like one of theirs.
    """
    beside, whole = staying(draft, exhibit)
    loaded = tuple(
        Playlist(id=deck.id, section=deck.section, title=deck.title, slides=tuple(slide.id for slide in deck.slides))
        for deck in exhibit.decks
    )
    playlists = beside.among(loaded)
    first = {playlist.section: playlist.id for playlist in reversed(loaded)}
    known, before = {playlist.id for playlist in playlists}, {item.target: item.playlist for item in draft.assignments()}
    targets = {target: playlist for target, playlist in before.items() if playlist in known} | first
    assignments = tuple(Assignment(target=target, playlist=name) for target, name in sorted(targets.items()))
    draft.put_exhibit(whole, playlists, assignments)
    there = {deck.id for deck in whole.decks}
    draft.put_imports([imported for imported in draft.imports() if imported.deck in there])


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
