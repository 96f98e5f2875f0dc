from __future__ import annotations

from pathlib import Path

from pptx import Presentation

from kiosk.ops.sample_deck import PAGES, write_sample_deck
from tests.support.store_samples import programme


def test_the_exhibits_own_words_fill_twenty_slides(tmp_path: Path) -> None:
    told = programme()
    deck = Presentation(str(write_sample_deck(tmp_path / "x.pptx", told)))
    assert len(deck.slides) == PAGES == 20
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:5] == [*(slide.title.zh for slide in told.slides), told.slides[0].title.zh]
    assert deck.slides[1].shapes[1].text_frame.text == "项目\n12\n个\n人员\n340\n含外派\n年份\n30"
    assert deck.slides[0].notes_slide.notes_text_frame.text == titles[0]
