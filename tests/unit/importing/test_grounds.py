from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Inches

from kiosk.importing.presentation import read_presentation
from tests.support.slideshows import Fill, deck, dot, words


def remarks(tmp_path: Path, *fills: Fill) -> list[str]:
    def fill(slide: Slide) -> None:
        for each in fills:
            each(slide)

    return [remark.code for remark in read_presentation(deck(tmp_path / "deck.pptx", fill)).pages[0].remarks]


def ground(colour: str | None) -> Fill:
    """Something large behind what comes after it: of one colour, or of two."""

    def fill(slide: Slide) -> None:
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, Inches(1.6), Inches(13.333), Inches(5.9))
        if colour is None:
            shape.fill.gradient()
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor.from_string(colour)

    return fill


@pytest.mark.parametrize(
    ("behind", "colour", "codes"),
    [
        ("14285A", "FFFFFF", []),
        ("14285A", "333333", ["W-IMP-CONTRAST"]),
        (None, "FFFFFF", []),
    ],
    ids=["white on blue", "grey on blue", "white on who knows"],
)
def test_words_are_compared_with_the_shape_under_them(
    tmp_path: Path, behind: str | None, colour: str, codes: list[str]
) -> None:
    assert remarks(tmp_path, ground(behind), words(colour=colour)) == codes


def test_nothing_is_claimed_of_words_on_a_picture(tmp_path: Path) -> None:
    def photograph(slide: Slide) -> None:
        slide.shapes.add_picture(io.BytesIO(dot("black")), 0, Inches(1.6), Inches(13.333), Inches(5.9))

    assert remarks(tmp_path, photograph, words(colour="222222")) == []


def test_the_background_of_the_slide_counts(tmp_path: Path) -> None:
    def dark(slide: Slide) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string("101828")
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1

    assert remarks(tmp_path, dark, words()) == ["W-IMP-CONTRAST"]
    assert remarks(tmp_path, dark, words(colour="F0F0F0")) == []
