from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from kiosk.domain.playlist import CycleError, Playlist, flattened, included, whole
from tests.support.exhibits import playlist, replayable


def written_out(*playlists: Playlist) -> dict[str, tuple[str, ...]]:
    return {each.id: each.slides for each in flattened(playlists)}


def test_an_item_is_a_slide_or_a_whole_playlist() -> None:
    assert (included("opening"), included("@tour"), included(whole("tour"))) == (None, "tour", "tour")
    assert playlist("day", "@tour", "a", "@night", "@tour").included == ("tour", "night", "tour")


def test_the_slides_of_a_playlist_stand_where_it_stands() -> None:
    day, tour, night = playlist("day", "a", "@tour", "b", "@tour"), playlist("tour", "c", "@night", "a"), playlist("night", "d")
    assert written_out(day, tour, night) == {
        "day": ("a", "c", "d", "a", "b", "c", "d", "a"),
        "tour": ("c", "d", "a"),
        "night": ("d",),
    }


def test_all_but_the_slides_stays_and_so_does_the_order() -> None:
    night, day = playlist("night", "d", section="west", anchor_us=7), playlist("day", "a", anchor_us=9)
    assert flattened((night, day)) == (night, day)


@pytest.mark.parametrize(
    ("playlists", "path"),
    [
        ((playlist("a", "@a"),), ("a", "a")),
        ((playlist("a", "x", "@b"), playlist("b", "@c"), playlist("c", "y", "@a")), ("a", "b", "c", "a")),
        ((playlist("z", "@a"), playlist("a", "@b"), playlist("b", "@a")), ("a", "b", "a")),
    ],
)
def test_a_playlist_that_would_play_itself_is_shown_the_way_round(
    playlists: tuple[Playlist, ...], path: tuple[str, ...]
) -> None:
    with pytest.raises(CycleError) as caught:
        flattened(playlists)
    assert caught.value.path == path


def test_one_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        flattened((playlist("a", "@gone"),))


@pytest.mark.parametrize("seed", range(200))
def test_written_out_it_plays_what_reading_item_by_item_plays(seed: int) -> None:
    """Playlists that only include earlier ones have no cycle; read from the last with a stack, they give the same slides."""
    rng = Random(seed)
    with replayable(seed):
        lists: list[Playlist] = []
        for number in range(rng.randint(1, 7)):
            choices = ["s1", "s2", "s3", *(whole(each.id) for each in lists)]
            lists.append(playlist(f"list-{number}", *rng.choices(choices, k=rng.randint(0, 4))))
        by_id = {each.id: each for each in lists}
        flat = written_out(*rng.sample(lists, k=len(lists)))
        for each in lists:
            stack, read = list(reversed(each.slides)), []
            while stack:
                item = stack.pop()
                other = included(item)
                if other is None:
                    read.append(item)
                else:
                    stack.extend(reversed(by_id[other].slides))
            assert flat[each.id] == tuple(read)
        assert flattened(flattened(lists)) == flattened(lists)


@pytest.mark.parametrize("seed", range(200))
def test_every_way_round_is_one_and_none_is_missed(seed: int) -> None:
    """Random playlists: the path that is told leads from a playlist to itself, link by link, and is told unless all can be read."""
    rng = Random(seed)
    with replayable(seed):
        names = [f"list-{number}" for number in range(rng.randint(1, 6))]
        lists = {name: playlist(name, *map(whole, rng.choices(names, k=rng.choice((0, 0, 1, 2))))) for name in names}
        path = way_round(*lists.values())
        left = set(names)
        while readable := {name for name in left if left.isdisjoint(lists[name].included)}:
            left -= readable
        assert (path is None) == (not left)
        if path is not None:
            assert path[0] == path[-1]
            assert len(set(path)) == len(path) - 1
            assert all(to in lists[name].included for name, to in pairwise(path))


def way_round(*playlists: Playlist) -> tuple[str, ...] | None:
    try:
        flattened(playlists)
    except CycleError as error:
        return error.path
    return None
