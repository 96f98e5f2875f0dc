from collections.abc import Iterator
from itertools import pairwise

import pytest
from pyqtgraph import BarGraphItem, ViewBox
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Bar, BarFields
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page
from kiosk.stage.slides import bar
from kiosk.stage.slides.bar import BarChart
from kiosk.stage.slides.growing import Growing
from kiosk.stage.slides.words import Words
from tests.support.pages import page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def fields(*values: float, highlight: int | None = None) -> BarFields:
    bars = tuple(
        Bar(label=Text(zh=f"第{i}项"), value=value, highlight=i == highlight, note=Text(zh=f"附注{i}"))
        for i, value in enumerate(values)
    )
    return BarFields(unit=Text(zh="家", en="firms"), bars=bars)


def build(told: BarFields, on: Page | None = None) -> BarChart:
    return bar.build(on or page(), Slide(id="bars", title=Text(zh="比一比"), fields=told), told)


def items_in(item: QGraphicsItem) -> Iterator[QGraphicsItem]:
    for child in item.childItems():
        yield child
        yield from items_in(child)


def bars_in(root: QGraphicsItem) -> BarGraphItem:
    return next(item for item in items_in(root) if isinstance(item, BarGraphItem))


def picture(root: QGraphicsItem, part: QRectF | None = None) -> QImage:
    """The page as it is seen, or a part of it."""
    scene = QGraphicsScene()
    scene.addItem(root)
    area = part or QRectF(LANDSCAPE.rect)
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(page().theme.bg))
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), area, Qt.AspectRatioMode.IgnoreAspectRatio)
    painter.end()
    scene.removeItem(root)
    return image


@CANVASES
def test_bars_begin_at_zero_and_are_as_long_as_their_values(canvas: Canvas) -> None:
    root = build(fields(312, 186.5, 0, 97), page(canvas=canvas))
    bars = bars_in(root)
    view = bars.getViewBox()
    (left, right), _ = view.viewRange()
    assert (left, bars.opts["x0"], bars.opts["width"]) == (0, 0, [312, 186.5, 0, 97])
    assert right > 312
    assert view.geometry() == root.area


@CANVASES
@pytest.mark.parametrize("count", range(2, 9))
def test_bars_do_not_touch_and_lie_within_the_content(canvas: Canvas, count: int) -> None:
    rows = bar.places(canvas, ["长" * 12] * count, page().theme.type.label)
    assert canvas.content.contains(rows.plot)
    assert rows.middle(count - 1) + rows.thickness // 2 <= rows.plot.bottom() + 1
    assert rows.pitch - rows.over > rows.thickness >= 40


def test_the_highlighted_bar_has_the_sections_hue_and_the_others_are_calmer() -> None:
    on = page()
    first, second = (brush.color() for brush in bars_in(build(fields(5, 7, highlight=1), on)).opts["brushes"])
    assert second == QColor(on.hue)
    assert first != second
    figures = {words.text: words.colour for words in words_in(build(fields(5, 7, highlight=1), on))}
    assert (figures["5"], figures["7"]) == (on.theme.text1, on.hue)


def test_without_a_highlight_all_bars_have_the_sections_hue() -> None:
    on = page()
    assert {brush.color().name().upper() for brush in bars_in(build(fields(5, 7), on)).opts["brushes"]} == {on.hue}


@CANVASES
def test_figure_unit_and_note_stand_beyond_the_bars_end(canvas: Canvas) -> None:
    root = build(fields(312, 97), page(canvas=canvas))
    per_unit = bars_in(root).getViewBox().width() / bars_in(root).getViewBox().viewRange()[0][1]
    told = {words.text: words for words in words_in(root)}
    for text, value in (("312", 312), ("97", 97)):
        assert told[text].x > root.area.left() + value * per_unit
    assert told["附注0"].x >= told["312"].x
    assert max(words.right for words in told.values()) <= canvas.width - canvas.margin + 1


def test_the_units_language_is_that_of_the_page() -> None:
    assert "firms" in {words.text for words in words_in(build(fields(1, 2), page(Language.EN)))}


@pytest.mark.parametrize(
    ("most", "values"),
    [
        (312, [100, 200, 300]),
        (5, [1, 2, 3, 4, 5]),
        (128_600.5, [50_000, 100_000]),
        (0.3, [0.1, 0.2, 0.3]),
        (1e12, [2e11, 4e11, 6e11, 8e11, 1e12]),
    ],
)
def test_the_grid_stands_at_round_values(most: float, values: list[float]) -> None:
    assert bar.lines(most) == pytest.approx(values)


@pytest.mark.parametrize("most", [0.001, 0.7, 1, 3, 9.99, 26, 99, 12_345, 7e11])
def test_there_are_three_to_six_lines_with_the_zero(most: float) -> None:
    values = bar.lines(most)
    assert 2 <= len(values) <= 5
    assert all(one < other <= most * (1 + 1e-6) for one, other in pairwise([0.0, *values]))


def test_labels_of_the_grid_that_would_run_into_each_other_are_left_out() -> None:
    told = [words.text for words in words_in(build(fields(1e12, 1)))]
    assert told.count("1,000,000,000,000") == 1


def test_growing_changes_the_bars_and_never_a_figure() -> None:
    root = build(fields(300, 100))
    assert isinstance(root, Growing)
    figures = [
        words for words in items_in(root) if isinstance(words, Words) and words.text in {"300", "100"} and words.token.px == 40
    ]
    root.grow(0.5)
    assert bars_in(root).opts["width"] == [150, 50]
    assert [figure.isVisible() for figure in figures] == [False, False]
    root.grow(0.9)
    assert [figure.isVisible() for figure in figures] == [True, True]
    assert {words.text for words in words_in(root)} == {words.text for words in words_in(build(fields(300, 100)))}


def test_grown_it_is_as_it_was_built_and_on_the_way_only_its_area_changes() -> None:
    root = build(fields(300, 100, highlight=0))
    built, area = picture(root), picture(root, root.area)
    root.grow(0.4)
    on_the_way = picture(root)
    assert picture(root, root.area) != area
    painter = QPainter(on_the_way)
    painter.drawImage(root.area.topLeft(), area)
    painter.end()
    assert on_the_way == built
    root.grow(1.0)
    assert picture(root) == built


def test_bars_are_seen() -> None:
    on = page()
    root = build(fields(300, 100), on)
    rows = bars_in(root)
    seen = picture(root).pixelColor(round(root.area.left()) + 40, round(root.area.top() + rows.opts["y"][0]))
    assert seen == QColor(on.hue)
    assert isinstance(rows.getViewBox(), ViewBox)
