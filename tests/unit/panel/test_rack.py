from __future__ import annotations

from dataclasses import replace

from kiosk.panel.content_wording import NO_PLAYLIST
from kiosk.panel.rack import rack_lines, where_used
from kiosk.panel.view import Hall
from kiosk.services.shelf import News
from tests.support.desks import hall
from tests.support.shelves import SPARE, house, shelf


def test_playlists_stand_under_their_sections_with_what_there_is_to_know() -> None:
    lines = rack_lines(shelf(), Hall())
    told = [(line.text.zh, line.opens, line.playlist) for line in lines]
    assert told == [
        ("全部幻灯片", True, None),
        ("西厅", False, None),
        ("西厅故事", True, "z-west"),
        ("参观", True, "tour"),
        ("东厅", False, None),
        ("东厅故事", True, "a-east"),
        ("备用", True, "spare"),
    ]
    assert lines[0].below[0].zh == "4 页"
    west, tour, spare = lines[2], lines[3], lines[6]
    assert [text.zh for text in west.below] == ["2 页 · 23 秒", "西厅默认"]
    assert (west.news, west.default) == (News.NEW, True)
    assert tour.below[0].zh.startswith("6 页 · 1 分")
    assert [text.zh for text in spare.below] == ["0 页 · 0 秒", "没有在用"]


def test_a_section_without_a_playlist_says_what_to_do() -> None:
    held = house()
    held.draft.held_playlists = held.draft.held_playlists[:1]
    held.draft.held_assignments = ()
    lines = rack_lines(shelf(held), Hall())
    assert lines[-1].text is NO_PLAYLIST
    assert not lines[-1].opens


def test_screens_that_play_it_now_are_told() -> None:
    held = house(replace(SPARE, id="welcome"))
    told = list(where_used("welcome", shelf(held), hall()))
    assert [text.zh for text in told] == ["屏 03 正在播放"]
