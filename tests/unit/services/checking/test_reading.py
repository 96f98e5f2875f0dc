from __future__ import annotations

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields, PictureFields, Quote, TableFields, TableRow, TextFields, VideoFields
from kiosk.domain.text import Text
from kiosk.domain.war_map import Project, WarMap
from kiosk.services.checking import reading
from tests.support.checking import WORDS, codes, good

BY = Text(zh="桥", en="B")


def saying(zh: str, en: str = "It flows", **more: object) -> Slide:
    """A slide with so much on it besides its title of two Hanzi and one more."""
    return good(Quote(text=Text(zh=zh, en=en), by=BY), **more)


def test_a_good_slide_is_let_be() -> None:
    assert codes(reading.find(good())) == []


@pytest.mark.parametrize(("hanzi", "found"), [(87, []), (88, ["HANZI"])])
def test_ninety_hanzi_are_the_most(hanzi: int, found: list[str]) -> None:
    (*told,) = reading.find(saying("字" * hanzi))
    assert codes(told) == found
    assert all("91" in finding.message.zh and "91" in (finding.message.en or "") for finding in told)


def test_hanzi_are_counted_wherever_they_stand() -> None:
    cells = TableRow(cells=(Text(zh="字" * 15, en="x"),) * 2)
    assert codes(reading.find(good(TableFields(columns=(BY, BY), rows=(cells,) * 3)))) == ["HANZI"]


@pytest.mark.parametrize(("rows", "found"), [(6, ["HANZI"]), (12, ["HANZI"]), (7, [])])
def test_of_a_slide_that_turns_pages_each_page_counts(rows: int, found: list[str]) -> None:
    projects = tuple(Project(name=Text(zh="字" * 15 + str(number), en="x")) for number in range(rows))
    assert codes(reading.find(good(WarMap(file="x.csv", rows=projects)))) == found


def test_a_film_takes_its_own_time() -> None:
    film = VideoFields(file="x.mp4", poster="x.png", alt=WORDS)
    assert codes(reading.find(good(film, seconds=90))) == []


def test_what_is_read_aloud_is_not_counted() -> None:
    picture = PictureFields(file="x.png", alt=Text(zh="字" * 200, en="x"), text=WORDS)
    assert codes(reading.find(good(picture))) == []


@pytest.mark.parametrize(("hanzi", "found"), [(90, []), (91, ["HANZI"]), (240, ["HANZI", "LONG"])])
def test_of_an_imported_page_the_words_on_its_picture_count(hanzi: int, found: list[str]) -> None:
    imported = PageFields(file="x.png", alt=WORDS, words="字" * hanzi, notes="字" * 500)
    assert codes(reading.find(good(imported))) == found


@pytest.mark.parametrize(("words", "found"), [(166, []), (170, ["LONG"])])
def test_sixty_seconds_of_reading_are_the_most(words: int, found: list[str]) -> None:
    told = list(reading.find(saying("河", "word " * words)))
    assert codes(told) == found
    assert all("英文" in finding.message.zh and "English" in (finding.message.en or "") for finding in told)


def test_figures_take_their_time() -> None:
    years = TextFields(paragraphs=tuple(Text(zh=f"{' '.join(['1988'] * 10)}", en="x") for _ in range(4)))
    assert codes(reading.find(good(years))) == ["LONG"]


@pytest.mark.parametrize(("seconds", "found"), [(8, ["BRIEF"]), (9, []), (33, []), (35, ["SLOW"]), (None, [])])
def test_a_slide_stands_half_as_long_as_reading_takes_to_twice_as_long(seconds: float | None, found: list[str]) -> None:
    slide = saying("字" * 53, seconds=seconds)  # 56 Hanzi: 17 s
    assert codes(reading.find(slide)) == found


@pytest.mark.parametrize(("seconds", "found"), [(16, []), (17, ["SLOW"])])
def test_however_little_is_on_it_a_slide_may_stand_for_sixteen_seconds(seconds: float, found: list[str]) -> None:
    assert codes(reading.find(saying("河", seconds=seconds))) == found


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("字" * 26, "x" * 48, []),
        ("字" * 27, "x", ["TITLE"]),
        ("全国排名从第 23 位升至第 17 位，" + "字" * 9, "x", []),
        ("河", "x" * 49, ["TITLE"]),
        ("字" * 25 + "，。", "x" * 49, ["TITLE", "TITLE"]),
    ],
)
def test_a_title_has_room_on_one_line(zh: str, en: str, found: list[str]) -> None:
    assert codes(reading.find(good(title=Text(zh=zh, en=en)))) == found
