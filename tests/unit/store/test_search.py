from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Playlist
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import Text
from kiosk.services.ports import Hit
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, PLAYLISTS, SECTIONS, data_folder, done

MOST = 50


def page(id: str, title: str, words: str, notes: str = "") -> Slide:
    return Slide(id=id, title=Text(zh=title), fields=PageFields(file="x.png", alt=Text(zh="一页"), words=words, notes=notes))


PAGES = (
    page("growth", "研发投入连续三年增长", "营收 12 亿元，GDP 增速 8%\nCaf\u00e9 Research"),
    page("people", "人才队伍", "博士 128 人", notes="讲到这里停一下，提一句营收"),
)
DECK = Deck(id="report", section="west", title=Text(zh="报告"), slides=PAGES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = SqlStore(data_folder(tmp_path))
    more = Playlist(id="tour", section="west", title=Text(zh="参观"), slides=("growth", "opening", "growth"))
    own = Playlist(id="report", section="west", title=Text(zh="报告"), slides=("growth", "people"))
    exhibit = replace(EXHIBIT, decks=(*DECKS, DECK))
    done(store.write(lambda uow: uow.draft.put_exhibit(exhibit, (*PLAYLISTS, own, more), ASSIGNMENTS)))
    yield store
    store.close()


def found(store: SqlStore, words: str) -> tuple[Hit, ...]:
    return store.read(lambda uow: uow.draft.find_slides(words, MOST))


@pytest.mark.parametrize(
    ("words", "slides"),
    [
        ("研", ["growth"]),
        ("增长", ["growth"]),
        ("营收", ["growth", "people"]),
        ("收营", []),
        ("营收 亿元", ["growth"]),
        ("12", ["growth", "people", "figures"]),
        ("gdp增速", ["growth"]),
        ("cafe resea", ["growth"]),
        ("停一下", ["people"]),
        ("welcome", ["opening"]),
        ("三年 人才", []),
        ('"增" OR "博"', []),
        ("", []),
        ("，。 * \"", []),
    ],
)  # fmt: skip
def test_words_are_found_wherever_they_stand(store: SqlStore, words: str, slides: list[str]) -> None:
    assert {hit.slide for hit in found(store, words)} == set(slides)


def test_what_stands_in_a_title_comes_first(store: SqlStore) -> None:
    assert [hit.slide for hit in found(store, "人")] == ["people", "figures"]


def test_a_hit_says_where_it_plays_and_marks_what_was_found(store: SqlStore) -> None:
    (hit,) = found(store, "增速 营收")
    assert (hit.slide, hit.deck, hit.section, hit.playlists) == ("growth", "report", "west", ("report", "tour"))
    assert hit.title == PAGES[0].title
    assert hit.excerpt == "【营收】 12 亿元，GDP 【增速】 8% Caf\u00e9 Research"


def test_a_hit_says_also_which_playlists_have_the_one_it_plays_in(store: SqlStore) -> None:
    day = Playlist(id="day", section="west", title=Text(zh="一天"), slides=("@tour", "opening", "@tour"))
    year = Playlist(id="a-year", section="west", title=Text(zh="一年"), slides=("@day",))
    held = store.read(lambda uow: uow.draft.playlists())
    done(store.write(lambda uow: uow.draft.put_playlists((*held, day, year), ASSIGNMENTS)))
    hits = {hit.slide: hit.playlists for hit in found(store, "营收")}
    assert hits == {"growth": ("a-year", "day", "report", "tour"), "people": ("report",)}


def test_a_new_exhibit_is_a_new_index(store: SqlStore) -> None:
    smaller = Exhibit(sections=SECTIONS, sources=EXHIBIT.sources, decks=DECKS[:1], media=())
    done(store.write(lambda uow: uow.draft.put_exhibit(smaller, (), ())))
    assert found(store, "营收") == ()
    assert len(found(store, "欢迎")) == 1


def test_of_many_slides_only_so_many_are_told(store: SqlStore) -> None:
    assert len(store.read(lambda uow: uow.draft.find_slides("营收", 1))) == 1


def test_words_that_were_edited_are_found_and_those_that_are_gone_are_not(store: SqlStore) -> None:
    edited = page("growth", "研发投入连续四年增长", "营收 13 亿元")
    done(store.write(lambda uow: uow.draft.put_slide(edited)))
    assert [hit.slide for hit in found(store, "四年")] == ["growth"]
    assert [hit.slide for hit in found(store, "13")] == ["growth"]
    assert found(store, "三年") == ()
    assert [hit.slide for hit in found(store, "营收")] == ["growth", "people"]
