"""What cannot be shown at all: files that are missing or unreadable, slides that are not written as slides are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.domain.errors import KioskError
from kiosk.domain.exhibit import Exhibit, media_path
from kiosk.domain.text import Language, Text
from kiosk.services.checking.finding import Finding, Severity
from kiosk.services.checking.leaf import leaves_of
from kiosk.services.checking.subject import Subject, subjects_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A slide (by its id) or a file (by its path below the slides folder), and what was said of it."""

    name: str
    error: KioskError

    @property
    def is_slide(self) -> bool:
        """Whether it is a slide: files lie in folders, and no id has a slash."""
        return "/" not in self.name


def find(exhibit: Exhibit, broken: Iterable[Broken], severity: Severity = Severity.BLOCK) -> Iterator[Finding]:
    """A finding for every slide that has to do with what is broken; a section's poster is told of at its first slide."""
    subjects = subjects_of(exhibit)
    for item in broken:
        error = item.error
        message = Text(zh=f"{error.message.zh}（{error.where}）", en=f"{error.message.read(Language.EN)} ({error.where})")
        for slide in _slides(exhibit, subjects, item.name):
            yield Finding(slide=slide, severity=severity, code=error.code, message=message, fix=error.fix)


def _slides(exhibit: Exhibit, subjects: Sequence[Subject], name: str) -> list[str]:
    found = [subject.slide.id for subject in subjects if name in _files(subject)]
    for section in exhibit.sections:
        if section.poster == name:
            found += [subject.slide.id for subject in subjects if subject.section == section.id][:1] or [section.id]
    return found or [name]


def _files(subject: Subject) -> set[str]:
    """Every word of a slide as the path it would be if it were a file's name."""
    words = (leaf.value for leaf in leaves_of(subject.slide) if isinstance(leaf.value, str))
    return {media_path(subject.section, subject.deck, word) for word in words}
