from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import DAY_US, KEPT_DAYS, Thing
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.text import Text
from kiosk.services.ports import UnitOfWork
from kiosk.services.recycling import delete_for_good, discard, in_bin, kept, restore, sweep
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.store_samples import DECKS, EXHIBIT, ORIGINAL, PLAYLISTS, SHOWN

NOW_US = 1_000 * DAY_US
TOUR = Playlist(id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("view", "opening"))
SPARE = replace(DECKS[1], id="spare", slides=tuple(replace(slide, id=f"x-{slide.id}") for slide in DECKS[1].slides))
SPARE_LIST = replace(PLAYLISTS[1], id="spare", slides=("x-view", "opening", "x-history", "x-view"))
CARD = ReportCard(file="x.pptx", deck="spare", section="east", playlist="spare", pages=())
IMPORTED = ImportedFile(deck="spare", file="x.pptx", sha256="ab" * 32, size_bytes=9, imported_us=7, card=CARD)
PICTURE = MediaFile(path="east/spare/view.png", original=ORIGINAL, shown=SHOWN)


@pytest.fixture
def house() -> MemoryUnitOfWork:
    exhibit = replace(EXHIBIT, decks=(*DECKS, SPARE), media=(*EXHIBIT.media, PICTURE))
    draft = MemoryDraft(held_exhibit=exhibit, held_playlists=(*PLAYLISTS, SPARE_LIST), held_imports=(IMPORTED,))
    return MemoryUnitOfWork(draft=draft)


def throw(house: MemoryUnitOfWork, thing: Thing, name: str, now_us: int = NOW_US) -> int:
    return discard(cast(UnitOfWork, house), thing, name, now_us).id


def everything(draft: MemoryDraft) -> tuple[object, ...]:
    return draft.held_exhibit, set(draft.held_playlists), draft.held_assignments, draft.held_imports


@pytest.mark.parametrize(
    ("thing", "name"), [(Thing.PLAYLIST, "spare"), (Thing.DECK, "spare"), (Thing.SLIDE, "x-view"), (Thing.SLIDE, "x-history")]
)
def test_what_was_discarded_is_gone_and_comes_back_as_it_was(house: MemoryUnitOfWork, thing: Thing, name: str) -> None:
    before = everything(house.draft)
    id = throw(house, thing, name)
    assert everything(house.draft) != before
    (recycled,) = kept(house.draft, NOW_US)
    assert (recycled.id, recycled.thing, recycled.name, recycled.discarded_us) == (id, thing, name, NOW_US)
    assert restore(house.draft, id) == (recycled, 0)
    assert everything(house.draft) == before
    assert house.draft.recycled() == ()


def test_a_deck_goes_with_its_playlist_its_pictures_and_its_file(house: MemoryUnitOfWork) -> None:
    throw(house, Thing.DECK, "spare")
    assert house.draft.held_exhibit == EXHIBIT
    assert house.draft.playlists() == PLAYLISTS
    assert house.draft.imports() == ()


def test_a_picture_stays_as_long_as_another_slide_shows_it(house: MemoryUnitOfWork) -> None:
    assert house.draft.held_exhibit is not None
    twin = replace(SPARE, slides=(*SPARE.slides, replace(SPARE.slides[0], id="twin")))
    house.draft.held_exhibit = replace(house.draft.held_exhibit, decks=(*DECKS, twin))
    throw(house, Thing.SLIDE, "x-view")
    assert PICTURE in house.draft.held_exhibit.media
    throw(house, Thing.SLIDE, "twin")
    assert PICTURE not in house.draft.held_exhibit.media


def test_what_is_used_stays_and_says_where(house: MemoryUnitOfWork) -> None:
    house.draft.held_playlists = (*house.draft.held_playlists, TOUR)
    before = everything(house.draft)
    for thing, name, place in (
        (Thing.PLAYLIST, "a-east", "东厅默认"), (Thing.DECK, "a-east", "在「参观」里"), (Thing.SLIDE, "view", "在「参观」里")
    ):  # fmt: skip
        with pytest.raises(BadInput) as caught:
            throw(house, thing, name)
        assert caught.value.code == "E-BIN-USED"
        assert place in caught.value.message.zh
    assert everything(house.draft) == before
    assert house.draft.recycled() == ()


@pytest.mark.parametrize(
    ("thing", "name", "code"), [(Thing.PLAYLIST, "no", "E-PL-NAME"), (Thing.DECK, "no", "E-BIN-GONE"), (Thing.SLIDE, "no", "E-BIN-GONE")]
)  # fmt: skip
def test_what_is_not_there_cannot_be_discarded(house: MemoryUnitOfWork, thing: Thing, name: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        throw(house, thing, name)
    assert caught.value.code == code


def test_the_last_slide_of_a_deck_goes_with_its_deck_only(house: MemoryUnitOfWork) -> None:
    throw(house, Thing.SLIDE, "x-view")
    with pytest.raises(BadInput) as caught:
        throw(house, Thing.SLIDE, "x-history")
    assert caught.value.code == "E-BIN-LAST"


def test_a_playlist_comes_back_without_what_is_no_more(house: MemoryUnitOfWork) -> None:
    house.draft.held_playlists = (*PLAYLISTS, TOUR, replace(TOUR, id="day", slides=("@tour", "x-view", "opening")))
    id = throw(house, Thing.PLAYLIST, "day")
    throw(house, Thing.PLAYLIST, "tour")
    throw(house, Thing.DECK, "spare")
    _, lost = restore(house.draft, id)
    assert lost == 2
    assert next(each for each in house.draft.playlists() if each.id == "day").slides == ("opening",)


def test_what_is_there_again_is_not_restored_beside_it(house: MemoryUnitOfWork) -> None:
    id = throw(house, Thing.DECK, "spare")
    house.draft.held_exhibit = replace(EXHIBIT, decks=(*DECKS, SPARE))
    with pytest.raises(BadInput) as caught:
        restore(house.draft, id)
    assert caught.value.code == "E-BIN-TAKEN"
    assert in_bin(house.draft, id).name == "spare"


def test_a_slide_needs_its_deck_and_a_deck_its_section(house: MemoryUnitOfWork) -> None:
    slide = throw(house, Thing.SLIDE, "x-view")
    deck = throw(house, Thing.DECK, "spare")
    with pytest.raises(BadInput) as caught:
        restore(house.draft, slide)
    assert caught.value.code == "E-BIN-HOME"
    house.draft.held_exhibit = replace(EXHIBIT, sections=EXHIBIT.sections[:1], decks=DECKS[:1])
    with pytest.raises(BadInput) as caught:
        restore(house.draft, deck)
    assert caught.value.code == "E-BIN-HOME"


def test_what_was_deleted_for_good_does_not_come_back(house: MemoryUnitOfWork) -> None:
    id = throw(house, Thing.PLAYLIST, "spare")
    assert delete_for_good(house.draft, id).name == "spare"
    with pytest.raises(BadInput) as caught:
        restore(house.draft, id)
    assert caught.value.code == "E-BIN-GONE"


def test_it_is_kept_for_thirty_days_and_then_swept(house: MemoryUnitOfWork) -> None:
    throw(house, Thing.PLAYLIST, "spare", NOW_US)
    last_us = NOW_US + KEPT_DAYS * DAY_US
    assert sweep(house.draft, last_us - 1) == 0
    assert [each.days_left(last_us - 1) for each in kept(house.draft, last_us - 1)] == [1]
    assert kept(house.draft, last_us) == ()
    assert sweep(house.draft, last_us) == 1
    assert house.draft.recycled() == ()
