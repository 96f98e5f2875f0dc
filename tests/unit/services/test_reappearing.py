from __future__ import annotations

from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.text import Text
from kiosk.services.library import load
from kiosk.services.reappearing import come_back
from tests.support.memory import MemoryDraft
from tests.support.store_samples import EXHIBIT


def binned(thing: Thing, name: str) -> Recycled:
    return Recycled(thing=thing, name=name, title=Text(zh=f"“{name}”的标题"), discarded_us=0, parcel=Parcel())


def test_a_load_says_what_of_it_had_been_discarded() -> None:
    draft = MemoryDraft()
    for thing, name in (
        (Thing.DECK, "z-west"), (Thing.DECK, "z-west"), (Thing.SLIDE, "view"), (Thing.PLAYLIST, "a-east"),
        (Thing.DECK, "other"), (Thing.SLIDE, "z-west"),
    ):  # fmt: skip
        draft.put_recycled(binned(thing, name))
    assert {(each.code, each.where) for each in come_back(draft, EXHIBIT)} == {
        ("E-BIN-BACK", "z-west"), ("E-BIN-BACK", "view"), ("E-BIN-BACK", "a-east"),
    }  # fmt: skip
    assert [each.code for each in load(draft, EXHIBIT)] == ["E-BIN-BACK"] * 3
    assert len(draft.recycled()) == 6, "what is in the bin stays there"


def test_a_playlist_that_no_folder_makes_is_not_told_of() -> None:
    draft = MemoryDraft()
    draft.put_recycled(binned(Thing.PLAYLIST, Playlist(id="tour", section="west", title=Text(zh="参观"), slides=()).id))
    assert come_back(draft, EXHIBIT) == ()
