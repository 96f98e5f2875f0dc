from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from kiosk.services.arranging import keys_of, moved_before, shifted, with_before, without

ITEMS = ("a", "b", "a", "c", "@d")


def test_the_same_slide_is_told_apart_by_which_it_is() -> None:
    assert keys_of(ITEMS) == (("a", 0), ("b", 0), ("a", 1), ("c", 0), ("@d", 0))
    assert without(ITEMS, [("a", 1), ("@d", 0)]) == ("a", "b", "c")
    assert without(ITEMS, [("z", 0)]) == ITEMS


def test_items_come_before_another_or_at_the_end() -> None:
    assert with_before(ITEMS, ("x", "y"), ("a", 1)) == ("a", "b", "x", "y", "a", "c", "@d")
    assert with_before(ITEMS, ("x",), None) == with_before(ITEMS, ("x",), ("gone", 0)) == (*ITEMS, "x")


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        ([("a", 0)], ("c", 0), ("b", "a", "a", "c", "@d")),
        ([("c", 0), ("a", 0)], ("b", 0), ("a", "c", "b", "a", "@d")),
        ([("a", 1)], None, ("a", "b", "c", "@d", "a")),
        ([("b", 0)], ("b", 0), ITEMS),
    ],
)
def test_items_are_moved_together_and_keep_their_order(
    keys: list[tuple[str, int]], before: tuple[str, int] | None, after: tuple[str, ...]
) -> None:
    assert moved_before(ITEMS, keys, before) == after


@pytest.mark.parametrize(
    ("keys", "by", "after"),
    [
        ([("a", 0)], 1, ("b", "a", "a", "c", "@d")),
        ([("a", 0)], -1, ITEMS),
        ([("@d", 0)], 1, ITEMS),
        ([("@d", 0)], -2, ("a", "b", "@d", "a", "c")),
        ([("a", 0), ("c", 0)], 1, ("b", "a", "c", "a", "@d")),
        ([("b", 0)], 99, ("a", "a", "c", "@d", "b")),
    ],
)
def test_items_are_shifted_as_far_as_there_are_places(keys: list[tuple[str, int]], by: int, after: tuple[str, ...]) -> None:
    assert shifted(ITEMS, keys, by) == after


@pytest.mark.parametrize("seed", range(60))
def test_moving_and_shifting_lose_nothing_and_leave_the_others_in_order(seed: int) -> None:
    rng = Random(seed)
    items = tuple(rng.choices("abcdef", k=rng.randrange(1, 12)))
    known = keys_of(items)
    keys = rng.sample(known, rng.randrange(1, len(known) + 1))
    others = without(items, keys)
    for after in (moved_before(items, keys, rng.choice([None, *known])), shifted(items, keys, rng.randrange(-13, 13))):
        assert Counter(after) == Counter(items)
        left = iter(after)
        assert all(item in left for item in others)
