from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services.library import load
from kiosk.services.playlists import assign
from tests.support.memory import MemoryDraft
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, PLAYLISTS, SECTIONS

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观"), slides=("opening", "view", "opening"))
DAY = Playlist(id="day", section="east", title=Text(zh="一天"), slides=("@tour", "history", "@z-west"))
SHORTER = replace(EXHIBIT, decks=(replace(DECKS[0], slides=DECKS[0].slides[1:]), DECKS[1]))
"""The exhibit without its slide `opening`."""


def draft(*playlists: Playlist, assignments: tuple[Assignment, ...] = ASSIGNMENTS) -> MemoryDraft:
    return MemoryDraft(held_playlists=playlists or (*PLAYLISTS, TOUR, DAY), held_assignments=assignments)


def told(findings: tuple[BadInput, ...]) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in findings]


def test_what_staff_made_stays_as_it_is() -> None:
    held = draft()
    assert load(held, EXHIBIT) == ()
    assert set(held.playlists()) == {*PLAYLISTS, TOUR, DAY}


def test_slides_that_are_gone_are_taken_out_and_told() -> None:
    held = draft()
    findings = load(held, SHORTER)
    assert told(findings) == [("E-PL-MISSING", "tour")]
    assert "opening" in findings[0].message.zh
    assert {each.id: each.slides for each in held.playlists()} == {
        "z-west": ("figures",),
        "a-east": ("view", "history"),
        "tour": ("view",),
        "day": ("@tour", "history", "@z-west"),
    }


def test_one_that_has_nothing_left_stays_empty() -> None:
    held = draft(*PLAYLISTS, replace(TOUR, slides=("opening",)))
    assert told(load(held, SHORTER)) == [("E-PL-MISSING", "tour")]
    assert held.playlists()[-1] == replace(TOUR, slides=())


def test_a_playlist_goes_with_its_deck_and_is_taken_out_of_others() -> None:
    held = draft()
    findings = load(held, replace(EXHIBIT, decks=DECKS[1:]))
    assert told(findings) == [("E-PL-MISSING", "tour"), ("E-PL-MISSING", "day")]
    assert "@z-west" in findings[1].message.zh
    assert [each.id for each in held.playlists()] == ["a-east", "tour", "day"]
    assert held.assignments() == ASSIGNMENTS[:1]


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLAYLISTS[0], slides=("figures", "opening")),
        replace(PLAYLISTS[0], title=Text(zh="改过")),
        replace(PLAYLISTS[0], slides=(*PLAYLISTS[0].slides, "view")),
    ],
)
def test_a_decks_playlist_is_made_anew_and_whoever_changed_it_is_told(changed: Playlist) -> None:
    held = draft(changed, PLAYLISTS[1])
    assert told(load(held, EXHIBIT)) == [("E-PL-REPLACED", "z-west")]
    assert held.playlists() == PLAYLISTS
    held = draft(changed, PLAYLISTS[1])
    assert told(load(held, replace(EXHIBIT, decks=DECKS[1:]))) == [("E-PL-GONE", "z-west")]


def test_a_deck_that_only_grew_is_no_news() -> None:
    held = MemoryDraft(held_exhibit=SHORTER, held_playlists=(replace(PLAYLISTS[0], slides=("figures",)), PLAYLISTS[1]))
    assert load(held, EXHIBIT) == ()
    assert held.playlists() == PLAYLISTS


def test_what_has_no_section_any_more_goes_and_is_told() -> None:
    held = draft()
    findings = load(held, replace(EXHIBIT, sections=SECTIONS[:1], decks=DECKS[:1], media=()))
    assert told(findings) == [("E-PL-GONE", "day"), ("E-PL-MISSING", "tour")]
    assert [each.id for each in held.playlists()] == ["z-west", "tour"]


def test_what_the_schedule_still_plays_is_told_when_it_goes() -> None:
    held = draft(*PLAYLISTS)
    ids = [
        held.put_entry(Entry(id=0, playlist=name, target="hall", day=date(2026, 11, 20), start=time(9), end=time(10))).id
        for name in ("z-west", "a-east", "z-west")
    ]
    (finding,) = load(held, replace(EXHIBIT, decks=DECKS[1:]))
    assert (finding.code, finding.where) == ("E-PL-USED", "z-west")
    assert f"{ids[0]}、{ids[2]}" in finding.message.zh


def test_a_deck_called_like_a_playlist_of_staffs_takes_its_place_and_that_is_told() -> None:
    held, deck = draft(), replace(DECKS[1], id="tour", slides=())
    assert told(load(held, replace(EXHIBIT, decks=(*DECKS, deck)))) == [("E-PL-REPLACED", "tour")]


@pytest.mark.parametrize(("name", "target"), [("tour", "west"), ("tour", "hall"), ("day", "screen-9"), (None, "west")])
def test_what_staff_chose_as_a_default_stays(name: str | None, target: str) -> None:
    held = draft()
    assign(held, name, target)
    chosen = held.assignments()
    load(held, EXHIBIT)
    assert held.assignments() == chosen


def test_a_default_that_load_gave_follows_the_folder() -> None:
    first = replace(DECKS[1], id="0-east", slides=())
    held = draft()
    load(held, replace(EXHIBIT, decks=(DECKS[0], first, DECKS[1])))
    assert held.assignments() == (Assignment(target="east", playlist="0-east"), ASSIGNMENTS[1])


def test_a_section_whose_chosen_playlist_is_gone_plays_its_first_deck_again() -> None:
    second = replace(DECKS[1], id="z-east", slides=())
    held = draft()
    load(held, replace(EXHIBIT, decks=(*DECKS, second)))
    assign(held, "z-east", "east")
    load(held, EXHIBIT)
    assert held.assignments() == ASSIGNMENTS
