"""What stays of the draft when a slides folder is loaded: the decks that came from foreign files, which no folder has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.text import Text
from kiosk.services.ports import Draft


def staying(draft: Draft, exhibit: Exhibit) -> Exhibit:
    """The exhibit with what stays beside it when it is loaded; a deck that the exhibit has itself does not stay.

    Raises BadInput E-DECK-FIELD for a slide of the exhibit that is called like one that stays.
    """
    before = draft.exhibit()
    imported = {each.deck for each in draft.imports()} - {deck.id for deck in exhibit.decks}
    order = [section.id for section in exhibit.sections]
    decks = tuple(deck for deck in (before.decks if before else ()) if deck.id in imported and deck.section in order)
    if before is None or not decks:
        return exhibit
    _check_ids(decks, {slide.id for deck in exhibit.decks for slide in deck.slides})
    below = tuple(f"{deck.section}/{deck.id}/" for deck in decks)
    media = (*exhibit.media, *(file for file in before.media if file.path.startswith(below)))
    return replace(
        exhibit,
        decks=tuple(sorted((*exhibit.decks, *decks), key=lambda deck: (order.index(deck.section), deck.id))),
        media=tuple(sorted(media, key=lambda file: file.path)),
    )


def _check_ids(decks: Iterable[Deck], taken: set[str]) -> None:
    for deck in decks:
        for slide in deck.slides:
            if slide.id in taken:
                raise BadInput(
                    code="E-DECK-FIELD",
                    message=Text(
                        zh=f"编号“{slide.id}”在导入的演示文稿“{deck.id}”里已经有了",
                        en=f"the id '{slide.id}' is already in the imported deck '{deck.id}'",
                    ),
                    where=slide.id,
                    fix=Text(zh="换一个编号", en="choose another id"),
                )
