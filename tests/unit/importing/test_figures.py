from __future__ import annotations

from pathlib import Path

import pytest
from pptx.slide import Slide
from pptx.util import Inches

from kiosk.domain.slide_fields import KpiWall, SlideFields
from kiosk.importing.presentation import read_presentation
from tests.support.slideshows import Fill, deck, figures, words


def offered(tmp_path: Path, fill: Fill) -> list[SlideFields]:
    return [offer.fields for offer in read_presentation(deck(tmp_path / "deck.pptx", fill)).pages[0].offers]


def test_few_figures_with_labels_are_offered_as_a_wall(tmp_path: Path) -> None:
    (fields,) = offered(tmp_path, figures())
    assert isinstance(fields, KpiWall)
    told = [(item.label.zh, item.value.zh, item.unit.zh if item.unit else "") for item in fields.items]
    assert told == [
        ("工业总产值", "325", "亿元"),
        ("产品合格率", "98.5", "%"),
        ("新增就业", "1,200", "人"),
        ("新获专利", "16", "项"),
    ]


def test_figures_and_labels_in_one_box_belong_together(tmp_path: Path) -> None:
    def boxes(slide: Slide) -> None:
        for place in range(3):
            frame = slide.shapes.add_textbox(Inches(1 + 4 * place), Inches(3), Inches(3), Inches(2)).text_frame
            frame.text = f"{place + 1}0%\n指标{place + 1}"

    (fields,) = offered(tmp_path, boxes)
    assert isinstance(fields, KpiWall)
    assert [(item.label.zh, item.value.zh) for item in fields.items] == [("指标1", "10"), ("指标2", "20"), ("指标3", "30")]


@pytest.mark.parametrize(
    "fill",
    [
        figures((("3 项", "甲"), ("4 项", "乙"))),
        figures((("2024年", "甲"), ("2025年", "乙"), ("2026年", "丙"))),
        figures((("3 项", "甲"), ("4 项", "乙"), ("5 项", "很长的一段话" * 6))),
        lambda slide: (figures()(slide), words()(slide)),
    ],
    ids=["two", "years", "long label", "more words"],
)
def test_figures_that_are_not_all_a_slide_says_are_no_wall(tmp_path: Path, fill: Fill) -> None:
    assert offered(tmp_path, fill) == []
