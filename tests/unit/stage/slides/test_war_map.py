from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.domain.view import PLAIN, Filter, OpenPart, OpenRow, View
from kiosk.domain.war_map import WarMap
from kiosk.stage.area import Area
from kiosk.stage.areas import areas_of
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page
from kiosk.stage.slides import war_map
from tests.support.charts import CHART, INSIDE, many, on_slide
from tests.support.pages import EDGE_PX, SOURCE, Told, cards_in, faults_of, page, words_in

CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
NAMES = {row.name.zh for row in CHART.rows}
VISITED = View(visited=True)


def seen(view: View = PLAIN, canvas: Canvas = LANDSCAPE, language: Language = Language.ZH) -> Page:
    return replace(page(language, canvas, source=SOURCE), view=view)


def build(fields: WarMap, on: Page) -> QGraphicsItem:
    return war_map.build(on, on_slide(fields), fields)


def texts(fields: WarMap, on: Page) -> list[Told]:
    return words_in(build(fields, on))


def names(fields: WarMap, on: Page) -> list[str]:
    known = {row.name.zh for row in fields.rows}
    return [words.text for words in texts(fields, on) if words.text in known]


def rows_touched(fields: WarMap, on: Page) -> list[Area]:
    return [area for area in areas_of(on, on_slide(fields)) if isinstance(area.act, OpenRow)]


def edges_in(root: QGraphicsItem, on: Page) -> list[QRect]:
    """The lines in the section's hue around whole rows."""
    lines = (child for child in root.childItems() if isinstance(child, QGraphicsPathItem))
    return [
        line.sceneBoundingRect().toAlignedRect()
        for line in lines
        if line.pen().color() == QColor(on.hue) and line.boundingRect().width() >= on.canvas.content.width()
    ]


def touched(fields: WarMap, on: Page) -> tuple[Area, ...]:
    """All that answers but the rows."""
    return tuple(area for area in areas_of(on, on_slide(fields)) if not isinstance(area.act, OpenRow))


def test_the_counts_name_every_state_and_the_date_of_the_data() -> None:
    told = [words.text for words in texts(CHART, seen())]
    heads = [told[told.index(word) : told.index(word) + 2] for word in ("已销号", "正常", "预警", "逾期", "暂缓")]
    assert heads == [["已销号", "1"], ["正常", "2"], ["预警", "1"], ["逾期", "2"], ["暂缓", "1"]]
    assert "数据截至 2026 年 11 月 20 日" in told
    english = {words.text for words in texts(CHART, seen(language=Language.EN))}
    assert {"Done", "On track", "At risk", "Overdue", "Paused", "As of 20 November 2026"} <= english


def test_where_no_state_is_known_none_is_counted_and_a_dash_stands_for_what_is_not_known() -> None:
    told = [words.text for words in texts(many(4), seen())]
    assert not {"已销号", "正常", "预警", "逾期", "暂缓"} & set(told)
    assert told.count("—") == 4 * 4
    assert [caption for caption in ("项目", "单位", "时限", "进度", "状态") if caption in told] == [
        "项目", "单位", "时限", "进度", "状态",
    ]  # fmt: skip


@CANVASES
def test_rows_stand_below_each_other_at_one_pitch(canvas: Canvas) -> None:
    tops = [words.y for words in texts(many(6), seen(canvas=canvas)) if words.text.startswith("项目") and words.text != "项目"]
    assert len(tops) == 6
    assert {lower - upper for upper, lower in pairwise(tops)} == {184 if canvas.portrait else 104}


@CANVASES
@pytest.mark.parametrize("count", [1, 5, 6, 7, 13, 60])
def test_the_pages_together_show_every_row_once(canvas: Canvas, count: int) -> None:
    fields = many(count)
    for view in (View(), VISITED):
        sights = [war_map.sight_of(seen(replace(view, part=part), canvas), fields) for part in range(20)]
        shown = [row.name.zh for sight in sights[: sights[0].of] for row in sight.rows]
        assert shown == [row.name.zh for row in fields.in_order]
        assert sights[-1].number == sights[0].of - 1, "there is no page beyond the last"


def test_what_plays_turns_as_many_pages_as_the_slide_has() -> None:
    for count in (1, 6, 7, 12, 13, 55):
        assert war_map.sight_of(seen(), many(count)).of == many(count).pages


def test_a_page_that_plays_says_which_it_is_and_a_visited_one_has_its_arrows_for_it() -> None:
    assert "1/2" in [words.text for words in texts(CHART, seen())]
    assert "2/2" in [words.text for words in texts(CHART, seen(View(part=1)))]
    (told,) = (words for words in texts(CHART, seen(VISITED)) if words.text == "1/2")
    assert told.bottom < LANDSCAPE.content_bottom


def test_an_untouched_chart_shows_no_controls() -> None:
    assert "全部" not in [words.text for words in texts(CHART, seen())]
    assert "全部" in [words.text for words in texts(CHART, seen(VISITED))]


def test_only_the_rows_of_a_unit_are_shown_if_that_is_chosen() -> None:
    on = seen(replace(VISITED, only="建设局"))
    assert names(CHART, on) == ["旧区供热改造", "东线管廊"]
    assert names(CHART, seen(replace(VISITED, only="没有的单位"))) == names(CHART, seen(VISITED))


@CANVASES
@pytest.mark.parametrize("language", list(Language))
def test_chips_and_arrows_answer_to_touch_where_they_are_drawn(canvas: Canvas, language: Language) -> None:
    on = seen(VISITED, canvas, language)
    areas = touched(CHART, on)
    acts = [area.act for area in areas]
    assert acts[0] == Filter(only="")
    assert acts[-1] == OpenPart(part=1)
    assert {act.only for act in acts[:-1] if isinstance(act, Filter)} <= {"", *(unit.zh for unit in CHART.units)}
    told = {words.text: words for words in texts(CHART, on)}
    for area in areas:
        assert min(area.rect.width(), area.rect.height()) >= 72
        assert on.canvas.content.contains(area.rect)
        assert area.rect.top() > on.canvas.height / 2, "a seated visitor reaches it"
        if isinstance(area.act, Filter):
            assert QRectF(area.rect).contains(told[on.read(area.name)].rect)
    assert not any(one.rect.intersects(other.rect) for one, other in combinations(areas, 2))


@CANVASES
@pytest.mark.parametrize("fields", [CHART, many(9)], ids=["counted", "not counted"])
@pytest.mark.parametrize("view", [VISITED, replace(VISITED, part=1), replace(VISITED, only="建设局")])
def test_every_row_in_sight_answers_where_it_is_drawn(canvas: Canvas, fields: WarMap, view: View) -> None:
    on = seen(view, canvas)
    rows = rows_touched(fields, on)
    cards = [card.toRect() for card in cards_in(build(fields, on), on.theme.surface) if card.height() in (92, 172)]
    assert [area.rect for area in rows] == cards
    assert [area.act for area in rows] == [OpenRow(row=name) for name in names(fields, on)]
    assert not any(one.rect.intersects(other.rect) for one in rows for other in touched(fields, on))


@CANVASES
def test_a_row_that_is_told_of_is_set_off(canvas: Canvas) -> None:
    shut = seen(VISITED, canvas)
    on = replace(shut, view=replace(VISITED, row="人才公寓"))
    (place,) = (area.rect for area in rows_touched(CHART, on) if area.act == OpenRow(row="人才公寓"))
    assert edges_in(build(CHART, shut), on) == []
    assert edges_in(build(CHART, on), on) == [place]


def test_there_is_a_way_back_from_the_last_page_and_none_on() -> None:
    turns = [
        [area.act for area in touched(many(13), seen(replace(VISITED, part=part))) if isinstance(area.act, OpenPart)]
        for part in range(3)
    ]
    assert turns == [[OpenPart(part=1)], [OpenPart(part=0), OpenPart(part=2)], [OpenPart(part=1)]]


def test_where_there_is_nothing_to_choose_there_are_no_chips() -> None:
    alone = replace(CHART, rows=CHART.rows[:1])
    assert touched(alone, seen(VISITED)) == ()
    assert touched(many(3), seen(VISITED)) == ()


@CANVASES
@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "view", [PLAIN, View(part=1), VISITED, replace(VISITED, only="建设局")], ids=["plain", "turned", "visited", "filtered"]
)
def test_nothing_lies_on_anything_else(canvas: Canvas, name: ThemeName, language: Language, view: View) -> None:
    for fields in (CHART, INSIDE, many(10)):
        on = replace(page(language, canvas, source=SOURCE, name=name), view=view)
        assert faults_of(build(fields, on), on) == []
        assert [words.text for words in texts(fields, on) if words.token.px < 28] == []


@CANVASES
@pytest.mark.parametrize("view", [PLAIN, VISITED], ids=["plain", "visited"])
def test_the_rows_end_above_the_controls_and_the_foot(canvas: Canvas, view: View) -> None:
    full = replace(CHART, rows=tuple(replace(row, name=Text(zh=f"{row.name.zh}{n}")) for row in CHART.rows for n in range(3)))
    on = seen(view, canvas)
    rows = [card for card in cards_in(build(full, on), on.theme.surface) if card.height() in (92, 172)]
    assert len(rows) == (5 if view.visited and not canvas.portrait else 6)
    controls = min((area.rect.top() for area in touched(full, on)), default=canvas.footnote_bottom)
    foot = min(words.y for words in words_in(build(full, on)) if words.text == SOURCE.zh)
    assert max(row.bottom() for row in rows) < (controls if view.visited else foot)
    assert max(row.right() for row in rows) <= canvas.width - EDGE_PX
