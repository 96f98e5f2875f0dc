from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.playlist import Assignment
from kiosk.services.library import exhibit_of, load, wall_of
from tests.support.memory import MemoryDraft
from tests.support.scheduled import entry
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, WALL


def test_each_deck_makes_the_playlist_of_its_id() -> None:
    draft = MemoryDraft(held_playlists=(), held_assignments=())
    load(draft, EXHIBIT)
    assert draft.exhibit() is EXHIBIT
    assert [(playlist.id, playlist.section, playlist.slides) for playlist in draft.playlists()] == [
        ("z-west", "west", ("opening", "figures")),
        ("a-east", "east", ("view", "history")),
    ]
    assert {playlist.title for playlist in draft.playlists()} == {deck.title for deck in DECKS}


def test_a_sections_first_deck_is_its_default() -> None:
    draft = MemoryDraft()
    more = replace(DECKS[1], id="b-east", slides=())
    load(draft, replace(EXHIBIT, decks=(*DECKS, more)))
    assert draft.assignments() == (
        Assignment(target="east", playlist="a-east"),
        Assignment(target="west", playlist="z-west"),
    )


def test_what_the_hall_was_assigned_stays_while_it_is_there() -> None:
    hall = Assignment(target="hall", playlist="a-east")
    draft = MemoryDraft(held_assignments=(*ASSIGNMENTS, hall))
    load(draft, EXHIBIT)
    assert hall in draft.assignments()
    load(draft, replace(EXHIBIT, decks=DECKS[:1]))
    assert draft.assignments() == (Assignment(target="west", playlist="z-west"),)


def test_what_is_scheduled_stays_when_slides_are_loaded() -> None:
    draft = MemoryDraft()
    kept = draft.put_entry(entry()), draft.put_entry(entry(playlist="a-east"))
    load(draft, replace(EXHIBIT, decks=DECKS[:1]))
    assert draft.entries() == kept


def test_a_draft_with_content() -> None:
    assert wall_of(MemoryDraft()) is WALL
    assert exhibit_of(MemoryDraft()) is EXHIBIT


def test_a_draft_without_content_says_what_to_run() -> None:
    with pytest.raises(EnvironmentFault) as no_wall:
        wall_of(MemoryDraft(held_wall=None))
    assert no_wall.value.code == "E-DB-MISSING"
    assert "kiosk init" in no_wall.value.fix.zh
    with pytest.raises(EnvironmentFault) as no_exhibit:
        exhibit_of(MemoryDraft(held_exhibit=None))
    assert no_exhibit.value.code == "E-DRAFT-EMPTY"
    assert "kiosk slides load" in no_exhibit.value.fix.zh
