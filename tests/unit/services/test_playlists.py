from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services.playlists import (
    MOST_SLIDES,
    Addition,
    Use,
    add,
    assign,
    drop,
    found,
    move,
    remove,
    rename,
    uses,
    written_out,
)
from tests.support.memory import MemoryDraft
from tests.support.store_samples import ASSIGNMENTS, PLAYLISTS

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("opening", "view", "opening", "history"))


def draft(*more: Playlist) -> MemoryDraft:
    return MemoryDraft(held_playlists=(*PLAYLISTS, TOUR, *more))


def slides(held: MemoryDraft, name: str = "tour") -> tuple[str, ...]:
    return found(held, name).slides


def test_a_playlist_is_made_in_the_section_of_its_first_slide() -> None:
    held = MemoryDraft()
    made = add(held, Addition(name="new", items=("history", "opening", "history")))
    assert made == Playlist(id="new", section="east", title=Text(zh="new"), slides=("history", "opening", "history"))
    assert held.playlists() == (*PLAYLISTS, made)
    assert held.assignments() == ASSIGNMENTS


@pytest.mark.parametrize(
    ("order", "section"),
    [
        (Addition(name="new", items=("@a-east", "opening")), "east"),
        (Addition(name="new", items=("history",), section="west"), "west"),
        (Addition(name="new", section="west"), "west"),
    ],
)
def test_which_section_it_is_in(order: Addition, section: str) -> None:
    assert add(MemoryDraft(), order).section == section


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, ("opening", "view", "opening", "history", "figures", "@a-east")),
        (1, ("figures", "@a-east", "opening", "view", "opening", "history")),
        (3, ("opening", "view", "figures", "@a-east", "opening", "history")),
        (5, ("opening", "view", "opening", "history", "figures", "@a-east")),
    ],
)
def test_slides_come_at_the_end_or_before_a_place(at: int | None, expected: tuple[str, ...]) -> None:
    held = draft()
    add(held, Addition(name="tour", items=("figures", "@a-east"), at=at))
    assert slides(held) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (("opening",), ("view", "history")),
        (("1",), ("view", "opening", "history")),
        (("1", "2"), ("opening", "history")),
        (("3", "history"), ("opening", "view")),
        (("opening", "view", "history"), ()),
    ],
)
def test_a_slide_goes_wherever_it_stands_a_place_only_there(items: tuple[str, ...], expected: tuple[str, ...]) -> None:
    held = draft()
    remove(held, "tour", items)
    assert slides(held) == expected


def test_an_id_that_looks_like_a_place_is_the_id() -> None:
    held = draft(replace(TOUR, id="numbers", slides=("view", "1", "opening")))
    remove(held, "numbers", ("1",))
    assert slides(held, "numbers") == ("view", "opening")


def test_a_playlist_is_taken_out_of_another() -> None:
    held = draft(replace(TOUR, id="day", slides=("@tour", "view", "@tour")))
    remove(held, "day", ("@tour",))
    assert slides(held, "day") == ("view",)


@pytest.mark.parametrize(
    ("place", "to", "expected"),
    [
        (1, 4, ("view", "opening", "history", "opening")),
        (4, 1, ("history", "opening", "view", "opening")),
        (2, 3, ("opening", "opening", "view", "history")),
        (2, 2, ("opening", "view", "opening", "history")),
    ],
)
def test_moving(place: int, to: int, expected: tuple[str, ...]) -> None:
    held = draft()
    move(held, "tour", place, to)
    assert slides(held) == expected


@pytest.mark.parametrize(
    ("zh", "en", "title"),
    [
        ("夜游", None, Text(zh="夜游", en="Tour")),
        (None, "Night", Text(zh="参观", en="Night")),
        (None, "", Text(zh="参观")),
    ],
)
def test_renaming_changes_what_people_read(zh: str | None, en: str | None, title: Text) -> None:
    held = draft()
    rename(held, "tour", zh, en)
    assert found(held, "tour") == replace(TOUR, title=title)


@pytest.mark.parametrize("target", ["hall", "east", "screen-9"])
def test_a_target_gets_its_default_and_loses_it(target: str) -> None:
    held = draft()
    others = tuple(each for each in ASSIGNMENTS if each.target != target)
    assign(held, "tour", target)
    assert set(held.assignments()) == {*others, Assignment(target=target, playlist="tour")}
    assign(held, None, target)
    assert held.assignments() == others


def scheduled(playlist: str) -> Entry:
    return Entry(id=0, playlist=playlist, target="hall", day=date(2026, 11, 20), start=time(9), end=time(10))


def test_what_is_used_may_not_go_and_is_told_by_what() -> None:
    held = draft(replace(TOUR, id="day", slides=("@tour",)))
    assign(held, "tour", "hall")
    entry = held.put_entry(scheduled("tour"))
    assert uses(held)["tour"] == Use(targets=("hall",), entries=(entry.id,), playlists=("day",))
    with pytest.raises(BadInput, match="E-PL-USED") as caught:
        drop(held, "tour")
    assert caught.value.message.zh.endswith(f"“hall”的默认、排程 {entry.id}、播放列表“day”")
    assert str(caught.value.message.en).endswith(f"the default of 'hall', schedule entry {entry.id}, playlist 'day'")
    assign(held, None, "hall")
    held.remove_entry(entry.id)
    remove(held, "day", ("1",))
    drop(held, "tour")
    assert [playlist.id for playlist in held.playlists()] == ["z-west", "a-east", "day"]


def wrong(code: str, told: str, work: Callable[[MemoryDraft], object]) -> object:
    return pytest.param(code, told, work, id=f"{code} {told}")


@pytest.mark.parametrize(
    ("code", "told", "work"),
    [
        wrong("E-PL-SLIDE", "opening", lambda held: add(held, Addition(name="tour", items=("view", "openning")))),
        wrong("E-PL-SLIDE", "slides find", lambda held: add(held, Addition(name="tour", items=("!!!!",)))),
        wrong("E-PL-NAME", "a-east", lambda held: add(held, Addition(name="tour", items=("@a-est",)))),
        wrong("E-PL-NAME", "playlist list", lambda held: add(held, Addition(name="tour", items=("@",)))),
        wrong("E-PL-NAME", "--title", lambda held: add(held, Addition(name="No!", items=("view",)))),
        wrong("E-PL-NAME", "rename", lambda held: add(held, Addition(name="tour", section="east"))),
        wrong("E-PL-NAME", "title", lambda held: add(held, Addition(name="new", items=("view",), title=Text(zh=" ")))),
        wrong("E-PL-SECTION", "west", lambda held: add(held, Addition(name="new", items=("view",), section="north"))),
        wrong("E-PL-SECTION", "west", lambda held: add(held, Addition(name="new"))),
        wrong("E-PL-PLACE", "1 to 5", lambda held: add(held, Addition(name="tour", items=("view",), at=6))),
        wrong("E-PL-PLACE", "1 to 5", lambda held: add(held, Addition(name="tour", items=("view",), at=0))),
        wrong("E-PL-CYCLE", "link", lambda held: add(held, Addition(name="tour", items=("@tour",)))),
        wrong("E-PL-CYCLE", "link", lambda held: add(held, Addition(name="z-west", items=("@day",)))),
        wrong("E-PL-SLIDE", "place from 1 to 4", lambda held: remove(held, "tour", ("5",))),
        wrong("E-PL-SLIDE", "empty", lambda held: remove(held, "none", ("1",))),
        wrong("E-PL-NAME", "tour", lambda held: remove(held, "tours", ("1",))),
        wrong("E-PL-PLACE", "1 to 4", lambda held: move(held, "tour", 5, 1)),
        wrong("E-PL-PLACE", "1 to 4", lambda held: move(held, "tour", 1, 0)),
        wrong("E-PL-PLACE", "empty", lambda held: move(held, "none", 1, 1)),
        wrong("E-PL-NAME", "title", lambda held: rename(held, "tour", "", None)),
        wrong("E-PL-NAME", "tour", lambda held: assign(held, "tours", "hall")),
        wrong("E-PL-TARGET", "hall, west, east", lambda held: assign(held, "tour", "north")),
        wrong("E-PL-NAME", "tour", lambda held: drop(held, "tor")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_way_out(code: str, told: str, work: Callable[[MemoryDraft], object]) -> None:
    def there() -> MemoryDraft:
        return draft(replace(TOUR, id="day", slides=("@z-west",)), replace(TOUR, id="none", slides=()))

    held = there()
    with pytest.raises(BadInput) as caught:
        work(held)
    assert caught.value.code == code
    assert told in str(caught.value.fix.en)
    assert caught.value.message.zh
    assert held == there()


def test_the_way_round_is_shown() -> None:
    held = draft(replace(TOUR, id="day", slides=("@tour",)))
    with pytest.raises(BadInput) as caught:
        add(held, Addition(name="tour", items=("@day",)))
    assert "→" in caught.value.message.zh
    path = caught.value.message.zh.partition("：")[2].split("→")
    assert path in (["tour", "day", "tour"], ["day", "tour", "day"])
    with pytest.raises(BadInput, match="E-PL-CYCLE"):
        written_out((replace(TOUR, slides=("@tour",)),))


def test_playlists_in_playlists_do_not_grow_without_end() -> None:
    held = draft(replace(TOUR, id="large", slides=("view",) * MOST_SLIDES))
    add(held, Addition(name="full", items=("@large",)))
    with pytest.raises(BadInput, match="E-PL-LONG"):
        add(held, Addition(name="large", items=("view",)))
    with pytest.raises(BadInput, match="E-PL-LONG"):
        add(held, Addition(name="full", items=("view",)))
