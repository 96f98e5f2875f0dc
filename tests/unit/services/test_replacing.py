from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.slide_fields import Initiatives
from kiosk.domain.text import Text
from kiosk.services.replacing import Arrangement, arrange, with_another
from tests.support.memory import MemoryDraft
from tests.support.scheduled import entry
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, PLAYLISTS
from tests.unit.services.test_usage import CARDS

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观"), slides=("view", "@a-east", "view", "history"))


@pytest.fixture
def draft() -> MemoryDraft:
    exhibit = replace(EXHIBIT, decks=(replace(DECKS[0], slides=(*DECKS[0].slides, CARDS)), DECKS[1]))
    made = MemoryDraft(held_exhibit=exhibit, held_playlists=(*PLAYLISTS, TOUR))
    made.put_entry(replace(entry(), playlist="a-east"))
    made.put_entry(replace(entry(), playlist="z-west"))
    return made


def test_a_playlist_is_replaced_wherever_it_is_used(draft: MemoryDraft) -> None:
    before = draft.held_playlists, draft.held_assignments, draft.entries()
    was = arrange(draft, with_another(draft, Thing.PLAYLIST, "a-east", "z-west"))
    assert draft.held_assignments == tuple(replace(each, playlist="z-west") for each in ASSIGNMENTS)
    assert [each.playlist for each in draft.entries()] == ["z-west", "z-west"]
    assert draft.held_playlists[-1].slides == ("view", "@z-west", "view", "history")
    assert draft.held_playlists[:2] == PLAYLISTS
    arrange(draft, was)
    assert (draft.held_playlists, draft.held_assignments, draft.entries()) == before


def test_a_slide_is_replaced_in_playlists_of_others_and_on_cards(draft: MemoryDraft) -> None:
    arrange(draft, with_another(draft, Thing.SLIDE, "history", "opening"))
    assert draft.held_playlists[-1].slides == ("view", "@a-east", "view", "opening")
    assert draft.held_playlists[:2] == PLAYLISTS, "the playlist of its own deck gets no other in its place"
    cards = draft.slide("cards")
    assert cards is not None
    assert isinstance(cards.fields, Initiatives)
    assert [item.opens for item in cards.fields.items] == ["opening", None]


@pytest.mark.parametrize(
    ("thing", "old", "new", "code"),
    [
        (Thing.PLAYLIST, "tour", "tour", "E-BIN-SAME"),
        (Thing.PLAYLIST, "tour", "no", "E-PL-NAME"),
        (Thing.SLIDE, "view", "no", "E-EDIT-GONE"),
        (Thing.PLAYLIST, "a-east", "tour", "E-PL-CYCLE"),
    ],
)
def test_what_cannot_be_replaced(draft: MemoryDraft, thing: Thing, old: str, new: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        arrange(draft, with_another(draft, thing, old, new))
    assert caught.value.code == code


def test_what_nothing_uses_leaves_nothing_to_arrange(draft: MemoryDraft) -> None:
    assert not with_another(draft, Thing.PLAYLIST, "tour", "z-west")
    assert Arrangement(assignments=(Assignment(target="hall", playlist="tour"),))
