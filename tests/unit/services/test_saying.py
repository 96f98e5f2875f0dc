from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.hours import Daypart
from kiosk.domain.playlist import Playlist
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Language, Text
from kiosk.services.saying import entry_of
from tests.support.memory import MemoryDraft
from tests.support.store_samples import PLAYLISTS

TODAY = date(2026, 11, 25)
MORNING = Daypart(id="morning", name=Text(zh="上午场", en="morning show"), start=time(9), end=time(12))
DAILY = Playlist(id="daily", section="west", title=Text(zh="每日西厅"), slides=())
SPARE = Playlist(id="spare", section="east", title=Text(zh="东厅", en="Spare"), slides=())


@dataclass(slots=True)
class Draft(MemoryDraft):
    """The sample exhibit, with a playlist that is called like a section, and a part of the day."""

    held_playlists: tuple[Playlist, ...] = (*PLAYLISTS, SPARE)

    def dayparts(self) -> tuple[Daypart, ...]:
        return (MORNING,)


def entry(sentence: str, target: str | None = None) -> Entry:
    return entry_of(Draft(), sentence, TODAY, target).entry  # type: ignore[arg-type]


def refused(sentence: str, draft: MemoryDraft | None = None) -> BadInput:
    with pytest.raises(BadInput) as raised:
        entry_of(draft or Draft(), sentence, TODAY)  # type: ignore[arg-type]
    assert raised.value.code == "E-SCH-SENTENCE"
    return raised.value


def test_a_sentence_makes_an_entry() -> None:
    assert entry("每周二 9-11 西厅故事 到6月底 跳过节假日 补班日照常上班 全馆 必须播放") == Entry(
        id=0, playlist="z-west", target="hall", day=date(2026, 12, 1), start=time(9), end=time(11), rule="FREQ=WEEKLY;BYDAY=TU",
        until=date(2027, 6, 30), holidays=Holidays.SKIP, makeup=Makeup.WORKDAY, must_play=True,
    )  # fmt: skip


def test_what_is_not_said_is_as_entries_are_by_default() -> None:
    made = entry("明天 上午场 West story")
    assert (made.holidays, made.makeup, made.must_play, made.may_idle) == (Holidays.IGNORE, Makeup.WEEKDAY, False, False)
    assert (made.start, made.end, made.daypart) == (time(9), time(12), "morning")


@pytest.mark.parametrize("name", ["西厅故事", "West story", "west  STORY", "z-west", "z west", "《西厅故事》", "“西厅故事”"])
def test_a_playlist_is_known_by_its_titles_and_its_id(name: str) -> None:
    assert entry(f"每天 9-11 {name} 全馆").playlist == "z-west"


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("全馆", "hall"), ("一号厅", "hall"), ("in Hall One", "hall"), ("在西厅展区", "west"), ("on West", "west"), ("west", "west"),
        ("展区二", "east"), ("on section 1", "west"), ("屏9", "screen-9"), ("screen-7", "screen-7"), ("08号屏", "screen-8"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_its_names_and_its_number(place: str, target: str) -> None:
    assert entry(f"每天 9-11 西厅故事 {place}").target == target


def test_without_a_place_it_plays_in_the_playlists_section_and_says_so() -> None:
    said = entry_of(Draft(), "每天 9-11 西厅故事", TODAY)  # type: ignore[arg-type]
    assert said.entry.target == "west"
    (remark,) = said.remarks
    assert "所属的展区 西厅" in remark.zh
    assert "own section, West" in remark.read(Language.EN)


def test_a_target_beside_the_sentence_counts_if_it_names_none() -> None:
    assert entry("每天 9-11 西厅故事", "screen-7").target == "screen-7"
    assert entry("每天 9-11 西厅故事 全馆", "screen-7").target == "hall"
    assert entry_of(Draft(), "每天 9-11 西厅故事", TODAY, "hall").remarks == ()  # type: ignore[arg-type]


def test_a_name_of_a_playlist_and_a_section_is_what_it_can_be() -> None:
    assert (entry("每天 9-11 东厅").playlist, entry("每天 9-11 东厅").target) == ("spare", "east")
    both = entry("每天 9-11 西厅故事 东厅")
    assert (both.playlist, both.target) == ("z-west", "east")
    placed = entry("每天 9-11 在东厅展区 西厅故事")
    assert (placed.playlist, placed.target) == ("z-west", "east")


def test_words_that_name_nothing_are_marked_and_the_nearest_playlists_named() -> None:
    assert refused("每天 9-11 西厅故事会 全馆").where == "每天 9-11 西厅故事【会】 全馆"
    error = refused("every day 9-11 Western story in the hall")
    assert "'Western story' is not understood" in error.line(Language.EN)
    assert "'West story'" in error.line(Language.EN)
    assert error.where == "every day 9-11 【Western story】 in the hall"
    assert "相近的播放列表：“每日西厅”" in refused("每天 9-11 每日西庭", Draft(held_playlists=(*PLAYLISTS, DAILY))).message.zh


@pytest.mark.parametrize(
    ("sentence", "why", "where"),
    [
        ("每天 9-11 全馆", "没说放哪个播放列表", "每天 9-11 全馆"),
        ("每天 9-11 西厅故事 东厅故事", "前面已经说了“z-west”", "每天 9-11 西厅故事 【东厅故事】"),
        ("每天 9-11 西厅故事 全馆 屏9", "不一致", "每天 9-11 西厅故事 全馆 【屏9】"),
        ("每天 9-11 西厅故事 在西厅 屏9", "前面已经说了“screen-9”", "每天 9-11 西厅故事 在【西厅】 屏9"),
        ("每天 9-11 西厅故事 展区三", "有：west、east", "每天 9-11 西厅故事 【展区三】"),
        ("每天 9-11 西厅故事 屏1", "screen-7", "每天 9-11 西厅故事 【屏1】"),
        ("每周八 9-11 西厅故事", "没说哪一天", "【每周八】 9-11 西厅故事"),
        ("", "什么也没写", "SENTENCE"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(sentence: str, why: str, where: str) -> None:
    error = refused(sentence)
    assert why in error.message.zh
    assert error.where == where
    assert error.message.en


def test_a_name_of_two_playlists_has_to_be_told_apart() -> None:
    twin = replace(PLAYLISTS[1], id="twin")
    error = refused("每天 9-11 东厅故事", Draft(held_playlists=(*PLAYLISTS, twin)))
    assert "a-east、twin" in error.message.zh


def test_before_there_are_slides_no_sentence_is_read() -> None:
    with pytest.raises(EnvironmentFault, match="E-DRAFT-EMPTY"):
        entry_of(Draft(held_exhibit=None), "每天 9-11 西厅故事", TODAY)  # type: ignore[arg-type]


WORDS = [
    "每天",
    "每周二",
    "9-11",
    "西厅故事",
    "全馆",
    "在东厅",
    "到6月底",
    "West story",
    "until",
    "screen-7",
    "屏",
    "“",
    "”",
    "次",
    "10",
    "holidays",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=9))
def test_random_words_make_an_entry_or_the_one_error(words: list[str]) -> None:
    try:
        made = entry(" ".join(words))
    except BadInput as error:
        line, code = error.line(Language.EN), error.code
    else:
        line, code = made.playlist, "E-SCH-SENTENCE"
    assert line
    assert code == "E-SCH-SENTENCE"
