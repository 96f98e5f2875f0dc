from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import Text
from kiosk.services.library import load
from tests.support.memory import MemoryDraft
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, PLAYLISTS, SECTIONS

PAGE = Slide(id="report-1", title=Text(zh="一"), fields=PageFields(file="media/1.png", alt=Text(zh="一")))
REPORT = Deck(id="report", section="east", title=Text(zh="报告"), slides=(PAGE,))
ASSET = Asset(sha256="ef" * 32, size_bytes=1, width_px=1920, height_px=1080)
FILE = MediaFile(path="east/report/media/1.png", original=ASSET, shown=ASSET)
OWN, TOUR, MIXED = (
    Playlist(id=id, section="east", title=Text(zh=id), slides=slides)
    for id, slides in (("report", ("report-1",)), ("tour", ("report-1", "gone")), ("a-east", ("view", "report-1", "history")))
)
IMPORTED = ImportedFile(
    deck="report", file="报告.pptx", sha256="ab" * 32, size_bytes=1, imported_us=1,
    card=ReportCard(file="报告.pptx", deck="report", section="east", playlist="report", pages=()),
)  # fmt: skip


def draft(**more: object) -> MemoryDraft:
    held = {
        "held_exhibit": replace(EXHIBIT, decks=(*DECKS, REPORT), media=(*EXHIBIT.media, FILE)),
        "held_playlists": (PLAYLISTS[0], MIXED, OWN, TOUR),
        "held_imports": (IMPORTED,),
    }
    return MemoryDraft(**(held | more))  # type: ignore[arg-type]


def test_imported_decks_stay_with_their_files_and_wherever_they_played() -> None:
    held = draft()
    load(held, EXHIBIT)
    assert held.held_exhibit is not None
    assert [deck.id for deck in held.held_exhibit.decks] == ["z-west", "a-east", "report"]
    assert FILE in held.held_exhibit.media
    assert {playlist.id: playlist.slides for playlist in held.playlists()} == {
        "z-west": ("opening", "figures"),
        "a-east": ("view", "history", "report-1"),
        "report": ("report-1",),
        "tour": ("report-1",),
    }
    assert held.imports() == (IMPORTED,)
    assert held.assignments() == ASSIGNMENTS


def test_a_section_that_only_plays_what_was_imported_goes_on_with_it() -> None:
    east = Assignment(target="east", playlist="tour")
    held = draft(held_assignments=(east,))
    load(held, replace(EXHIBIT, decks=DECKS[:1]))
    assert east in held.assignments()


def test_of_two_decks_of_one_id_the_folders_wins() -> None:
    held, own = draft(), replace(REPORT, slides=(replace(PAGE, title=Text(zh="改过")),))
    load(held, replace(EXHIBIT, decks=(*DECKS, own)))
    assert held.held_exhibit is not None
    assert held.held_exhibit.decks[-1] is own
    assert FILE not in held.held_exhibit.media
    assert held.imports() == (IMPORTED,), "it is still the deck of that file"


def test_what_no_section_has_room_for_goes() -> None:
    held = draft()
    load(held, replace(EXHIBIT, sections=SECTIONS[:1], decks=DECKS[:1], media=()))
    assert held.held_exhibit is not None
    assert [deck.id for deck in held.held_exhibit.decks] == ["z-west"]
    assert held.imports() == ()


def test_a_slide_that_is_called_like_one_that_stays_is_refused() -> None:
    held, twin = draft(), replace(DECKS[0], slides=(replace(PAGE, title=Text(zh="双")),))
    with pytest.raises(BadInput, match="E-DECK-FIELD"):
        load(held, replace(EXHIBIT, decks=(twin,)))
    assert held == draft()
