"""A deck to be imported by way of trial: the exhibit's own words on slides as a program for slides would have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from pptx import Presentation
from pptx.util import Emu, Pt

from kiosk.domain.programme import Programme
from kiosk.domain.slide import Slide

PAGES = 20
_WIDTH, _HEIGHT = Emu(12_192_000), Emu(6_858_000)
"""What programs for slides call 16:9."""
_MARGIN = Emu(600_000)
_TITLE_PT, _BODY_PT, _FEWEST_PT = 36, 24, 14
_LINES_AT_24 = 11
_ONLY_TITLE = 5


def write_sample_deck(file: Path, programme: Programme) -> Path:
    """Writes a deck of twenty slides, the exhibit's from its first on."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for slide in islice(cycle(programme.slides), PAGES):
        page = deck.slides.add_slide(deck.slide_layouts[_ONLY_TITLE])
        title = page.shapes.title
        title.left, title.top, title.width, title.height = _MARGIN, _MARGIN // 2, _WIDTH - 2 * _MARGIN, Emu(1_000_000)
        title.text_frame.text = slide.title.zh
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(_TITLE_PT)
        told = list(_lines(slide))
        box = page.shapes.add_textbox(_MARGIN, Emu(1_600_000), _WIDTH - 2 * _MARGIN, _HEIGHT - Emu(2_000_000)).text_frame
        box.word_wrap = True
        box.text = "\n".join(told)
        for paragraph in box.paragraphs:
            paragraph.font.size = Pt(max(_FEWEST_PT, min(_BODY_PT, _BODY_PT * _LINES_AT_24 // max(1, len(told)))))
        page.notes_slide.notes_text_frame.text = slide.title.zh
    deck.save(str(file))
    return file


def _lines(slide: Slide) -> Iterator[str]:
    """What stands on the slide below its title."""
    for told in slide.texts:
        if told is not slide.title:
            yield told.zh
