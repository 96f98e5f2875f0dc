from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.text import Text
from kiosk.services.ports import UnitOfWork
from kiosk.services.slide_account import Account, account_of, open_ledger
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.scheduled import at_us, entry
from tests.support.store_samples import EXHIBIT, FIGURES, HISTORY, OPENING, PLAYLISTS, programme

NOW_US = at_us("2026-11-30T12:00:00")
CARD = ReportCard(file="年报.pptx", deck="z-west", section="west", playlist="z-west", pages=())
IMPORTED = ImportedFile(deck="z-west", file="年报.pptx", sha256="ab" * 32, size_bytes=9, imported_us=7, card=CARD)
TOUR = Playlist(id="tour", section="west", title=Text(zh="参观"), slides=("history",))


@pytest.fixture
def house() -> MemoryUnitOfWork:
    made = MemoryUnitOfWork(draft=MemoryDraft(held_imports=(IMPORTED,), held_playlists=(*PLAYLISTS, TOUR)))
    made.programmes.add(programme(), published_us=0)
    return made


def account(house: MemoryUnitOfWork, slide: str, draft: Programme | None = None) -> Account:
    assert house.draft.held_exhibit is not None
    ledger = open_ledger(cast(UnitOfWork, house), house.draft.held_exhibit, draft, NOW_US)
    found = house.draft.slide(slide)
    assert found is not None
    return account_of(ledger, found, NOW_US)


def test_the_screens_that_play_it_by_default(house: MemoryUnitOfWork) -> None:
    assert account(house, "figures").plays_on == (1, 2)
    assert account(house, "history").plays_on == (3,)


def test_those_that_would_once_it_is_published(house: MemoryUnitOfWork) -> None:
    draft = replace(programme(), playlists=(replace(PLAYLISTS[0], slides=("opening", "history")), PLAYLISTS[1]))
    assert account(house, "history", draft).plays_on == (1, 2, 3)


def test_those_that_staff_hold_on_it(house: MemoryUnitOfWork) -> None:
    take = Cue(
        id=0, kind=CueKind.TAKE, at_us=NOW_US - 5, until_us=NOW_US + 60_000_000, targets=("screen-9",), playlist="a-east"
    )
    house.journal.add(take)
    assert account(house, "history").plays_on == (1, 3)


def test_those_that_the_schedule_gives_it(house: MemoryUnitOfWork) -> None:
    from kiosk.domain.schedule import NO_SCHEDULE

    scheduled = replace(NO_SCHEDULE, entries=(replace(entry(), id=1, playlist="tour", target="west"),))
    draft = replace(programme(), playlists=(*PLAYLISTS, TOUR), scheduled=scheduled)
    assert account(house, "history", draft).plays_on == (1, 2, 3)


def test_the_file_it_was_imported_from(house: MemoryUnitOfWork) -> None:
    assert account(house, "figures").imported == IMPORTED
    assert account(house, "history").imported is None


def test_what_the_checker_says_without_drawing_it(house: MemoryUnitOfWork) -> None:
    codes = {finding.code for finding in account(house, "figures").findings}
    assert "W-CHK-ENGLISH" in codes
    assert "W-CHK-SOURCE" in {finding.code for finding in account(house, "opening").findings}
    assert {finding.slide for finding in account(house, "figures").findings} == {"figures"}


def test_figures_that_differ_from_another_slides_are_told(house: MemoryUnitOfWork) -> None:
    west = replace(EXHIBIT.decks[0], slides=(OPENING, FIGURES, replace(FIGURES, id="twin", fields=_other())))
    house.draft.held_exhibit = replace(EXHIBIT, decks=(west, EXHIBIT.decks[1]))
    assert "W-CHK-FIGURE" in {finding.code for finding in account(house, "twin").findings}
    assert HISTORY in EXHIBIT.decks[1].slides


def _other() -> object:
    from kiosk.services.slide_editing import edited

    return edited(FIGURES, ("fields", "items", 0, "value"), Text(zh="13")).fields
