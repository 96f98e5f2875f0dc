from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kiosk.importing.lettering import Lettering, Letters

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TITLE_AND_BODY = 1


@pytest.fixture
def slide() -> Slide:
    made = Presentation()
    return made.slides.add_slide(made.slide_layouts[TITLE_AND_BODY])


def letters(slide: Slide, shape: BaseShape, level: int = 0) -> Letters:
    frame: Any = shape
    frame.text_frame.text = "文字"
    frame.text_frame.paragraphs[0].level = level
    paragraph = frame.text_frame.paragraphs[0]._p
    return Lettering(slide).of_run(shape, paragraph, paragraph.r_lst[0])


def test_placeholders_take_from_the_master_level_by_level(slide: Slide) -> None:
    assert letters(slide, slide.shapes.title).pt == 44
    assert [letters(slide, slide.placeholders[1], level).pt for level in range(3)] == [32, 28, 24]


def test_a_layout_comes_before_the_master(slide: Slide) -> None:
    body = next(shape for shape in slide.slide_layout.placeholders if shape.placeholder_format.idx == 1)
    style = body._element.txBody.find(f"{{{A}}}lstStyle")
    style.append(etree.fromstring(f'<a:lvl1pPr xmlns:a="{A}"><a:defRPr sz="2100"/></a:lvl1pPr>'))
    assert letters(slide, slide.placeholders[1]).pt == 21


def test_a_box_takes_from_the_defaults_of_the_deck_and_a_run_has_the_last_word(slide: Slide) -> None:
    box: Any = slide.shapes.add_textbox(0, 0, Inches(4), Inches(1))
    assert letters(slide, box).pt == 18
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(31)
    paragraph = box.text_frame.paragraphs[0]._p
    assert Lettering(slide).of_run(box, paragraph, paragraph.r_lst[0]).pt == 31


def test_fonts_of_the_theme_are_told_by_their_names(slide: Slide) -> None:
    found = letters(slide, slide.shapes.title)
    assert (found.latin, found.hanzi) == ("Calibri", "")  # what stands for Hanzi the theme leaves open
    assert Lettering(slide).theme_fonts() == ("Calibri", "")


def test_what_nobody_says_of_a_box_has_its_default(slide: Slide) -> None:
    box = slide.shapes.add_textbox(0, 0, Inches(4), Inches(1))
    assert Lettering(slide).body(box, "lIns", "91440") == "91440"
    box._element.txBody.bodyPr.set("lIns", "0")
    assert Lettering(slide).body(box, "lIns", "91440") == "0"
