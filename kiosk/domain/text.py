"""Text in two languages, and how long people need to read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
"""A Chinese character."""

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


class Language(Enum):
    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> Language:
        return Language.EN if self is Language.ZH else Language.ZH


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in Chinese and, where it has been translated, in English."""

    zh: str
    en: str | None = None

    def read(self, language: Language) -> str:
        """The text in `language`; Chinese where it is not translated, never a blank."""
        return self.en if language is Language.EN and self.en else self.zh

    def speaks(self, language: Language) -> bool:
        """Whether it can be read in `language`: also one that has no Hanzi to translate."""
        return language is Language.ZH or bool(self.en) or not HANZI.search(self.zh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much there is to read in a text."""

    hanzi: int
    words: int
    figures: int

    @classmethod
    def of(cls, *parts: str) -> Measure:
        """Counts Hanzi, Latin words and figures over all parts."""
        joined = "\n".join(parts)
        return cls(hanzi=len(HANZI.findall(joined)), words=len(_WORD.findall(joined)), figures=len(_FIGURE.findall(joined)))

    def reading_s(self) -> float:
        """Seconds a visitor needs, before any clamp: 4 Hanzi or 3 words a second, 1.5 s a figure, 3 s to look up."""
        return 3 + self.hanzi / 4 + self.words / 3 + 1.5 * self.figures

    def standing_s(self) -> float:
        """How long a page with so much on it stands if nobody says: the reading time, but 8 to 60 s."""
        return min(60.0, max(8.0, self.reading_s()))
