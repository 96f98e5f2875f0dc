from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from kiosk.domain.report_card import Grade, PageCard
from kiosk.domain.text import Text
from kiosk.panel.palette import Palette
from kiosk.panel.report_list import ReportModel, ReportPainter
from kiosk.panel.report_rows import ReportRow
from tests.support.desks import palette


def none(page: PageCard) -> QPixmap | None:
    return None


def painted(parent: QWidget, colours: Palette, row: ReportRow) -> QImage:
    view = QListView(parent)
    view.resize(700, 300)
    model = ReportModel(view)
    model.put([row])
    painter = ReportPainter(colours, model, none, view)
    image = QImage(700, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 700, 200)
    with QPainter(image) as hand:
        painter.paint(hand, option, model.index(0))
    return image


def test_the_grades_differ_where_no_colour_can_be_told_apart(parent: QWidget) -> None:
    """And not by their letter and word alone: an area is compared in which only the shape is."""
    one = palette()
    same = replace(one, go=one.attention, action=one.attention)
    shapes = [
        painted(parent, same, ReportRow(heading=Text(zh="x"), grade=grade)).copy(QRect(36, 10, 36, 10)) for grade in Grade
    ]
    assert all(mine != other for mine, other in combinations(shapes, 2))


def test_a_row_is_as_high_as_what_is_said_in_it(parent: QWidget) -> None:
    view = QListView(parent)
    view.resize(500, 300)
    model = ReportModel(view)
    said = Text(zh="画面可能不同：缺字体、文字放不下或图片是链接，" * 8)
    model.put([ReportRow(heading=Text(zh="第 1 页")), ReportRow(heading=Text(zh="第 2 页"), below=(said, said))])
    painter = ReportPainter(palette(), model, none, view)
    low, high = (painter.sizeHint(QStyleOptionViewItem(), model.index(row)).height() for row in (0, 1))
    assert high > low + 100


def test_a_reader_aloud_hears_the_grade_in_words(parent: QWidget) -> None:
    model = ReportModel(parent)
    model.put([ReportRow(heading=Text(zh="第 1 页"), grade=Grade.D, below=(Text(zh="嵌入的表格打不开"),))])
    assert str(model.data(model.index(0))).split("\n")[1:] == ["缺内容", "嵌入的表格打不开"]
