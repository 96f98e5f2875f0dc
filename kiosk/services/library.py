"""The library: the slides folder's content into the draft, and out again."""

from __future__ import annotations

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.services.keeping import kept
from kiosk.services.ports import Draft
from kiosk.services.reappearing import come_back
from kiosk.services.staying import staying


def load(draft: Draft, exhibit: Exhibit) -> tuple[BadInput, ...]:
    """Puts an exhibit into the draft; answers what that took away that somebody may miss.

    Each deck makes the playlist of its id; a section's first deck is its default unless staff chose another playlist. Decks
    that came from foreign files stay, unless the exhibit has one of that id, and so do the playlists that staff made. Raises
    BadInput E-DECK-FIELD for a slide of the exhibit that is called like one of a foreign file's.
    """
    whole = staying(draft, exhibit)
    lists = kept(draft, exhibit, whole)
    back = come_back(draft, exhibit)
    draft.put_exhibit(whole, lists.playlists, lists.assignments)
    there = {deck.id for deck in whole.decks}
    draft.put_imports([imported for imported in draft.imports() if imported.deck in there])
    return (*lists.findings, *back)


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
