"""Phrases: patterns, and the parts they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from kiosk.domain.sentence.parts import Part

Phrase: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str], date], Part | None]]
"""A pattern, and what it stands for as of a day; None if it stands for nothing after all."""


def phrase(pattern: str, read: Callable[[re.Match[str], date], Part | None]) -> Phrase:
    """A phrase that breaks off neither within a Latin word nor within a number; Hanzi may stand beside either."""
    return re.compile(rf"(?:{pattern})(?!(?<=[a-z])[a-z])(?!(?<=\d)\d)", re.ASCII), read


def fixed(pattern: str, part: Part) -> Phrase:
    """A phrase that always stands for the same."""
    return phrase(pattern, lambda found, today: part)
