from itertools import pairwise

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TimelineFields, TimelineNode
from kiosk.domain.text import Language, Text
from kiosk.stage.look import PORTRAIT, Canvas
from kiosk.stage.slides import timeline
from tests.support.pages import Told, cards_in, page, words_in


def build(count: int, canvas: Canvas | None = None, text: str = "代管石佛、沟赵两个乡镇") -> tuple[dict[str, Told], list]:
    nodes = tuple(TimelineNode(when=Text(zh=str(1991 + i)), text=Text(zh=f"{text}{i}")) for i in range(count))
    fields = TimelineFields(nodes=nodes)
    on = page(Language.ZH, canvas) if canvas else page()
    root = timeline.build(on, Slide(id="years", title=Text(zh="三十年"), fields=fields), fields)
    return {words.text: words for words in words_in(root)}, cards_in(root, on.theme.surface)


@pytest.mark.parametrize("count", range(2, 8))
def test_cards_stand_above_and_below_the_rail_in_turn(count: int) -> None:
    _, cards = build(count)
    assert len(cards) == count
    assert all(card.bottom() < timeline.RAIL_Y for card in cards[::2])
    assert all(card.top() > timeline.RAIL_Y for card in cards[1::2])


def test_cards_are_wider_where_there_are_fewer() -> None:
    widths = [build(count)[1][0].width() for count in range(2, 8)]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] >= 296


def test_all_cards_are_alike_in_size_and_type() -> None:
    told, cards = build(5, text="3 月 6 日获国务院批准，列入全国二十一个国家高新区")
    assert len({(card.width(), card.height()) for card in cards}) == 1
    assert len({words.token for text, words in told.items() if "国务院" in text}) == 1


def test_when_is_bold_above_its_text() -> None:
    told, _ = build(3)
    when, text = told["1991"], told["代管石佛、沟赵两个乡镇0"]
    assert (when.token.weight, text.token.weight) == (700, 400)
    assert when.token.px > text.token.px
    assert text.y >= when.bottom


def test_an_upright_page_reads_downwards() -> None:
    _, cards = build(7, PORTRAIT)
    assert [card.top() for card in cards] == sorted(card.top() for card in cards)
    assert all(one.bottom() < other.top() for one, other in pairwise(cards))
