from itertools import combinations

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiative, Initiatives
from kiosk.domain.text import Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import initiatives
from tests.support.pages import Told, cards_in, page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def build(count: int, canvas: Canvas = LANDSCAPE) -> tuple[list[Told], list]:
    items = tuple(Initiative(name=Text(zh=f"举措{'一' * (i % 3 + 1)}"), line=Text(zh=f"一行说明{i}")) for i in range(count))
    told, on = Initiatives(items=items), page(canvas=canvas)
    root = initiatives.build(on, Slide(id="ten", title=Text(zh="举措"), fields=told), told)
    return words_in(root)[1:], cards_in(root, on.theme.surface)


@CANVASES
@pytest.mark.parametrize("count", range(2, 11))
def test_cards_lie_within_the_content_in_the_middle_without_touching(canvas: Canvas, count: int) -> None:
    rects = initiatives.places(canvas, count, 24)
    assert len(rects) == count
    assert len({(rect.width(), rect.height()) for rect in rects}) == 1
    assert all(canvas.content.contains(rect) for rect in rects)
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    for top in {rect.top() for rect in rects}:
        row = [rect for rect in rects if rect.top() == top]
        middle = (min(rect.left() for rect in row) + max(rect.right() for rect in row)) / 2
        assert middle == pytest.approx(canvas.width / 2, abs=2)


def test_ten_cards_stand_as_designed() -> None:
    rects = initiatives.places(LANDSCAPE, 10, 24)
    assert {(rect.width(), rect.height()) for rect in rects} == {(326, 312)}
    assert len({rect.top() for rect in rects}) == 2
    assert len({rect.left() for rect in rects}) == 5


def test_upright_ten_cards_are_two_a_row() -> None:
    rects = initiatives.places(PORTRAIT, 10, 24)
    assert (len({rect.top() for rect in rects}), len({rect.left() for rect in rects})) == (5, 2)


@CANVASES
def test_each_card_has_its_number_name_and_line_in_reading_order(canvas: Canvas) -> None:
    told, cards = build(10, canvas)
    assert [words.text for words in told[::3]] == [str(number) for number in range(1, 11)]
    for card, number, name, line in zip(cards, told[::3], told[1::3], told[2::3], strict=True):
        assert (number.token.px, number.token.weight, name.token.weight) == (72, 700, 700)
        assert name.token.px > line.token.px >= 28
        assert number.bottom - 12 <= name.y < name.bottom <= line.y
        assert card.contains(number.rect)
        assert card.contains(line.rect)


def test_names_are_alike_in_size_and_level() -> None:
    told, _ = build(5)
    assert len({(words.y, words.token) for words in told[1::3]}) == 1
