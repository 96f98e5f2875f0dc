"""Checks an exhibit, slide by slide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.settings import IdleSettings
from kiosk.domain.wall import Wall
from kiosk.services.checking import broken, drawn, figures, frames, language, pixels, reading, sources
from kiosk.services.checking.broken import Broken
from kiosk.services.checking.finding import Finding, Severity
from kiosk.services.checking.sheet import Drawing, Surface
from kiosk.services.checking.subject import Subject, subjects_of

Progress = Callable[[int, int], None]
"""Told after each slide: how many are checked, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the check is told of the world: today's date, and from how far away visitors read, whatever the screens say.

    `frames` is how many slides of a deck have a frame in the idle carousel.
    """

    today: date
    view_distance_mm: int | None = None
    frames: int = IdleSettings().frames


def check(exhibit: Exhibit, wall: Wall, drawing: Drawing, order: Order, progress: Progress) -> tuple[Finding, ...]:
    """What is to be said of the slides, in their order."""
    subjects = subjects_of(exhibit, order.frames)
    files = {media.path: media.original for media in exhibit.media}
    differing = list(figures.find(subjects))
    found: list[Finding] = []
    for count, subject in enumerate(subjects, 1):
        slide = subject.slide
        found += reading.find(slide)
        found += language.find(subject)
        found += sources.find(subject, order.today)
        found += (finding for finding in differing if finding.slide == slide.id)
        surfaces = list(_surfaces(subject))
        found += pixels.find(slide.id, [shown for surface, id in surfaces for shown in drawing.shown_on(id, surface)], files)
        for surface, id in surfaces:
            sheets = drawing.sheets_of(id, surface)
            found += drawn.find(slide.id, sheets, wall.screens, order.view_distance_mm)
            found += frames.find(slide.id, sheets)
        progress(count, len(subjects))
    return tuple(dict.fromkeys(found))


def _surfaces(subject: Subject) -> Iterator[tuple[Surface, str]]:
    """What is drawn for a slide, by its id or its section's: some of it says what others say too, and is told of once."""
    yield Surface.SLIDE, subject.slide.id
    if subject.framed:
        yield Surface.FRAME, subject.slide.id
    if subject.opens:
        yield Surface.POSTER, subject.section


def blocking(exhibit: Exhibit, told: Iterable[Broken]) -> tuple[Finding, ...]:
    """What keeps slides from being shown at all."""
    return tuple(broken.find(exhibit, told))


def left_out(exhibit: Exhibit, told: Iterable[Broken]) -> tuple[Finding, ...]:
    """Of what a part was left out, and the rest can be shown."""
    return tuple(broken.find(exhibit, told, Severity.ADVICE))
