"""Checks an exhibit, slide by slide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.wall import Wall
from kiosk.services.checking import broken, drawn, figures, language, pixels, reading, sources
from kiosk.services.checking.broken import Broken
from kiosk.services.checking.finding import Finding, Severity
from kiosk.services.checking.sheet import Drawing
from kiosk.services.checking.subject import subjects_of

VIEW_DISTANCE_MM = 1500
"""From how far away visitors read a screen, if nobody knows better."""

Progress = Callable[[int, int], None]
"""Told after each slide: how many are checked, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the check is told of the world: today's date, and from how far away visitors read."""

    today: date
    view_distance_mm: int = VIEW_DISTANCE_MM


def check(exhibit: Exhibit, wall: Wall, drawing: Drawing, order: Order, progress: Progress) -> tuple[Finding, ...]:
    """What is to be said of the slides, in their order."""
    subjects = subjects_of(exhibit)
    files = {media.path: media.original for media in exhibit.media}
    differing = list(figures.find(subjects))
    found: list[Finding] = []
    for count, subject in enumerate(subjects, 1):
        slide = subject.slide
        found += reading.find(slide)
        found += language.find(subject)
        found += sources.find(subject, order.today)
        found += (finding for finding in differing if finding.slide == slide.id)
        found += pixels.find(slide.id, drawing.shown_on(slide.id), files)
        found += drawn.find(slide.id, drawing.sheets_of(slide.id), wall.screens, order.view_distance_mm)
        progress(count, len(subjects))
    return tuple(found)


def blocking(exhibit: Exhibit, told: Iterable[Broken]) -> tuple[Finding, ...]:
    """What keeps slides from being shown at all."""
    return tuple(broken.find(exhibit, told))


def left_out(exhibit: Exhibit, told: Iterable[Broken]) -> tuple[Finding, ...]:
    """Of what a part was left out, and the rest can be shown."""
    return tuple(broken.find(exhibit, told, Severity.ADVICE))
