from itertools import combinations

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Kpi, KpiWall
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import kpi_wall
from kiosk.stage.slides.words import baseline
from tests.support.pages import Told, page, words_in

AREA = Kpi(
    label=Text(zh="管辖面积", en="Area administered"),
    value=Text(zh="99"),
    unit=Text(zh="平方公里", en="km²"),
    note=Text(zh="含水面", en="Water included"),
)


def wall(*items: Kpi, language: Language = Language.ZH) -> dict[str, Told]:
    fields = KpiWall(items=items)
    slide = Slide(id="figures", title=Text(zh="六个数"), fields=fields)
    return {words.text: words for words in words_in(kpi_wall.build(page(language), slide, fields))}


def figure(value: str) -> Kpi:
    return Kpi(label=Text(zh="办件"), value=Text(zh=value), unit=Text(zh="人次"))


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_cards_fill_the_content_without_touching(canvas: Canvas, count: int) -> None:
    rects = kpi_wall.places(canvas, count, 24)
    assert len(rects) == count
    assert all(canvas.content.contains(rect) for rect in rects)
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    assert max(rect.right() for rect in rects) == canvas.content.right()


def test_six_cards_stand_as_designed() -> None:
    first, *_, last = kpi_wall.places(LANDSCAPE, 6, 24)
    assert (first.x(), first.y(), first.width(), first.height()) == (96, 244, 560, 320)
    assert (last.x(), last.y()) == (1264, 588)


def test_three_cards_stand_in_the_middle_of_the_height() -> None:
    rect = kpi_wall.places(LANDSCAPE, 3, 24)[0]
    assert rect.center().y() == LANDSCAPE.content.center().y()
    assert rect.height() > 320


@pytest.mark.parametrize(("value", "px"), [("1,286", 128), ("12,860", 112), ("128,600", 96)])
def test_a_number_steps_down_until_its_unit_has_room(value: str, px: int) -> None:
    assert wall(*[figure(value)] * 3)[value].token.px == px


def test_number_and_unit_stand_on_one_baseline() -> None:
    told = wall(AREA, AREA, AREA)
    number, unit = told["99"], told["平方公里"]
    assert number.y + baseline(number.token) == unit.y + baseline(unit.token)
    assert unit.x == number.right + 16


def test_in_english_the_unit_is_part_of_the_label() -> None:
    told = wall(AREA, AREA, AREA, language=Language.EN)
    assert "Area administered, km²" in told
    assert "km²" not in told


def test_an_untranslated_figure_keeps_its_chinese_form() -> None:
    assert {"办件", "人次"} <= set(wall(*[figure("37")] * 3, language=Language.EN))


def test_a_measure_word_without_english_is_left_out_of_an_english_figure() -> None:
    offices = Kpi(label=Text(zh="办事处", en="Offices"), value=Text(zh="5", en="5"), unit=Text(zh="个"))
    assert "个" in wall(AREA, AREA, offices)
    told = wall(AREA, AREA, offices, language=Language.EN)
    assert "Offices" in told
    assert "个" not in told


def test_a_chinese_number_is_never_shown_without_its_unit() -> None:
    firms = Kpi(label=Text(zh="市场主体", en="Market entities"), value=Text(zh="5.9"), unit=Text(zh="万家"))
    assert {"Market entities", "5.9", "万家"} <= set(wall(AREA, AREA, firms, language=Language.EN))


def test_one_long_label_makes_all_labels_alike() -> None:
    long = Kpi(label=Text(zh="长", en="Government services handled online every year"), value=Text(zh="5"))
    told = wall(AREA, AREA, long, language=Language.EN)
    label = told["Government services handled online every year"]
    assert (label.token.px, label.lines) == (32, 2)
    assert told["Area administered, km²"].token == label.token
