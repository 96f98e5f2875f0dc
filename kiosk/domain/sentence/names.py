"""Names in a sentence: what a word is compared by, and the names that are set aside before it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kiosk.domain.sentence.parts import Words

OPEN, CLOSE = '“‘「『《"', '”’」』》"'
SET_ASIDE = "\ue000"
"""Stands for each character that was set aside; no sentence has it (see `normal`)."""

_QUOTED = re.compile(rf"[{OPEN}]([^{OPEN}{CLOSE}{SET_ASIDE}]+)[{CLOSE}]")
_APART = re.compile(r"\d[^0-9a-z]+\d")
_PLACED_BEFORE = re.compile(r"(?:[在于]|\b(?:on|in|at)\s+(?:the\s+)?)\s*$", re.ASCII)
_PLACED_AFTER = re.compile(r"\s*(?:展区|section\b)", re.ASCII)
_PLAIN = {"—": "-", "–": "-", "−": "-", "‐": "-", "〜": "~", "\u3000": " ", SET_ASIDE: " "}


def normal(text: str) -> str:
    """The text in small letters and half-width forms, character for character."""
    return "".join(map(_normal, text))


def _normal(char: str) -> str:
    if "！" <= char <= "～":
        char = chr(ord(char) - 0xFEE0)
    small = char.lower()
    return _PLAIN.get(char, small if len(small) == 1 else char)


def key(name: str) -> str:
    """What a name is compared by: its letters, Hanzi and figures."""
    return "".join(filter(str.isalnum, normal(name)))


def set_aside(text: str, names: Iterable[str], readable: Callable[[str], bool]) -> tuple[str, list[Words]]:
    """A normal text without the names and without what is quoted, and these.

    Names go first, the longest before all others, however they are spaced and quoted; but not one that is `readable`
    without being a name, nor one of a single character.
    """
    named: list[Words] = []
    for name in sorted({name for name in map(normal, names) if len(key(name)) > 1}, key=len, reverse=True):
        spans = list(_places(text, name))
        if spans and not readable(name):
            for start, end in spans:
                named.append(words_at(text, start, end, named=True))
                text = text[:start] + SET_ASIDE * (end - start) + text[end:]
    for found in list(_QUOTED.finditer(text)):
        start, end = found.span(1)
        named.append(words_at(text, start, end, named=True))
        text = text[:start] + SET_ASIDE * (end - start) + text[end:]
    return text, named


def words_at(text: str, start: int, end: int, named: bool = False) -> Words:
    """The words of a text from one place to another, and whether those around them say that they are a place."""
    placed = _PLACED_BEFORE.search(text[:start].rstrip(OPEN)) or _PLACED_AFTER.match(text[end:].lstrip(CLOSE))
    return Words(text=text[start:end], start=start, end=end, named=named, placed=placed is not None)


def _places(text: str, name: str) -> Iterable[tuple[int, int]]:
    """Where a name stands in a text, not within a longer word; what is neither letter nor figure does not count."""
    at = [place for place, char in enumerate(text) if char.isalnum()]
    letters, called = "".join(text[place] for place in at), key(name)
    first = letters.find(called)
    while first >= 0:
        start, end = at[first], at[first + len(called) - 1] + 1
        split = _APART.search(text[start:end]) and not _APART.search(name)
        if not split and not _joined(text, start) and not _joined(text, end) and SET_ASIDE not in text[start:end]:
            yield start, end
        first = letters.find(called, first + len(called))


def _joined(text: str, place: int) -> bool:
    """Whether a Latin word or a number goes on over a place in a text."""
    around = text[place - 1 : place + 1] if place > 0 else ""
    return len(around) == 2 and around.isascii() and around.isalnum()
