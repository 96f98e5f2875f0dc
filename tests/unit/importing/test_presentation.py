from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches

from kiosk.importing.presentation import Unreadable, read_presentation
from tests.support.slideshows import (
    HANZI,
    LATIN,
    MISSING,
    WORDS,
    chart,
    deck,
    everything,
    hidden,
    of_type,
    picture,
    strict,
    table,
    words,
)  # fmt: skip


def test_a_slide_tells_its_title_words_notes_and_what_its_picture_shows(tmp_path: Path) -> None:
    page = read_presentation(deck(tmp_path / "deck.pptx", picture("厂区全景"))).pages[0]
    assert (page.number, page.title, page.words) == (1, "第 1 页", "第 1 页")
    assert page.notes == "这里讲厂区的变化。\n请看右侧。"
    assert page.alt == "厂区全景"
    assert not page.hidden


def test_hidden_slides_are_counted_and_said_to_be_hidden(tmp_path: Path) -> None:
    pages = read_presentation(deck(tmp_path / "deck.pptx", words(), hidden, words())).pages
    assert [(page.number, page.hidden) for page in pages] == [(1, False), (2, True), (3, False)]


def test_words_come_in_the_order_people_read_them(tmp_path: Path) -> None:
    def mixed(slide: Slide) -> None:
        for text, left, top in (("右下", 7, 5), ("左下", 1, 5), ("右上", 7, 2), ("左上", 1, 2.1)):
            slide.shapes.add_textbox(Inches(left), Inches(top), Inches(4), Inches(1)).text_frame.text = text

    page = read_presentation(deck(tmp_path / "deck.pptx", mixed)).pages[0]
    assert page.words.split("\n") == ["第 1 页", "左上", "右上", "左下", "右下"]


def test_words_in_groups_tables_and_charts_are_found(tmp_path: Path) -> None:
    def grouped(slide: Slide) -> None:
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1)).text_frame.text = "组内文字"

    pages = read_presentation(deck(tmp_path / "deck.pptx", grouped, table(), chart())).pages
    assert "组内文字" in pages[0].words
    assert "研发\n120\n40%" in pages[1].words
    assert {"亿元", "机械", "纺织"} <= set(pages[2].words.split("\n"))


def test_a_slide_without_a_title_is_called_by_its_first_words(tmp_path: Path) -> None:
    def untitled(slide: Slide) -> None:
        slide.shapes.title._element.getparent().remove(slide.shapes.title._element)
        words("重点工程")(slide)

    assert read_presentation(deck(tmp_path / "deck.pptx", untitled)).pages[0].title == "重点工程"


def test_file_names_that_programs_leave_are_no_description(tmp_path: Path) -> None:
    assert read_presentation(deck(tmp_path / "deck.pptx", picture("IMG_0042.JPG"))).pages[0].alt == ""


def test_fonts_are_told_with_their_slides_the_theme_s_by_name(tmp_path: Path) -> None:
    fonts = read_presentation(
        deck(tmp_path / "deck.pptx", words(), words(font=MISSING), words("No Hanzi", font="Futura"))
    ).fonts
    assert fonts.pages == {LATIN: (1, 2, 3), HANZI: (1, 2, 3), MISSING: (2,), "Futura": (3,)}
    assert fonts.for_hanzi == {HANZI, MISSING}


def test_the_deck_with_one_of_each_is_told_as_it_is(tmp_path: Path) -> None:
    told = read_presentation(everything(tmp_path / "deck.pptx"))
    remarks = {page.number: [remark.code for remark in page.remarks] for page in told.pages if page.remarks}
    assert remarks == {6: ["W-IMP-ANIMATION", "W-IMP-TRANSITION"], 8: ["W-IMP-LINK"]}
    assert {page.number: [offer.kind.value for offer in page.offers] for page in told.pages if page.offers} == {
        2: ["bar"], 3: ["table"], 4: ["kpi-wall"],
    }  # fmt: skip
    assert told.remarks == ()
    assert WORDS in told.pages[6].words


def test_a_deck_without_slides_is_told_to_have_none(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "none.pptx"))
    assert read_presentation(tmp_path / "none.pptx").pages == ()


@pytest.mark.parametrize("kind", ["slideshow", "template"])
def test_shows_and_templates_are_read_like_decks(tmp_path: Path, kind: str) -> None:
    file = of_type(deck(tmp_path / "deck.pptx", words()), tmp_path / "other.pptx", kind)
    assert [page.title for page in read_presentation(file).pages] == ["第 1 页"]


def test_what_python_pptx_cannot_read_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_presentation(strict(deck(tmp_path / "deck.pptx", words()), tmp_path / "strict.pptx"))
