from __future__ import annotations

import pytest
from pptx import Presentation
from pptx.slide import Slide

from kiosk.importing.shapes import is_furniture, is_title, placed, reading_order


@pytest.fixture
def slide() -> Slide:
    made = Presentation()
    return made.slides.add_slide(made.slide_layouts[5])


def test_what_is_in_a_group_lies_where_the_group_has_put_it(slide: Slide) -> None:
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 1000, 1000)
    group.shapes.add_textbox(1000, 1000, 1000, 1000)
    group.left, group.top, group.width, group.height = 5000, 6000, 4000, 1000
    inside = [(item.left, item.top, item.width, item.height) for item in placed(slide.shapes) if not is_title(item.shape)]
    assert inside == [(5000, 6000, 2000, 500), (7000, 6500, 2000, 500)]


def test_the_title_is_read_first_wherever_it_stands(slide: Slide) -> None:
    slide.shapes.add_textbox(0, 0, 1000, 1000)
    slide.shapes.title.top = 5_000_000
    ordered = reading_order(placed(slide.shapes), 6_858_000)
    assert [is_title(item.shape) for item in ordered] == [True, False]


def test_page_numbers_and_footers_are_furniture() -> None:
    layout = Presentation().slide_layouts[5]
    assert [is_furniture(shape) for shape in layout.placeholders] == [False, True, True, True]
