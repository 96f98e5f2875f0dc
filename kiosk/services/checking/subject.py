"""What the rules look at: a slide with everything that is told with it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.programme import Source
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A slide and its source; `beside` are the texts of its section, its deck and its source, at the first slide that has them."""

    slide: Slide
    section: str
    deck: str
    source: Source | None = None
    beside: tuple[Text, ...] = ()


def subjects_of(exhibit: Exhibit) -> list[Subject]:
    """Every slide of an exhibit, in its order."""
    sections = {section.id: (section.name, section.promise) for section in exhibit.sections}
    sources = {source.id: source for source in exhibit.sources}
    untold = {source.id: (source.text,) for source in exhibit.sources}
    found = []
    for deck in exhibit.decks:
        title: tuple[Text, ...] = (deck.title,)
        for slide in deck.slides:
            beside = (*sections.pop(deck.section, ()), *title, *untold.pop(slide.source or "", ()))
            source = sources.get(slide.source or "")
            found.append(Subject(slide=slide, section=deck.section, deck=deck.id, source=source, beside=beside))
            title = ()
    return found
