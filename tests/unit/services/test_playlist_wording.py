from __future__ import annotations

from kiosk.domain.text import Language, Text
from kiosk.services.playlist_wording import PlaylistNames, counted, quoted, where_used
from kiosk.services.playlists import Use
from tests.support.shelves import house

NAMES = PlaylistNames.of(house().draft)


def test_targets_have_the_names_that_staff_know() -> None:
    told = [NAMES.target(each).zh for each in ("hall", "west", "screen-8", "gone")]
    assert told == ["全馆", "西厅", "屏 02", "gone"]
    assert NAMES.playlist("tour").en == "Tour"


def test_it_is_said_where_a_playlist_is_used() -> None:
    use = Use(targets=("west", "screen-9"), entries=(3, 4), playlists=("tour",))
    told = list(where_used(use, NAMES))
    assert [each.zh for each in told] == ["西厅、屏 01默认", "排程第 3、4 项", "在「参观」里"]
    assert [each.read(Language.EN) for each in told] == [
        "default of West, screen 01",
        "schedule entries 3, 4",
        'part of "Tour"',
    ]
    assert list(where_used(Use(), NAMES)) == []


def test_titles_and_counts() -> None:
    assert quoted(Text(zh="甲")) == Text(zh="「甲」", en='"甲"')
    assert [counted(count).en for count in (1, 2)] == ["1 slide", "2 slides"]
