from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.services.schedule_names import Names
from tests.support.memory import MemoryDraft
from tests.support.store_samples import PLAYLISTS

NAMES = Names.of(MemoryDraft())


@pytest.mark.parametrize("words", ["z-west", "Z-West", "西厅故事", " West story ", "WEST STORY"])
def test_a_playlist_by_its_id_or_title(words: str) -> None:
    assert NAMES.playlist(words) == "z-west"


@pytest.mark.parametrize(
    ("words", "target"),
    [("hall", "hall"), ("全馆", "hall"), ("west", "west"), ("西厅", "west"), ("East", "east"), ("screen-7", "screen-7")],
)
def test_a_target_by_its_id_or_name(words: str, target: str) -> None:
    assert NAMES.target(words) == target


def test_an_unknown_playlist_lists_what_there_is_the_nearest_first() -> None:
    with pytest.raises(BadInput, match="E-SCH-PLAYLIST") as wrong:
        NAMES.playlist("东厅的故事")
    fix = wrong.value.fix
    assert fix.zh == "可用：a-east（东厅故事）、z-west（西厅故事）"
    assert fix.en == "there are a-east (东厅故事), z-west (West story)"


def test_of_many_playlists_the_nearest_are_listed() -> None:
    many = tuple(replace(PLAYLISTS[0], id=f"list-{number:02}") for number in range(20))
    with pytest.raises(BadInput) as wrong:
        Names.of(MemoryDraft(held_playlists=many)).playlist("list-07x")
    assert wrong.value.fix.zh.startswith("可用：list-07（")
    assert wrong.value.fix.zh.endswith("还有 12 个")
    assert str(wrong.value.fix.en).endswith("and 12 more")


def test_a_title_that_two_have_is_not_guessed() -> None:
    twins = (*PLAYLISTS, replace(PLAYLISTS[0], id="twin"))
    names = Names.of(MemoryDraft(held_playlists=twins))
    with pytest.raises(BadInput, match="2 playlists are called") as wrong:
        names.playlist("西厅故事")
    assert wrong.value.fix.zh == "可用：z-west（西厅故事）、twin（西厅故事）"
    assert names.playlist("twin") == "twin"


def test_without_playlists_the_fix_is_to_load_some() -> None:
    with pytest.raises(BadInput, match="kiosk slides load"):
        Names.of(MemoryDraft(held_playlists=(), held_exhibit=None)).playlist("z-west")


@pytest.mark.parametrize("words", ["north", "", "screen-1"])
def test_an_unknown_target_says_what_there_is(words: str) -> None:
    with pytest.raises(BadInput, match="E-SCH-TARGET") as wrong:
        NAMES.target(words)
    assert wrong.value.fix.zh == "可用：hall、west、east，或屏幕编号"


def test_sections_without_an_exhibit_go_by_their_ids() -> None:
    names = Names.of(MemoryDraft(held_exhibit=None))
    assert names.target("west") == "west"
    assert names.place("west").zh == "展区「west」"


def test_without_a_site_there_is_nowhere_to_play() -> None:
    with pytest.raises(EnvironmentFault, match="E-DB-MISSING"):
        Names.of(MemoryDraft(held_wall=None))


def test_what_is_gone_is_called_by_its_id() -> None:
    assert NAMES.title("gone").zh == "gone"
    assert not NAMES.reaches("gone")
    assert all(NAMES.reaches(target) for target in ("hall", "east", "screen-9"))
