from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import chain
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.entry import Entry
from tests.support.pages import page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def entries(count: int) -> list[Entry]:
    return [Entry(name=f"环节{i}", line="从数据到服务，环环相扣，互为支撑") for i in range(count)]


@CANVASES
@pytest.mark.parametrize("count", range(2, 9))
def test_arrows_keep_to_the_content_in_its_middle(canvas: Canvas, count: int) -> None:
    rects = chain.arrows(canvas, count)
    assert len(rects) == count
    assert all(canvas.content.contains(rect) for rect in rects)
    assert (rects[0].top() + rects[-1].bottom()) / 2 == pytest.approx(canvas.content.center().y(), abs=2)


def test_up_to_four_arrows_stand_on_one_row_more_on_two() -> None:
    assert [len({rect.top() for rect in chain.arrows(LANDSCAPE, count)}) for count in range(2, 9)] == [1, 1, 1, 2, 2, 2, 2]


def test_upright_each_stands_below_the_one_before() -> None:
    assert all(one.top() < other.top() for one, other in pairwise(chain.arrows(PORTRAIT, 8)))


@CANVASES
@pytest.mark.parametrize("count", range(2, 9))
def test_no_arrow_touches_another_and_all_words_are_on_theirs(canvas: Canvas, count: int, sheet: Group) -> None:
    chain.build(page(canvas=canvas), entries(count), sheet)
    plates = [item for item in sheet.childItems() if isinstance(item, QGraphicsPathItem)]
    assert not any(one.path().intersects(other.path()) for one, other in pairwise(plates))
    told = words_in(sheet)
    for plate, name, line in zip(plates, told[::2], told[1::2], strict=True):
        assert plate.path().contains(name.rect)
        assert plate.path().contains(line.rect)


@CANVASES
def test_the_first_arrow_has_no_notch(canvas: Canvas, sheet: Group) -> None:
    chain.build(page(canvas=canvas), entries(2), sheet)
    rects = chain.arrows(canvas, 2)
    plates = [item for item in sheet.childItems() if isinstance(item, QGraphicsPathItem)]
    begins = [
        QPointF(rect.center().x(), rect.top() + 12) if canvas.portrait else QPointF(rect.left() + 12, rect.center().y())
        for rect in rects
    ]
    assert [plate.contains(begin) for plate, begin in zip(plates, begins, strict=True)] == [True, False]


def test_the_chain_grows_warmer(sheet: Group) -> None:
    chain.build(page(), entries(5), sheet)
    tones = [item.brush().color().lightness() for item in sheet.childItems() if isinstance(item, QGraphicsPathItem)]
    assert tones == sorted(tones)
    assert tones[0] < tones[-1]
