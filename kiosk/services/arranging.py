"""Arranging the items of a playlist: pure functions from one order to another.

An item is known by what it is and which of its kind it is, for the same slide may stand in a playlist more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

Key = tuple[str, int]
"""An item, and which of its kind it is, from 0."""


def keys_of(items: Sequence[str]) -> tuple[Key, ...]:
    """The key of each item."""
    seen: Counter[str] = Counter()
    found: list[Key] = []
    for item in items:
        found.append((item, seen[item]))
        seen[item] += 1
    return tuple(found)


def without(items: Sequence[str], keys: Collection[Key]) -> tuple[str, ...]:
    """The items but for some of them."""
    gone = frozenset(keys)
    return tuple(item for item, key in zip(items, keys_of(items), strict=True) if key not in gone)


def with_before(items: Sequence[str], others: Sequence[str], before: Key | None) -> tuple[str, ...]:
    """The items with others among them: before one of them, or at the end if there is none."""
    at = _place(items, before)
    return (*items[:at], *others, *items[at:])


def moved_before(items: Sequence[str], keys: Collection[Key], before: Key | None) -> tuple[str, ...]:
    """The items with some of them together before another one, or at the end; they keep their order."""
    chosen, at = frozenset(keys), _place(items, before)
    known = keys_of(items)
    ahead = [item for item, key in zip(items[:at], known[:at], strict=True) if key not in chosen]
    moved = [item for item, key in zip(items, known, strict=True) if key in chosen]
    rest = [item for item, key in zip(items[at:], known[at:], strict=True) if key not in chosen]
    return (*ahead, *moved, *rest)


def shifted(items: Sequence[str], keys: Collection[Key], by: int) -> tuple[str, ...]:
    """The items with some of them together so many places further on, or back; as far as there are places."""
    chosen, known = frozenset(keys), keys_of(items)
    moved = [item for item, key in zip(items, known, strict=True) if key in chosen]
    rest = [item for item, key in zip(items, known, strict=True) if key not in chosen]
    first = next((place for place, key in enumerate(known) if key in chosen), 0)
    at = max(0, min(len(rest), first + by))
    return (*rest[:at], *moved, *rest[at:])


def _place(items: Sequence[str], before: Key | None) -> int:
    """Where an item stands; the end where it is gone."""
    known = keys_of(items)
    return known.index(before) if before in known else len(items)
