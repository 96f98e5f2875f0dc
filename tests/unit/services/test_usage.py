from __future__ import annotations

from dataclasses import replace
from typing import cast

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiative, Initiatives
from kiosk.domain.text import Text
from kiosk.services.ports import UnitOfWork
from kiosk.services.usage import home_of, in_use, usage
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.scheduled import entry
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, PLAYLISTS, programme

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("view", "opening"))
CARDS = Slide(
    id="cards",
    title=Text(zh="举措", en="Steps"),
    fields=Initiatives(
        items=(
            Initiative(name=Text(zh="甲"), line=Text(zh="一"), opens="history"),
            Initiative(name=Text(zh="乙"), line=Text(zh="二")),
        )
    ),
)


def house(*more: Playlist, cues: tuple[Cue, ...] = ()) -> MemoryUnitOfWork:
    exhibit = replace(EXHIBIT, decks=(replace(DECKS[0], slides=(*DECKS[0].slides, CARDS)), DECKS[1]))
    made = MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=exhibit, held_playlists=(*PLAYLISTS, *more)))
    made.programmes.add(programme(), published_us=0)
    for cue in cues:
        made.journal.add(cue)
    return made


def told(made: MemoryUnitOfWork, thing: Thing, name: str, now_us: int = 10_000_000) -> list[str]:
    return [place.zh for place in usage(cast(UnitOfWork, made), thing, name, now_us)]


def test_a_playlist_is_used_by_defaults_entries_and_playlists() -> None:
    made = house(TOUR, Playlist(id="day", section="west", title=Text(zh="一天"), slides=("@tour", "opening", "@tour")))
    made.draft.put_playlists(made.draft.playlists(), (*ASSIGNMENTS, Assignment(target="hall", playlist="tour")))
    made.draft.put_entry(replace(entry(), playlist="tour"))
    assert told(made, Thing.PLAYLIST, "tour") == ["全馆默认", "排程第 1 项", "在「一天」里"]
    assert told(made, Thing.PLAYLIST, "z-west") == ["西厅默认"]
    assert told(made, Thing.PLAYLIST, "day") == []


def test_a_playlist_that_staff_hold_on_screens_is_used() -> None:
    take = Cue(id=0, kind=CueKind.TAKE, at_us=5_000_000, until_us=60_000_000, targets=("west",), playlist="a-east")
    held = told(house(TOUR, cues=(take,)), Thing.PLAYLIST, "a-east")
    assert held == ["东厅默认", "屏 01 正手动播放", "屏 02 正手动播放"]
    assert told(house(TOUR, cues=(take,)), Thing.PLAYLIST, "a-east", 61_000_000) == ["东厅默认"]


def test_a_slide_is_used_by_playlists_of_others_and_by_cards_that_open_it() -> None:
    made = house(TOUR)
    assert told(made, Thing.SLIDE, "opening") == ["在「参观」里"]
    assert told(made, Thing.SLIDE, "figures") == [], "it stands in the playlist of its own deck alone"
    assert told(made, Thing.SLIDE, "history") == ["“举措”里的卡片打开它"]


def test_a_deck_is_used_where_its_playlist_or_one_of_its_slides_is() -> None:
    assert told(house(TOUR), Thing.DECK, "a-east") == ["东厅默认", "在「参观」里", "“举措”里的卡片打开它"]


def test_the_deck_of_a_slide() -> None:
    draft = house().draft
    home = home_of(draft, "view")
    assert home is not None
    assert home.id == "a-east"
    assert home_of(draft, "gone") is None


def test_all_places_are_told_in_one_sentence() -> None:
    error = in_use(Thing.SLIDE, "a", Text(zh="甲", en="A"), (Text(zh="这里", en="here"), Text(zh="那里", en="there")))
    assert error.message == Text(zh="幻灯片“甲”还在用：这里、那里", en="slide 'A' is still used: here, there")
