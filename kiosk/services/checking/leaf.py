"""The leaves of a value: whatever a slide says, of whichever kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A text, a word, a number or nothing: the field it stands in, and the value that has the field."""

    name: str
    value: Any
    owner: Any


def leaves_of(value: Any, name: str = "", owner: Any = None) -> Iterator[Leaf]:
    """Every leaf of a value, however deep, in the order of its fields."""
    if isinstance(value, tuple):
        for item in value:
            yield from leaves_of(item, name, owner)
    elif is_dataclass(value) and not isinstance(value, Text):
        for field in fields(value):
            yield from leaves_of(getattr(value, field.name), field.name, value)
    else:
        yield Leaf(name=name, value=value, owner=owner)
