from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TableFields, TableRow
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import table
from tests.support.pages import Told, cards_in, page, words_in

NAMES = ("管辖面积", "产城更新先开发区域", "天健湖示范区")
AREAS = ("99", "17.5", "2")


def fields(*columns: tuple[str, ...]) -> TableFields:
    """A table from its columns, each a header and its cells."""
    rows = zip(*(column[1:] for column in columns), strict=True)
    return TableFields(
        columns=tuple(Text(zh=column[0]) for column in columns),
        rows=tuple(TableRow(cells=tuple(Text(zh=cell) for cell in row)) for row in rows),
    )


AREA_TABLE = fields(("地块", *NAMES), ("面积", *AREAS))


def build(of: TableFields, canvas: Canvas = LANDSCAPE) -> QGraphicsItem:
    return table.build(page(canvas=canvas), Slide(id="x", title=Text(zh="表"), fields=of), of)


def cells(of: TableFields, canvas: Canvas = LANDSCAPE) -> dict[str, Told]:
    return {words.text: words for words in words_in(build(of, canvas))}


@pytest.mark.parametrize(
    ("told", "figures"),
    [(AREAS, True), (("约 1,500", "-3.2", "−4"), True), (("99", "17.5", "—"), False), (("第 17 位", "2", "3"), False)],
)
def test_a_column_is_of_figures_if_every_chinese_cell_begins_as_one(told: tuple[str, ...], figures: bool) -> None:
    for language in Language:
        first, second = table.columns_of(page(language), fields(("地块", *NAMES), ("数", *told)))
        assert (first.figures, second.figures) == (False, figures)


def test_figures_and_their_header_end_on_one_line_and_words_begin_on_one() -> None:
    told = cells(AREA_TABLE)
    assert len({told[figure].right for figure in ("面积", *AREAS)}) == 1
    assert len({told[name].x for name in ("地块", *NAMES)}) == 1


def test_figures_stand_out_in_the_sections_hue_and_the_first_column_is_bold() -> None:
    told = cells(AREA_TABLE)
    assert (told["99"].colour, told["99"].token.weight) == (page().hue, 700)
    assert (told["管辖面积"].colour, told["管辖面积"].token.weight) == (page().theme.text1, 700)


def test_the_header_lies_on_a_raised_ground() -> None:
    (header,) = cards_in(build(AREA_TABLE), page().theme.raised)
    told = cells(AREA_TABLE)
    assert header.contains(told["地块"].rect)
    assert header.contains(told["面积"].rect)
    assert header.bottom() < told["99"].y


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("count", [1, 4, 8])
def test_rows_are_high_and_parted_by_hairlines(canvas: Canvas, count: int) -> None:
    names = [f"第{number}行" for number in range(count)]
    root = build(fields(("行", *names), ("内容", *("甲" * count))), canvas)
    hairline = QColor(page().theme.hairline)
    lines = [item for item in root.childItems() if isinstance(item, QGraphicsRectItem) and item.brush().color() == hairline]
    tops = [words.y for words in words_in(root) if words.text in names]
    assert len(lines) == count - 1
    assert all(lower - upper >= 72 for upper, lower in pairwise(tops))
    assert max(words.bottom for words in words_in(root)) <= canvas.content_bottom


def test_a_narrow_table_parts_no_figure_and_no_word() -> None:
    long = fields(
        ("Supercomputing", *["国家超算郑州中心一期建设"] * 8),
        ("面积", *["约 1,286,000"] * 8),
        *[("合作方", *["郑州大学、河南工业大学、信息工程大学"] * 8)] * 3,
    )
    told = cells(long, PORTRAIT)
    assert told["Supercomputing"].lines == told["约 1,286,000"].lines == 1
    assert told["郑州大学、河南工业大学、信息工程大学"].lines > 1


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    told = cells(fields(("环节", "资金", "考核"), ("做法", "专项资金有专门的管理办法", "以成效为准")))
    margin, width = LANDSCAPE.margin, LANDSCAPE.inner_width
    assert told["环节"].x < told["资金"].right < told["做法"].x < margin + width / 3
    assert told["做法"].x == told["专项资金有专门的管理办法"].x


def test_type_rather_becomes_a_little_smaller_than_a_cell_has_two_lines() -> None:
    texts = ("在连霍高速与新龙路之间的核心区", "储存、运输与加工的项目", "管委会科技局牵头办理")
    told = cells(fields(*[(f"列{text}", text) for text in texts]))
    assert {words.lines for words in told.values()} == {1}


def test_type_rather_becomes_smaller_than_a_cell_has_many_lines() -> None:
    texts = (
        "河南工业大学与中粮集团携手共建智慧粮谷",
        "在连霍高速与新龙路之间的核心示范区里",
        "粮食的智慧储存、智慧运输与智慧加工项目",
    )
    told = cells(fields(*[(f"列{text}", *[text] * 2) for text in texts]), PORTRAIT)
    assert {told[text].lines for text in texts} == {2}
    assert 28 <= told[texts[0]].token.px < 36
