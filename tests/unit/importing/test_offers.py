from __future__ import annotations

from pathlib import Path

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from kiosk.domain.slide_fields import BarFields, SlideFields, TableFields
from kiosk.importing.presentation import read_presentation
from tests.support.slideshows import OUTPUT, STAFF, Fill, chart, deck, table


def offered(tmp_path: Path, fill: Fill) -> list[SlideFields]:
    return [offer.fields for offer in read_presentation(deck(tmp_path / "deck.pptx", fill)).pages[0].offers]


def bars(tmp_path: Path, fill: Fill) -> BarFields:
    (fields,) = offered(tmp_path, fill)
    assert isinstance(fields, BarFields)
    return fields


@pytest.mark.parametrize(
    "kind", [XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.PIE]
)
def test_a_chart_of_one_row_is_offered_with_the_figures_of_the_file(tmp_path: Path, kind: XL_CHART_TYPE) -> None:
    fields = bars(tmp_path, chart(kind=kind))
    assert [(bar.label.zh, bar.value) for bar in fields.bars] == [(name, float(value)) for name, value in OUTPUT]
    assert fields.unit.zh == ("" if kind is XL_CHART_TYPE.PIE else "亿元")


def test_the_unit_is_what_the_figures_format_writes(tmp_path: Path) -> None:
    assert bars(tmp_path, chart(form='0.0"万吨"', unit="产量")).unit.zh == "万吨"


def test_percents_are_shown_as_the_file_shows_them(tmp_path: Path) -> None:
    fields = bars(tmp_path, chart((("甲", 0.285), ("乙", 0.07)), form="0.0%", unit=""))
    assert (fields.unit.zh, [bar.value for bar in fields.bars]) == ("%", [28.5, 7.0])


@pytest.mark.parametrize(
    "fill",
    [
        chart((("甲", -2), ("乙", 3))),
        chart((("甲", None), ("乙", 3))),
        chart(tuple((f"第{place}", place) for place in range(1, 10))),
        chart((("甲", 5),)),
        chart((("甲", 0), ("乙", 0))),
        chart(rows=2),
        chart(kind=XL_CHART_TYPE.AREA),
        chart((("甲", 45000), ("乙", 45001)), form="yyyy-mm-dd"),
    ],
    ids=["negative", "unknown", "nine", "one", "nothing", "two rows", "area", "dates"],
)
def test_a_chart_that_bars_cannot_show_is_not_offered(tmp_path: Path, fill: Fill) -> None:
    assert offered(tmp_path, fill) == []


def test_a_table_is_offered_cell_by_cell(tmp_path: Path) -> None:
    (fields,) = offered(tmp_path, table())
    assert isinstance(fields, TableFields)
    assert tuple(column.zh for column in fields.columns) == STAFF[0]
    assert [tuple(cell.zh for cell in row.cells) for row in fields.rows] == list(STAFF[1:])


def merged(slide: Slide) -> None:
    table()(slide)
    frame = slide.shapes[-1].table
    frame.cell(1, 0).merge(frame.cell(1, 1))


def headless(slide: Slide) -> None:
    table()(slide)
    slide.shapes[-1].table.first_row = False


@pytest.mark.parametrize(
    "fill",
    [merged, headless, table(STAFF[:1]), table(tuple(("甲", "1") for _ in range(10))), table((("", "人数"), ("研发", "120")))],
    ids=["merged", "no head", "no rows", "ten rows", "hole in the head"],
)
def test_a_table_the_layout_cannot_hold_is_not_offered(tmp_path: Path, fill: Fill) -> None:
    assert offered(tmp_path, fill) == []
