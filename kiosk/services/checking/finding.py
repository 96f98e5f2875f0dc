"""A finding: one thing about a slide that somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Measure, Text

_LONGEST_QUOTE = 20
"""In Hanzi; as many Latin letters take half the room."""


class Severity(Enum):
    BLOCK = "block"
    """It cannot be shown as it is."""
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with a slide (by its id), and what to do about it."""

    slide: str
    severity: Severity
    code: str
    message: Text
    fix: Text


def advice(slide: str, code: str, message: Text, fix: Text) -> Finding:
    return Finding(slide=slide, severity=Severity.ADVICE, code=f"W-CHK-{code}", message=message, fix=fix)


def quoted(text: str) -> str:
    """The beginning of a text, short enough to stand inside a sentence."""
    line = " ".join(text.split())
    longest = _LONGEST_QUOTE if Measure.of(line).hanzi else 2 * _LONGEST_QUOTE
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
