import pytest

from kiosk.domain.slide_fields import Bar, BarFields
from kiosk.domain.text import Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides.bar_end import End, figure
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.words import baseline
from tests.support.pages import Told, page, words_in

BAR = Bar(label=Text(zh="传感器"), value=1286.5, note=Text(zh="同比增长"))
FIELDS = BarFields(unit=Text(zh="亿元"), bars=(BAR, BAR))


def placed(canvas: Canvas, sheet: Group) -> tuple[End, list[Told]]:
    end = End(page(canvas=canvas), FIELDS, BAR, sheet)
    end.at(500, 300)
    return end, words_in(sheet)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0, "0"), (99, "99"), (1286, "1,286"), (17.5, "17.5"), (128_600.25, "128,600.25"), (1e12, "1,000,000,000,000")],
)
def test_a_figure_has_commas_and_no_decimals_it_was_not_given(value: float, printed: str) -> None:
    assert figure(value) == printed


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_unit_stands_on_the_figures_baseline_smaller(canvas: Canvas, sheet: Group) -> None:
    end, (number, unit, note) = placed(canvas, sheet)
    assert number.y + baseline(number.token) == unit.y + baseline(unit.token)
    assert number.token.px > unit.token.px >= 28
    assert max(number.right, unit.right, note.right) == 500 + end.width


def test_the_note_stands_beside_the_figure(sheet: Group) -> None:
    _, (_, unit, note) = placed(LANDSCAPE, sheet)
    assert note.x > unit.right
    assert note.y < unit.bottom


def test_upright_the_note_stands_below_the_figure(sheet: Group) -> None:
    _, (number, _, note) = placed(PORTRAIT, sheet)
    assert (note.x, note.y) == (500, number.bottom)


def test_words_fade_from_the_ground_to_their_ink(sheet: Group) -> None:
    end, before = placed(LANDSCAPE, sheet)
    end.fade(0.0)
    assert {words.colour for words in words_in(sheet)} == {page().theme.bg}
    end.fade(1.0)
    assert words_in(sheet) == before
