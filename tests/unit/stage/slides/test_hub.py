from itertools import combinations

import pytest
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import hub
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.entry import Entry
from tests.support.pages import page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
COUNTS = pytest.mark.parametrize("count", range(1, 8))
HEIGHTS = pytest.mark.parametrize("share", [0.5, 1.0], ids=["low", "high"])


def places(canvas: Canvas, count: int, share: float) -> tuple[list[QRect], QPointF]:
    highest = hub.UPRIGHT_CARD_PX if canvas.portrait else hub.CARD_PX
    rects, centre = hub.places(canvas, count, round(highest * share))
    return rects, QPointF(centre)


@CANVASES
@COUNTS
@HEIGHTS
def test_cards_stand_around_the_hub_and_touch_nothing(canvas: Canvas, count: int, share: float) -> None:
    rects, centre = places(canvas, count, share)
    middle = QRectF(centre, hub.hub_size(canvas)).translated(
        -hub.hub_size(canvas).width() / 2, -hub.hub_size(canvas).height() / 2
    )
    everything = [*rects, middle.toRect()]
    assert len(rects) == count
    assert all(canvas.content.contains(rect) for rect in everything)
    assert not any(one.intersects(other) for one, other in combinations(everything, 2))
    assert {(rect.center().x() > centre.x() + 9) - (rect.center().x() < centre.x() - 9) for rect in rects} >= (
        {-1, 1} if count > 1 else {0}
    )


@CANVASES
@COUNTS
@HEIGHTS
def test_a_spoke_leads_to_its_card_past_all_others(canvas: Canvas, count: int, share: float, sheet: Group) -> None:
    line = "从数据到服务，环环相扣，互为支撑" if share == 1.0 else ""
    on = page(canvas=canvas)
    hub.build(on, [Entry(name="核心"), *(Entry(name=f"部分{i}", line=line) for i in range(count))], sheet)
    paths = [item for item in sheet.childItems() if isinstance(item, QGraphicsPathItem)]
    spokes = [item.path() for item in paths if item.pen().widthF() == hub.SPOKE_PX]
    cards = [item.boundingRect() for item in paths if item.brush().color() == QColor(on.theme.surface)]
    assert len(spokes) == len(cards) == count
    for i, spoke in enumerate(spokes):
        way = QLineF(QPointF(spoke.elementAt(0).x, spoke.elementAt(0).y), spoke.currentPosition())
        assert cards[i].contains(way.p2())
        passed = [card for j, card in enumerate(cards) if j != i]
        assert not any(card.contains(way.pointAt(share / 50)) for card in passed for share in range(51))


@CANVASES
def test_the_hubs_words_are_within_it_on_its_hue(canvas: Canvas, sheet: Group) -> None:
    on = page(canvas=canvas)
    hub.build(
        on, [Entry(name="大数据应用平台", line="从数据到服务，环环相扣，互为支撑"), Entry(name="甲"), Entry(name="乙")], sheet
    )
    (disc,) = [
        item for item in sheet.childItems() if isinstance(item, QGraphicsPathItem) and item.brush().color() == QColor(on.hue)
    ]
    told = [words for words in words_in(sheet) if words.colour == on.theme.bg]
    assert len(told) == 2
    assert all(disc.shape().contains(words.rect) for words in told)
    assert all(words.token.px >= 28 for words in told)


def test_a_hubs_name_rather_stands_large_on_two_lines_than_small_on_one(sheet: Group) -> None:
    hub.build(page(), [Entry(name="National approval"), Entry(name="甲"), Entry(name="乙")], sheet)
    name = next(words for words in words_in(sheet) if words.text == "National approval")
    assert name.lines == 2
    assert name.token.px > 40
