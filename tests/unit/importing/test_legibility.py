from __future__ import annotations

from pathlib import Path

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kiosk.domain.foreign import Remark
from kiosk.importing.presentation import read_presentation
from tests.support.slideshows import WORDS, Fill, deck, words


def remarks(tmp_path: Path, *fills: Fill) -> dict[str, Remark]:
    def fill(slide: Slide) -> None:
        for each in fills:
            each(slide)

    page = read_presentation(deck(tmp_path / "deck.pptx", fill)).pages[0]
    return {remark.code: remark for remark in page.remarks}


def test_words_that_are_too_small_on_the_panel_are_quoted(tmp_path: Path) -> None:
    found = remarks(tmp_path, words("脚注说明", pt=13.5))
    assert list(found) == ["W-IMP-SMALL"]
    assert "“脚注说明”在屏幕上约 27 像素" in found["W-IMP-SMALL"].message.zh
    assert "about 27 px" in found["W-IMP-SMALL"].message.en
    assert remarks(tmp_path, words("脚注说明", pt=14)) == {}


def test_pale_words_are_remarked_with_their_contrast(tmp_path: Path) -> None:
    found = remarks(tmp_path, words("灰色文字", colour="BBBBBB"))
    assert list(found) == ["W-IMP-CONTRAST"]
    assert "1.9" in found["W-IMP-CONTRAST"].message.zh


def test_words_in_a_shape_take_the_colour_of_its_style(tmp_path: Path) -> None:
    def badge(colour: str) -> Fill:
        def fill(slide: Slide) -> None:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(5), Inches(2))
            shape.text_frame.text = "白字"
            shape.text_frame.paragraphs[0].runs[0].font.size = Pt(20)
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor.from_string(colour)

        return fill

    assert remarks(tmp_path, badge("14285A")) == {}
    assert list(remarks(tmp_path, badge("F4F4F4"))) == ["W-IMP-CONTRAST"]


def test_text_that_is_too_long_for_its_box_is_an_estimate_and_says_so(tmp_path: Path) -> None:
    found = remarks(tmp_path, words(WORDS * 12, box=1.5))
    assert list(found) == ["W-IMP-OVERFLOW"]
    assert "估计" in found["W-IMP-OVERFLOW"].message.zh
    assert "estimate" in found["W-IMP-OVERFLOW"].message.en
    assert remarks(tmp_path, words(WORDS * 3, box=1.5)) == {}


def test_a_line_in_a_box_that_is_a_little_lower_is_not_too_long(tmp_path: Path) -> None:
    assert remarks(tmp_path, words("一行标题", pt=40, box=0.5)) == {}


def test_a_box_that_grows_or_shrinks_its_text_is_not_too_small(tmp_path: Path) -> None:
    def fitted(kind: MSO_AUTO_SIZE) -> Fill:
        def fill(slide: Slide) -> None:
            words(WORDS * 12, box=1.5, pt=40)(slide)
            slide.shapes[-1].text_frame.auto_size = kind
            shrunk = slide.shapes[-1]._element.txBody.bodyPr.find("{*}normAutofit")
            if shrunk is not None:
                shrunk.set("fontScale", "25000")

        return fill

    assert remarks(tmp_path, fitted(MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT)) == {}
    assert "W-IMP-OVERFLOW" not in remarks(tmp_path, fitted(MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE))


def test_vertical_words_are_measured_down_their_box(tmp_path: Path) -> None:
    def vertical(slide: Slide) -> None:
        frame = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(1.2), Inches(5)).text_frame
        frame.word_wrap, frame.text = True, "纵排文字从上到下再向左"
        frame.paragraphs[0].runs[0].font.size = Pt(28)
        frame._txBody.bodyPr.set("vert", "eaVert")

    assert remarks(tmp_path, vertical) == {}
