from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import RankPoint, RankSlope
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page
from kiosk.stage.slides import rank_slope
from tests.support.pages import page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def fields(*ranks: int, of: int = 169) -> RankSlope:
    points = tuple(RankPoint(when=Text(zh=f"{2015 + i}", en=f"{2015 + i}"), rank=rank) for i, rank in enumerate(ranks))
    return RankSlope(points=points, of=of, note=Text(zh="进入前列", en="Among the leaders"))


def build(told: RankSlope, on: Page) -> QGraphicsItem:
    return rank_slope.build(on, Slide(id="rank", title=Text(zh="名次"), fields=told), told)


def paths(root: QGraphicsItem) -> list[QGraphicsPathItem]:
    return [child for child in root.childItems() if isinstance(child, QGraphicsPathItem)]


def line(root: QGraphicsItem) -> list[tuple[float, float]]:
    """The corners of the slope's line."""
    (path,) = [item for item in paths(root) if item.pen().widthF() == rank_slope.LINE_PX]
    elements = [path.path().elementAt(i) for i in range(path.path().elementCount())]
    return [(element.x, element.y) for element in elements]


@pytest.mark.parametrize(
    ("ranks", "of", "named"),
    [
        ([23, 17], 169, (15, 20, 25)),
        ([16, 14, 13, 11, 9], 169, (5, 10, 15, 20)),
        ([3, 2], 30, (1, 2, 3, 4)),
        ([1, 1], 30, (1, 2)),
        ([10, 1], 10, (1, 5, 10)),
        ([169, 120], 169, (100, 169)),
        ([1], 1, (1,)),
    ],
)
def test_the_scale_names_round_ranks_around_all_points(ranks: list[int], of: int, named: tuple[int, ...]) -> None:
    assert tuple(dict.fromkeys(rank_slope.scale(ranks, of))) == named


@pytest.mark.parametrize("worst", [2, 9, 40, 333, 9_999, 100_000])
@pytest.mark.parametrize("best", [1, 2, 30, 70_000])
def test_the_scale_never_goes_beyond_what_exists(best: int, worst: int) -> None:
    ranks = sorted((best, worst))
    named = rank_slope.scale(ranks, max(ranks))
    assert 1 <= named[0] <= ranks[0]
    assert ranks[-1] <= named[-1] <= max(ranks)
    assert list(named) == sorted(named)
    assert len(named) <= 6


@CANVASES
@pytest.mark.parametrize("ranks", [(23, 17), (3, 9), (16, 14, 13, 11, 9), (169, 120, 7, 1, 98, 45, 101)], ids=str)
def test_the_line_is_straight_between_the_known_points_and_better_is_higher(canvas: Canvas, ranks: tuple[int, ...]) -> None:
    corners = line(build(fields(*ranks), page(canvas=canvas)))
    assert len(corners) == len(ranks)
    assert all(x < next_x for (x, _), (next_x, _) in pairwise(corners))
    assert [rank for _, rank in sorted(zip([y for _, y in corners], ranks, strict=True))] == sorted(ranks)
    heights = [(y - corners[0][1]) / (rank - ranks[0]) for (_, y), rank in zip(corners[1:], ranks[1:], strict=True)]
    assert heights == pytest.approx([heights[0]] * len(heights))


@CANVASES
def test_every_point_has_a_node_with_its_rank(canvas: Canvas) -> None:
    on = page(canvas=canvas)
    root = build(fields(120, 98, 31), on)
    nodes = [
        item for item in paths(root) if item.brush().color() == QColor(on.hue) and item.pen().widthF() != rank_slope.LINE_PX
    ]
    assert [node.boundingRect().height() for node in nodes] == pytest.approx([60, 60, 60])
    assert [node.boundingRect().center().toTuple() for node in nodes] == [pytest.approx(corner) for corner in line(root)]
    numbers = [words for words in words_in(root) if words.colour == on.theme.bg]
    assert [words.text for words in numbers] == ["120", "98", "31"]
    assert all(node.boundingRect().contains(words.rect) for node, words in zip(nodes, numbers, strict=True))


@CANVASES
def test_large_figures_stand_at_both_ends_clear_of_the_nodes(canvas: Canvas) -> None:
    root = build(fields(23, 17), page(canvas=canvas))
    first, last = [words for words in words_in(root) if words.token.px >= 96]
    assert (first.text, last.text) == ("23", "17")
    for figure, (x, y) in zip((first, last), line(root), strict=True):
        assert not figure.rect.adjusted(-8, 0, 8, 0).contains(x, y)
        assert abs(figure.rect.center().y() - y) < 160


@pytest.mark.parametrize(
    ("language", "said"), [(Language.ZH, "169 家中的名次，名次越小越好"), (Language.EN, "Rank among 169: smaller is better")]
)
def test_it_says_among_how_many_and_how_to_read_it(language: Language, said: str) -> None:
    assert said in {words.text for words in words_in(build(fields(23, 17), page(language)))}


def test_without_a_note_the_points_have_more_room() -> None:
    bare = RankSlope(points=fields(23, 17).points, of=169)
    (_, low), (_, high) = line(build(fields(23, 17), page()))
    (_, bare_low), (_, bare_high) = line(build(bare, page()))
    assert bare_low - bare_high > low - high
