"""Captions: what is said in a video, to be read along, and the files they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.ids import FieldError
from kiosk.domain.text import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FileByLanguage:
    """A file for each language, as far as there is one, relative to the deck's folder."""

    zh: str | None = None
    en: str | None = None

    def __post_init__(self) -> None:
        if not self.names:
            raise FieldError(Text(zh="要写 zh 或 en 的文件名", en="a file must be named in zh or en"))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.zh, self.en) if name)

    def of(self, language: Language) -> str | None:
        """The file in this very language."""
        return (self.en if language is Language.EN else self.zh) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A few words, and from when to when in the video they are read; a line of `text` is a line on the screen."""

    begins_ms: int
    ends_ms: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """All captions of a video, in each language in the order in which they begin; empty in a language without a file."""

    zh: tuple[Caption, ...] = ()
    en: tuple[Caption, ...] = ()

    def read(self, language: Language) -> tuple[Caption, ...]:
        """The captions in `language`; the other language's where there are none."""
        return (self.en or self.zh) if language is Language.EN else (self.zh or self.en)


def words_at(captions: Iterable[Caption], position_us: int) -> str:
    """What is to be read at a place in the video; of two captions that overlap the earlier stands above."""
    return "\n".join(each.text for each in captions if each.begins_ms * 1000 <= position_us < each.ends_ms * 1000)


def next_change_us(captions: Iterable[Caption], position_us: int) -> int | None:
    """The place in the video at which something else is to be read next; None if nothing is from there on."""
    instants = (ms * 1000 for each in captions for ms in (each.begins_ms, each.ends_ms))
    return min((instant for instant in instants if instant > position_us), default=None)
