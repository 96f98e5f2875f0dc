from itertools import pairwise

import pytest

from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import layers
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.entry import Entry
from tests.support.pages import page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


@CANVASES
@pytest.mark.parametrize("count", range(2, 9))
def test_the_first_plate_is_the_lowest_and_none_lies_on_another(canvas: Canvas, count: int) -> None:
    fronts = layers.places(canvas, count)
    assert len(fronts) == count
    assert all(canvas.content.contains(front.adjusted(0, -layers.FACE_PX, 0, 0)) for front in fronts)
    assert all(lower.top() - layers.FACE_PX > upper.bottom() for lower, upper in pairwise(fronts))


@CANVASES
@pytest.mark.parametrize("count", [2, 5, 8])
def test_words_stand_on_their_plates(canvas: Canvas, count: int, sheet: Group) -> None:
    layers.build(page(canvas=canvas), [Entry(name=f"第{i}层", line=f"说明{i}") for i in range(count)], sheet)
    told = {words.text: words for words in words_in(sheet)}
    for i, front in enumerate(layers.places(canvas, count)):
        assert all(front.contains(told[text].rect.toAlignedRect()) for text in (f"第{i}层", f"说明{i}"))


def test_names_and_lines_are_two_columns(sheet: Group) -> None:
    layers.build(page(), [Entry(name="底座", line="一个"), Entry(name="大数据应用", line="六类"), Entry(name="顶")], sheet)
    told = {words.text: words for words in words_in(sheet)}
    assert told["底座"].x == told["大数据应用"].x == told["顶"].x
    assert told["一个"].x == told["六类"].x > told["大数据应用"].right


def test_upright_the_line_stands_below_the_name(sheet: Group) -> None:
    layers.build(page(canvas=PORTRAIT), [Entry(name="底座", line="一个"), Entry(name="应用", line="六类")], sheet)
    told = {words.text: words for words in words_in(sheet)}
    assert told["一个"].x == told["底座"].x
    assert told["一个"].y >= told["底座"].bottom
