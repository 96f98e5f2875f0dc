"""What the rules look at: a slide with everything that is told with it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.programme import Source
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A slide and its source; `beside` are the texts of its section, its deck and its source, at the first slide that has them.

    The poster of a section is told of at its first slide too, which `opens` it. `framed` is a slide with a frame in the idle
    carousel.
    """

    slide: Slide
    section: str
    deck: str
    source: Source | None = None
    beside: tuple[Text, ...] = ()
    opens: bool = False
    framed: bool = False


def subjects_of(exhibit: Exhibit, frames: int = 0) -> list[Subject]:
    """Every slide of an exhibit, in its order; so many of each deck have a frame."""
    sections = {section.id: (section.name, section.promise) for section in exhibit.sections}
    sources = {source.id: source for source in exhibit.sources}
    untold = {source.id: (source.text,) for source in exhibit.sources}
    found = []
    for deck in exhibit.decks:
        title: tuple[Text, ...] = (deck.title,)
        for place, slide in enumerate(deck.slides):
            opens = deck.section in sections
            beside = (*sections.pop(deck.section, ()), *title, *untold.pop(slide.source or "", ()))
            source = sources.get(slide.source or "")
            found.append(
                Subject(
                    slide=slide, section=deck.section, deck=deck.id, source=source, beside=beside,
                    opens=opens, framed=place < frames,
                )
            )  # fmt: skip
            title = ()
    return found
