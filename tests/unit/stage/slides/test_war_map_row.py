from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kiosk.domain.text import Language, Text
from kiosk.domain.war_map import Project, ProjectState, WarMap
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.war_map_row import Hand
from tests.support.charts import CHART, INSIDE, many
from tests.support.pages import Told, page, words_in

PARKING = CHART.rows[1]


def row(project: Project, fields: WarMap = CHART, on: Page | None = None) -> QGraphicsItem:
    group = Group()
    Hand.of(on or page(), fields, 324).draw(project, 0, group)
    return group


def told(project: Project, fields: WarMap = CHART, on: Page | None = None) -> list[str]:
    return [words.text for words in words_in(row(project, fields, on))]


def test_a_row_tells_the_public_what_it_may_know() -> None:
    assert told(PARKING) == ["北岸停车平台", "城管局、交投集团", "2026-11-12", "35%", "逾期"]
    assert told(PARKING, on=page(Language.EN)) == [
        "North-bank parking", "City management, Transport group", "2026-11-12", "35%", "Overdue",
    ]  # fmt: skip


def test_those_inside_also_read_who_and_by_how_many_days() -> None:
    assert told(PARKING, INSIDE) == ["北岸停车平台", "城管局、交投集团", "钱二", "2026-11-12", "35%", "逾期 8 天"]
    assert told(CHART.rows[-1], INSIDE, page(Language.EN))[-1] == "1 day overdue"


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_no_person_and_no_days_are_drawn_for_the_public(canvas: Canvas) -> None:
    for project in CHART.rows:
        words = told(project, on=page(canvas=canvas))
        assert "责任人" not in words
        assert project.person not in words
        assert not any("天" in word for word in words)


def test_an_upright_row_has_its_captions_in_it() -> None:
    words = told(PARKING, INSIDE, page(canvas=PORTRAIT))
    assert [caption for caption in ("单位", "责任人", "时限", "进度") if caption in words] == ["单位", "责任人", "时限", "进度"]
    assert "状态" not in words, "a state says by itself what it is"
    assert "状态" in told(CHART.rows[5], INSIDE, page(canvas=PORTRAIT)), "a dash does not"


@pytest.mark.parametrize(
    ("percent", "figure", "share"), [(0, "0%", 0.0), (35, "35%", 0.35), (66.666, "66.7%", 0.66666), (100, "100%", 1.0)]
)
def test_the_bar_is_as_long_as_the_share(percent: float, figure: str, share: float) -> None:
    drawn = row(replace(PARKING, progress=percent))
    assert figure in [words.text for words in words_in(drawn)]
    paths = [item for item in drawn.childItems() if isinstance(item, QGraphicsPathItem)]
    (track,) = (item for item in paths if item.brush().color() == QColor(page().theme.hairline))
    (reached,) = (item for item in paths if item.brush().color() == QColor(page().hue))
    assert reached.path().boundingRect().width() == pytest.approx(track.path().boundingRect().width() * share, abs=1)


def test_a_dash_stands_for_what_is_not_known() -> None:
    assert told(CHART.rows[5]) == ["数据中心扩容", "—", "2027-03-01", "—", "—"]
    assert told(CHART.rows[5], INSIDE) == ["数据中心扩容", "—", "—", "2027-03-01", "—", "—"]


def test_columns_of_which_nothing_is_known_leave_their_room_to_the_others() -> None:
    def unit(fields: WarMap) -> Told:
        return next(words for words in words_in(row(fields.rows[0], fields)) if words.text == "甲乙丙丁单位")

    name, units = Text(zh="项目"), (Text(zh="甲乙丙丁单位"),)
    bare = WarMap(file="x.csv", rows=(Project(name=name, units=units),))
    full = WarMap(file="x.csv", rows=(Project(name=name, units=units, due="2026-01-01", progress=1, state=ProjectState.DONE),))
    dashes = [words.x for words in words_in(row(bare.rows[0], bare)) if words.text == "—"]
    figures = [words.x for words in words_in(row(full.rows[0], full)) if words.text == "2026-01-01"]
    assert unit(bare).right < figures[0] < dashes[0]


def test_all_rows_of_a_chart_are_set_in_the_same_sizes() -> None:
    rows = (*CHART.rows, Project(name=Text(zh="国家自主创新示范区核心区数据中心二期扩容与节能改造")))
    fields = replace(CHART, rows=rows)
    sizes = {words.token.px for project in rows for words in words_in(row(project, fields)) if words.text == project.name.zh}
    assert len(sizes) == 1
    assert sizes < {28, 30, 32}
    assert {words.token.px for words in words_in(row(many(1).rows[0], many(1))) if words.text == "项目0"} == {36}


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("zoom", [1.0, 1.35])
def test_no_name_no_date_and_no_figure_is_parted(canvas: Canvas, zoom: float) -> None:
    on = page(canvas=canvas)
    on = replace(on, look=replace(on.look, theme=on.theme.enlarged(zoom)))
    project = replace(PARKING, person="欧阳修远", progress=66.6)
    fields = replace(INSIDE, rows=(project, *CHART.rows))
    words = {words.text: words for words in words_in(row(project, fields, on))}
    assert {words[text].lines for text in ("欧阳修远", "2026-11-12", "66.6%", "逾期 8 天")} == {1}
    bare = words_in(row(many(1).rows[0], many(1), on))
    assert not any(one.rect.intersects(other.rect) for one, other in combinations(bare, 2))
