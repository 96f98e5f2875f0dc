from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.text import Language, Text
from kiosk.services.playlist_report import lines_of_all, lines_of_one, listed, shown
from tests.support.memory import MemoryDraft
from tests.support.store_samples import ASSIGNMENTS, PLAYLISTS

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("opening", "@a-east", "figures"))
EMPTY = replace(TOUR, id="empty", title=Text(zh="空"), slides=())
DRAFT = MemoryDraft(
    held_playlists=(*PLAYLISTS, TOUR, EMPTY), held_assignments=(*ASSIGNMENTS, Assignment(target="hall", playlist="tour"))
)


def test_a_playlist_is_as_long_as_all_that_stands_in_it() -> None:
    told = {each["name"]: each for each in listed(DRAFT, Language.ZH)["playlists"]}
    assert list(told) == ["z-west", "a-east", "tour", "empty"]
    assert [told[name]["slides"] for name in told] == [2, 2, 4, 0]
    assert told["tour"]["duration_s"] == told["z-west"]["duration_s"] + told["a-east"]["duration_s"]
    assert (told["empty"]["duration_s"], told["tour"]["title"]) == (0, "参观")
    assert told["a-east"]["used_by"] == {"targets": ["east"], "schedule": [], "playlists": ["tour"]}


def test_an_item_says_how_long_it_stands_and_who_can_read_it() -> None:
    opening, east, figures = shown(DRAFT, "tour", Language.EN)["items"]
    assert opening == {"place": 1, "slide": "opening", "title": "Welcome", "seconds": 12.5, "languages": ["zh"]}
    assert (east["place"], east["playlist"], east["slides"]) == (2, "a-east", 2)
    assert (figures["title"], figures["languages"]) == ("数字", ["zh"])
    assert shown(DRAFT, "tour", Language.EN)["duration_s"] == sum(item["seconds"] for item in (opening, east, figures))


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        (Language.ZH, "tour  参观  展区 west，4 页，0:51  [默认用于 hall]", "   1  opening  欢迎  0:12  zh"),
        (Language.EN, "tour  Tour  section west, 4 slides, 0:51  [default of hall]", "   1  opening  Welcome  0:12  zh"),
    ],
)
def test_lines_for_a_person(language: Language, head: str, item: str) -> None:
    lines = list(lines_of_one(shown(DRAFT, "tour", language), language))
    assert (lines[0], lines[1]) == (head, item)
    assert lines[2].startswith("   2  @a-east  东厅故事  0:")
    assert head in lines_of_all(listed(DRAFT, language), language)


@pytest.mark.parametrize("language", list(Language))
def test_what_is_empty_says_what_to_do(language: Language) -> None:
    assert "kiosk playlist add empty" in list(lines_of_one(shown(DRAFT, "empty", language), language))[1]
    (line,) = lines_of_all(listed(MemoryDraft(held_playlists=(), held_assignments=()), language), language)
    assert "kiosk playlist add" in line


def test_one_that_is_not_there() -> None:
    with pytest.raises(BadInput, match="E-PL-NAME"):
        shown(DRAFT, "toru", Language.ZH)
